import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/engine/ports.ts';
import { type ExportWords, exportColumns, exportWords } from '../../shared/contract/claims-settings.ts';
import { approved, linkClients, logIn, type Rig, rig, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { practiceDrafts } from '../support/practice-drafts.ts';
import { until } from '../unit/engine/support.ts';

interface Linked {
  readonly own: Rig;
  readonly systemUserId: string;
  readonly numbers: readonly string[];
}

/** The firm's first clients are linked. Twenty of them pay in every way there is. */
async function linked(count: number): Promise<Linked> {
  const own = await rig();
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const chosen = rows.slice(0, count);
  await linkClients(
    own,
    systemUserId,
    chosen.map(({ clientId }) => clientId),
  );
  return { own, systemUserId, numbers: chosen.map(({ organisationNumber }) => organisationNumber) };
}
const inUse = (own: Rig) => own.must('agreements.chooseTasks', { tasks: ['mva', 'messages', 'claims'] });
const look = (own: Rig, organisationNumber: string) => own.must('claims.look', { organisationNumber, force: true });

describe('a return that was filed in practice', () => {
  it('is waited for, has a claim with the amount it was filed with, and is paid when the client pays', async () => {
    let ahead = 0;
    const own = await rig({ ...systemClock, now: () => systemClock.now() + ahead });
    const [draft] = await practiceDrafts(own, 1);
    if (!draft) throw new Error('no draft');
    const { returnId } = draft;
    const claim = async () => (await own.must('claims.ofReturn', { returnId })).claim;
    await own.must('mva.file', { ...draft, channel: 'systemUser' });
    const { client, period } = await own.must('mva.get', { returnId });
    const { organisationNumber } = client;
    await until(
      async () => (await own.must('mva.get', { returnId })).state.startsWith('accepted'),
      'the verdict',
      60_000,
    );
    expect(await claim()).toBeNull();
    await inUse(own);
    await look(own, organisationNumber);
    expect(await claim()).toMatchObject({ state: 'waiting', lines: [], organisationNumber });
    expect(await own.must('claims.settledOf', { period })).toEqual({ rows: [] });

    ahead = 3 * 86_400_000;
    await look(own, organisationNumber);
    const there = await claim();
    expect(there).toMatchObject({ state: 'there', amount: 'same', settled: 'open' });
    expect(there?.claimed).toBe(there?.filed);
    expect(there?.details?.length === 0 || there?.details?.some(({ field }) => field === 'kid')).toBe(true);
    const claimId = there?.lines[0]?.claimId;
    expect((await own.must('claims.returnsOf', { organisationNumber })).returns).toContainEqual({ claimId, returnId });

    const kid = there?.lines[0]?.details?.kid ?? (await own.must('mva.get', { returnId })).filings[0]?.payment?.kid;
    const pay = (amount: number) => tellPractice(own, 'pay', { organisation: organisationNumber, amount, kid });
    await pay(100_00);
    await look(own, organisationNumber);
    expect(await claim()).toMatchObject({ settled: 'part', open: (there?.open ?? 0) - 100_00 });
    await pay((there?.open ?? 0) - 100_00);
    await look(own, organisationNumber);
    // It is among the open ones no longer, and is known to have left them.
    expect(await claim()).toMatchObject({ state: 'there', settled: 'all', goneOn: expect.any(String), details: null });
    const category = 'alminnelig';
    expect((await own.must('claims.settledOf', { period })).rows).toEqual([
      { organisationNumber, category, settled: 'all' },
    ]);
  }, 180_000);
});

const wishFor = (organisationNumber: string, withOwner: boolean) => {
  const words = Object.fromEntries(Object.keys(exportWords.shape).map((key) => [key, key])) as ExportWords;
  const headings = exportColumns.map((column) => `=${column}`);
  return { organisationNumber, format: 'csv', name: 'Krav', language: 'nb', headings, words, withOwner } as const;
};

describe('what clients owe, asked of practice', () => {
  it('is nothing before the firm uses it, and the page says what to order', async () => {
    const { own, numbers } = await linked(1);
    expect(await own.must('claims.list', {})).toMatchObject({ locked: { missing: ['claims'], chosen: false } });
    const { row } = await look(own, numbers[0] ?? '');
    expect(row).toMatchObject({ state: 'unreached', fetchedAt: null });
    await inUse(own);
    expect((await own.must('claims.list', {})).locked).toBeNull();
  }, 60_000);

  it('is each client’s own sums, with lines that give them and payment details where there are any', async () => {
    const { own, numbers } = await linked(40);
    await inUse(own);
    const views = [];
    for (const organisationNumber of numbers) views.push(await look(own, organisationNumber));
    const states = new Set(views.map(({ row }) => row.state));
    expect([...states].sort()).toEqual(['nothing', 'open']);
    const owing = views.filter(({ row, lines }) => row.state === 'open' && lines.length > 0);
    // The lines are what the service's sums are of, but where it withholds them.
    expect(owing.filter(({ row }) => row.differing.length > 0).map(({ row }) => row.client.name)).toEqual([]);
    expect(owing.some(({ row }) => row.totals === null)).toBe(true);
    expect(owing.some(({ lines }) => lines.some(({ suspended }) => suspended))).toBe(true);
    const open = owing.flatMap(({ lines }) => lines.filter((line) => (line.open ?? 0) > 0));
    expect(open.some(({ details }) => (details?.kid ?? '') !== '')).toBe(true);
    expect(open.some(({ details }) => !details?.kid)).toBe(true);
    expect(views.some(({ row }) => (row.totals?.unplaced ?? 0) < 0)).toBe(true);
    expect(open.every(({ kind, principalId }) => (kind === 'interest') === (principalId !== null))).toBe(true);
  }, 120_000);

  it('moves when the client pays: what was open is less, and somebody has seen it', async () => {
    const { own, numbers } = await linked(20);
    await inUse(own);
    for (const organisationNumber of numbers) {
      const { lines } = await look(own, organisationNumber);
      const due = lines.find(({ open, details }) => (open ?? 0) > 100_00 && details?.kid);
      if (!due) continue;
      await tellPractice(own, 'pay', { organisation: organisationNumber, amount: 100_00, kid: due.details?.kid });
      const { moved, row } = await look(own, organisationNumber);
      expect(moved).toMatchObject([{ kind: 'less', before: expect.any(Number), after: expect.any(Number) }]);
      expect((moved[0]?.before ?? 0) - (moved[0]?.after ?? 0)).toBe(100_00);
      expect(row.moved).toBe(1);
      await own.must('claims.seen', { organisationNumber });
      expect((await own.must('claims.ofClient', { organisationNumber })).moved).toEqual([]);
      const year = Number((due.due ?? '').slice(0, 4));
      const years = await Promise.all(
        [year, year + 1].map((each) => own.must('claims.year', { organisationNumber, year: each })),
      );
      const paid = years.flatMap(({ payments }) => payments.map(({ amount }) => amount));
      expect(paid).toContain(100_00);
      return;
    }
    throw new Error('nobody owes anything');
  }, 120_000);

  it('says at the next look that the access is gone, keeps what was told, and asks about the others', async () => {
    const { own, numbers } = await linked(3);
    await inUse(own);
    for (const organisationNumber of numbers) await look(own, organisationNumber);
    const [gone = '', other = ''] = numbers;
    const before = (await own.must('claims.ofClient', { organisationNumber: gone })).row;
    await tellPractice(own, 'revoke', { client: gone });
    const after = (await look(own, gone)).row;
    expect(after).toMatchObject({ state: 'none', problem: { code: 'claims.noAccess' } });
    expect([after.fetchedAt, after.totals]).toEqual([before.fetchedAt, before.totals]);
    expect((await look(own, other)).row.state).not.toBe('none');
  }, 60_000);

  it('has Skatteetaten’s own calendar confirm ours, with the other duties beside it, and keeps it when that is down', async () => {
    const { own, numbers } = await linked(6);
    await inUse(own);
    const calendar = (organisationNumber: string) => own.must('claims.deadlines', { organisationNumber });
    const all = [];
    // Before it is granted the claims are told all the same.
    expect((await look(own, numbers[0] ?? '')).row.problem).toBeNull();
    expect(await calendar(numbers[0] ?? '')).toEqual({ deadlines: [], fetchedAt: null });
    const { selfService } = await own.must('agreements.view', {});
    await (await new PaperBrowser().open(`${selfService}/bestillinger`)).press('Innvilg skatteetaten:frister');
    for (const organisationNumber of numbers) {
      await look(own, organisationNumber);
      all.push(...(await calendar(organisationNumber)).deadlines);
    }
    expect(all.some(({ stands }) => stands === 'confirmed')).toBe(true);
    expect(all.some(({ stands, title }) => stands === 'separate' && title?.includes('skattemelding'))).toBe(true);
    expect(all.filter(({ stands }) => stands === 'other')).toEqual([]);
    const [first = ''] = numbers;
    const before = await calendar(first);
    await tellPractice(own, '', { match: '/frister', times: 9, status: 503 });
    await look(own, first);
    expect(await calendar(first)).toEqual(before);
    // It is no fault of the claims.
    expect((await own.must('claims.ofClient', { organisationNumber: first })).row.problem).toBeNull();
  }, 60_000);

  it('brings up on the overview who is overdue, as many as the list has, and nobody before anything was told', async () => {
    const { own, numbers } = await linked(20);
    await inUse(own);
    const kinds = async () => (await own.must('overview.get', {})).rows.map(({ kind }) => kind);
    expect((await own.must('overview.get', {})).clientsOverdue).toBe(0);
    for (const organisationNumber of numbers) await look(own, organisationNumber);
    const { rows } = await own.must('claims.list', {});
    const late = rows.filter(({ totals, oldestDue }) => (totals ? (totals.overdue ?? 0) > 0 : oldestDue !== null));
    expect(late.length).toBeGreaterThan(0);
    expect((await own.must('overview.get', {})).clientsOverdue).toBe(late.length);
    const today = await kinds();
    const fined = rows.some(({ hasFine }) => hasFine);
    expect(today.includes('returnMissing') || today.includes('coerciveFine')).toBe(fined);
    // The firm takes one away, and it is heard of no longer.
    await tellPractice(own, 'revoke', { client: late[0]?.client.organisationNumber });
    await look(own, late[0]?.client.organisationNumber ?? '');
    expect((await own.must('overview.get', {})).clientsOverdue).toBe(late.length - 1);
  }, 60_000);

  it('is asked of all as one job, at most once an hour', async () => {
    const { own, numbers } = await linked(8);
    await inUse(own);
    const { jobId } = await own.must('claims.refreshAll', {});
    await until(
      async () => (await own.must('jobs.list', {})).jobs.find(({ id }) => id === jobId)?.state === 'done',
      'the round',
      30_000,
    );
    const { rows } = await own.must('claims.list', {});
    const fetched = rows.filter(({ fetchedAt }) => fetchedAt !== null).map(({ client }) => client.organisationNumber);
    expect(fetched.sort()).toEqual([...numbers].sort());
    expect(await own.call('claims.refreshAll', {})).toMatchObject({ error: { code: 'claims.refreshedLately' } });
  }, 60_000);

  it('keeps what was told when the service is down, and says so', async () => {
    const { own, numbers } = await linked(1);
    await inUse(own);
    const [organisationNumber = ''] = numbers;
    const { row } = await look(own, organisationNumber);
    await tellPractice(own, '', { match: '/kravogbetalinger', times: 9, status: 400 });
    expect((await look(own, organisationNumber)).row).toMatchObject({
      fetchedAt: row.fetchedAt,
      problem: { code: 'claims.refused' },
    });
    await tellPractice(own, 'clear', {});
    expect((await look(own, organisationNumber)).row.problem).toBeNull();
  }, 60_000);

  it('is refused under a data access profile that is not the firm’s, which the self-test says, until the right one is set', async () => {
    const { own, numbers } = await linked(1);
    await inUse(own);
    const checked = async () => {
      await own.must('checks.start', {});
      const last = () => own.must('checks.last', {});
      await until(async () => (await last()).state === 'finished', 'the self-test', 30_000);
      return (await last()).checks.find(({ id }) => id === 'claims.question');
    };
    expect(await checked()).toMatchObject({ state: 'ok' });
    await own.must('claims.saveSettings', { profile: 'finans', onlyWorkstation: true });
    expect(await own.must('claims.settings', {})).toEqual({ profile: 'finans', onlyWorkstation: true });
    expect((await look(own, numbers[0] ?? '')).row.problem).toMatchObject({ code: 'claims.profileRefused' });
    expect(await checked()).toMatchObject({ state: 'failed', problem: { code: 'claims.profileRefused' } });
    await own.must('claims.saveSettings', { profile: 'regnskapssystem', onlyWorkstation: false });
    expect((await look(own, numbers[0] ?? '')).row.problem).toBeNull();
    expect(await own.call('claims.saveSettings', { profile: '../x', onlyWorkstation: false })).toMatchObject({
      ok: false,
    });
  }, 60_000);

  it('becomes a file of one client alone, once the firm has confirmed the terms, and never again after that is withdrawn', async () => {
    const { own, numbers } = await linked(20);
    await inUse(own);
    const views = [];
    for (const organisationNumber of numbers) views.push(await look(own, organisationNumber));
    const view = views.find(({ row }) => row.credit < 0) ?? views.find(({ lines }) => lines.length > 1);
    const { organisationNumber } = view?.row.client ?? { organisationNumber: '' };
    const wish = wishFor(organisationNumber, false);
    expect(await own.call('claims.export', wish)).toMatchObject({ error: { code: 'claims.termsNotConfirmed' } });
    const { confirmed } = await own.must('claims.confirmTerms', { confirmed: true });
    expect(confirmed?.person).not.toBe('');
    const saved = await own.must('claims.export', wish);
    expect(saved.name).toMatch(new RegExp(`^Krav ${organisationNumber} \\d{4}-\\d{2}-\\d{2}`));
    const file = readFileSync(join(own.downloads, saved.name), 'utf8');
    const [heading = '', ...lines] = file.trimEnd().split('\r\n');
    expect(heading.slice(1).split(';')).toEqual(exportColumns.map((column) => `'=${column}`));
    const kroner = (ore: number | null) => (ore === null ? '' : String(ore / 100).replace('.', ','));
    const shown = view?.lines.filter(({ ofOwner }) => !ofOwner) ?? [];
    expect(lines.map((each) => each.split(';')[5])).toEqual(shown.map(({ open }) => kroner(open)));
    await own.must('claims.confirmTerms', { confirmed: false });
    expect(await own.call('claims.export', wish)).toMatchObject({ error: { code: 'claims.termsNotConfirmed' } });
  }, 60_000);

  it('leaves out of a file what is registered on an owner, unless it is asked for', async () => {
    const { own, numbers } = await linked(40);
    await inUse(own);
    await own.must('claims.confirmTerms', { confirmed: true });
    for (const organisationNumber of numbers) {
      const { lines } = await look(own, organisationNumber);
      const ofOwner = lines.filter((line) => line.ofOwner).length;
      if (ofOwner === 0) continue;
      const rows = async (withOwner: boolean) => {
        const saved = await own.must('claims.export', wishFor(organisationNumber, withOwner));
        return readFileSync(join(own.downloads, saved.name), 'utf8').trimEnd().split('\r\n').length;
      };
      expect((await rows(true)) - (await rows(false))).toBe(ofOwner);
      return;
    }
    throw new Error('no sole trader owes as a person');
  }, 120_000);
});
