import { describe, expect, it, vi } from 'vitest';
import type { AgreementsView, ScopeLine } from '../../shared/contract/agreements.ts';
import { logIn, type Rig, rig, setUp } from '../support/engine-practice.ts';
import { type Page, PaperBrowser } from '../support/paper-browser.ts';

const DIALOGS = 'digdir:dialogporten';
const today = '2026-11-22';

// Several checks, each with a grant for every scope.
vi.setConfig({ testTimeout: 60_000 });

const lineOf = ({ scopes }: AgreementsView, id: ScopeLine['id']): ScopeLine => {
  const line = scopes.find((each) => each.id === id);
  if (!line) throw new Error(id);
  return line;
};
async function selfService(own: Rig, path = ''): Promise<Page> {
  return new PaperBrowser().open(`${(await own.must('agreements.view', {})).selfService}${path}`);
}
/** What Maskinporten says now, as the page's own button asks it. */
async function checked(own: Rig, id: ScopeLine['id']): Promise<ScopeLine> {
  await own.must('access.checkIntegration', {});
  return lineOf(await own.must('agreements.view', {}), id);
}

describe('ordering a scope', () => {
  it('goes from refused over ordered to granted, and only a token decides', async () => {
    const own = await rig();
    await setUp(own);
    const ready = await own.must('agreements.view', {});
    expect(
      ready.scopes.filter((line) => line.needed && line.integration === 'maskinporten').map(({ state }) => state),
    ).toEqual(Array(7).fill('granted'));
    expect(lineOf(ready, 'dialogporten').where).toBe(ready.selfService);

    await (await selfService(own)).press(`Trekk tilbake ${DIALOGS}`);
    expect(await checked(own, 'dialogporten')).toMatchObject({
      state: 'refused',
      proof: { granted: false, code: 'MP-250' },
    });
    await (await selfService(own)).press(`Bestill på nytt ${DIALOGS}`);
    await own.must('agreements.note', { ids: ['dialogporten'], status: 'ordered', day: today, reason: '' });
    expect(await checked(own, 'dialogporten')).toMatchObject({ state: 'ordered', proof: { code: 'MP-250' } });

    await (await selfService(own, '/bestillinger')).press(`Innvilg ${DIALOGS}`);
    expect(await checked(own, 'dialogporten')).toMatchObject({ state: 'granted', proof: { granted: true, code: '' } });
    await own.restart();
    expect(lineOf(await own.must('agreements.view', {}), 'dialogporten').state).toBe('granted');
  });

  it('that was refused is begun anew, whatever somebody noted', async () => {
    const own = await rig();
    await setUp(own);
    await (await selfService(own)).press(`Trekk tilbake ${DIALOGS}`);
    await (await selfService(own)).press(`Bestill på nytt ${DIALOGS}`);
    const orders = await selfService(own, '/bestillinger');
    await orders.press(`Avslå ${DIALOGS}`, { grunn: 'Mangler formål' });
    await own.must('agreements.note', {
      ids: ['dialogporten'],
      status: 'refused',
      day: today,
      reason: 'Mangler formål',
    });
    // Somebody thinks it is granted: Maskinporten knows better.
    await own.must('agreements.note', { ids: ['dialogporten'], status: 'granted', day: today, reason: '' });
    expect((await checked(own, 'dialogporten')).state).toBe('refused');

    await (await selfService(own)).press(`Bestill på nytt ${DIALOGS}`);
    await (await selfService(own, '/bestillinger')).press(`Innvilg ${DIALOGS}`);
    expect((await checked(own, 'dialogporten')).state).toBe('granted');
    const acts = (await own.must('audit.list', { limit: 200 })).rows.filter(({ act }) => act === 'agreements.note');
    expect(acts.map(({ person, params }) => [person, params.status])).toEqual([
      ['Kari Test', 'granted'],
      ['Kari Test', 'refused'],
    ]);
  });

  it('is told apart from a scope that is not on the integration', async () => {
    const own = await rig();
    await setUp(own);
    const page = await (await selfService(own)).press('Slett Maskinporten-integrasjonen');
    const { key } = await own.must('access.overview', {});
    const made = await page.press('Lag Maskinporten-integrasjonen', {
      visningsnavn: 'Klientbro',
      mpscopes: 'altinn:authentication/systemregister.write',
    });
    const registered = await made.press('Registrer nøkkel', { 'Offentlig nøkkel': key.key?.jwk ?? '' });
    const maskinportenClientId = registered.document.querySelector('dd code')?.textContent ?? '';
    const saved = await own.must('access.saveIntegrations', { maskinportenClientId });
    // What another integration had says nothing of this one.
    expect(saved.scopes.every(({ granted }) => granted === 'unknown')).toBe(true);
    expect(await checked(own, 'dialogporten')).toMatchObject({ state: 'refused', proof: { code: 'MP-200' } });
    expect(lineOf(await own.must('agreements.view', {}), 'systemRegister').state).toBe('granted');
  });

  it('asks Maskinporten for no more than the firm uses', async () => {
    const own = await rig();
    await setUp(own);
    await own.must('agreements.chooseTasks', { tasks: ['mva'] });
    expect((await own.must('access.checkIntegration', {})).scopes.map(({ scope }) => scope)).not.toContain(DIALOGS);
    await (await selfService(own)).press(`Trekk tilbake ${DIALOGS}`);
    expect((await own.must('access.checkIntegration', {})).agreements).toBe('done');
    await own.must('agreements.chooseTasks', { tasks: ['mva', 'messages'] });
    expect((await own.must('access.checkIntegration', {})).agreements).toBe('waiting');
  });
});

describe('a login with ID-porten', () => {
  it('proves the scopes it came with, and shows which did not come', async () => {
    const own = await rig();
    await setUp(own);
    await logIn(own, 'filing', /Daglig leder/);
    const first = await own.must('agreements.view', {});
    expect(['personRead', 'personWrite', 'validation'].map((id) => lineOf(first, id as ScopeLine['id']).state)).toEqual(
      Array(3).fill('granted'),
    );
    expect(lineOf(first, 'delegationsWrite')).toMatchObject({ state: 'todo', proof: null });
    await (await selfService(own)).press('Trekk tilbake altinn:clientdelegations.write for ID-porten');
    await logIn(own, 'clientAdministration', /Klientadministrator/);
    const second = await own.must('agreements.view', {});
    expect(lineOf(second, 'delegationsRead').state).toBe('granted');
    expect(lineOf(second, 'delegationsWrite')).toMatchObject({ state: 'refused', proof: { granted: false } });
  });
});
