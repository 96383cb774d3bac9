import { describe, expect, it } from 'vitest';
import { type Rig, rig, setUp } from '../support/engine-practice.ts';

const urn = (code: string) => `urn:altinn:accesspackage:${code}`;

async function registered(own: Rig) {
  const view = await own.must('system.view', {});
  if (!view.registered) throw new Error('no system');
  return { ...view, ...view.registered };
}

describe("the firm's system", () => {
  it('is shown, changed as seen, refused when somebody else changed it, and then changed again', async () => {
    const own = await rig();
    await setUp(own);
    const first = await registered(own);
    expect(first).toMatchObject({ content: { visible: false, clientIds: [first.ownClientId], redirectUrls: [] } });
    const packages = [...first.content.packages, urn('krav-og-utlegg')];
    const wish = { ...first.content, packages, redirectUrls: ['https://firma.example.no'] };
    const told = await own.must('system.difference', { seen: first.seen, wish });
    expect(told).toEqual({
      changes: [
        { field: 'packages', kind: 'added', item: urn('krav-og-utlegg'), from: '', to: '' },
        { field: 'redirectUrls', kind: 'added', item: 'https://firma.example.no', from: '', to: '' },
      ],
      notices: [],
    });
    const second = await own.must('system.save', { seen: first.seen, wish });
    expect(second.registered?.content).toMatchObject({ packages, redirectUrls: ['https://firma.example.no/'] });
    expect((await own.must('access.overview', {})).system.packages).toEqual(packages);

    // The page that was open before still shows the first state: to send from it would undo what was done since.
    const old = { seen: first.seen, wish: first.content };
    for (const name of ['system.difference', 'system.save'] as const) {
      expect(await own.call(name, old)).toMatchObject({ error: { code: 'system.changedMeanwhile', sent: 'notSent' } });
    }
    expect((await registered(own)).content.packages).toEqual(packages);
    const { name } = first.content;
    const again = { seen: second.seen, wish: { ...wish, name: { ...name, nb: 'Fjordtall' } } };
    const third = await own.must('system.save', again);
    expect(third.registered?.content).toMatchObject({ name: { nb: 'Fjordtall', en: name.en }, packages });
    expect((await own.must('access.overview', {})).system.name).toBe('Fjordtall');

    // Registering over it adds what is missing and drops nothing.
    await own.must('access.registerSystem', { name: 'Klientbro' });
    expect((await registered(own)).seen).toBe(third.seen);
  });

  it('may not be visible with packages from Enhetsregisteret: said before, and not sent', async () => {
    const own = await rig();
    await setUp(own);
    const { seen, content } = await registered(own);
    const wish = { ...content, visible: true };
    const { notices } = await own.must('system.difference', { seen, wish });
    expect(notices).toMatchObject([{ code: 'visibleRefused', blocking: true }]);
    expect(await own.call('system.save', { seen, wish })).toMatchObject({
      error: { code: 'system.notVisible', sent: 'notSent' },
    });
    const only = { ...wish, packages: [urn('merverdiavgift')] };
    await own.must('system.save', { seen, wish: only });
    expect((await own.must('access.overview', {})).guide.selfService).toBe('firm');
  });

  it('names the request that uses a package that goes, and the field that Altinn refuses', async () => {
    const own = await rig();
    await setUp(own);
    await own.must('access.requestSystemUser', {
      kind: 'standard',
      title: 'Eget firma',
      packages: [urn('merverdiavgift')],
    });
    const { seen, content } = await registered(own);
    const wish = { ...content, packages: content.packages.filter((each) => each !== urn('merverdiavgift')) };
    const { notices } = await own.must('system.difference', { seen, wish });
    expect(notices).toMatchObject([
      { code: 'packageInUse', item: urn('merverdiavgift'), names: ['Eget firma'] },
      { code: 'packageMissing' },
    ]);
    const strange = { ...content, packages: [...content.packages, urn('finnes-ikke')] };
    expect(await own.call('system.save', { seen, wish: strange })).toMatchObject({
      error: { code: 'system.packagesRefused', params: { authorityCode: 'AUTH.VLD-00008' }, sent: 'notSent' },
    });
  });

  it('is deleted, and registered anew under another id', async () => {
    const own = await rig();
    await setUp(own);
    const { systemId, ownClientId } = await registered(own);
    const after = await own.must('system.delete', { systemId });
    expect(after).toMatchObject({ registered: null, formerIds: [systemId], nextId: `${systemId}-2` });
    expect((await own.must('access.overview', {})).system.state).toBe('todo');
    expect(await own.call('system.delete', { systemId })).toMatchObject({ error: { code: 'access.notSetUp' } });
    await own.must('access.registerSystem', { name: 'Klientbro' });
    expect(await registered(own)).toMatchObject({ systemId: `${systemId}-2`, content: { clientIds: [ownClientId] } });
    const acts = (await own.must('audit.list', { limit: 100 })).rows.filter((row) => row.act.startsWith('system.'));
    expect(acts.map((row) => `${row.act} ${row.outcome}`)).toEqual([
      'system.register done',
      'system.register begun',
      'system.delete done',
      'system.delete begun',
      'system.register done',
      'system.register begun',
    ]);
  });

  it('is advised on from the policies, with the packages of the catalogue, also when Altinn no longer answers', async () => {
    const own = await rig();
    await setUp(own);
    const advice = await own.must('system.advice', {});
    const mva = advice.tasks.find((task) => task.task === 'mva');
    expect(mva?.services).toMatchObject([{ id: 'app_skd_mva-melding-innsending-v1', title: 'Mva-melding' }]);
    expect(mva?.least).toEqual([
      { whom: 'registered', urn: urn('regnskapsforer-med-signeringsrettighet'), inSystem: true },
      { whom: 'delegated', urn: urn('merverdiavgift'), inSystem: true },
      { whom: 'own', urn: urn('merverdiavgift'), inSystem: true },
    ]);
    const confirms = mva?.services[0]?.packages.find((each) => each.urn.endsWith('uten-signeringsrettighet'));
    expect(confirms).toMatchObject({ inSystem: true, confirms: false });
    const catalogue = await own.must('system.catalogue', {});
    expect(catalogue.packages.find((each) => each.urn === urn('merverdiavgift'))).toMatchObject({
      name: 'Merverdiavgift',
      area: 'Skatt, avgift, regnskap og toll',
      forClients: true,
      forOwn: true,
    });
    await own.practice.stop();
    expect(await own.must('system.catalogue', {})).toEqual(catalogue);
    expect((await own.call('system.view', {})).ok).toBe(false);
  });
});
