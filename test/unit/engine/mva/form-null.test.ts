import { describe, expect, it } from 'vitest';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import {
  type Engine,
  file,
  importReturn,
  isOver,
  lookAt,
  must,
  newWorld,
  run,
  startEngine,
} from '../../../fixtures/mva/engine.ts';
import { CLIENT, OTHER, sampleReturn } from '../../../fixtures/mva/samples.ts';

const period = { kind: 'toMaaneder', number: 5, year: 2026 } as const;
const fourth = { ...period, number: 4 };

async function world() {
  const world = await newWorld();
  const [own] = world.clients;
  // Both are clients that a return is waited for from.
  world.clients = world.clients.map((client) => ({ ...client, systemUser: own?.systemUser ?? null }));
  const engine = startEngine(world);
  const candidates = async (of: typeof fourth = period) =>
    must(await engine.mva.handlers['form.nullCandidates']({ period: of })).candidates;
  const make = async (organisationNumbers: string[], more: { period?: typeof fourth; lateKnown?: boolean } = {}) =>
    must(await engine.mva.handlers['form.makeNull']({ period, lateKnown: false, ...more, organisationNumbers }))
      .results;
  return { world, engine, candidates, make };
}

const numbers = [CLIENT.organisationNumber, OTHER.organisationNumber];

describe('a nullmelding', () => {
  it('is made for each client that was ticked, and delivered like any other return', async () => {
    const { world: it, engine, candidates, make } = await world();
    expect((await candidates()).map(({ client, blocked }) => [client.name, blocked])).toEqual([
      [CLIENT.name, null],
      [OTHER.name, null],
    ]);
    const [made] = await make([CLIENT.organisationNumber]);
    const view = must(await engine.mva.handlers['mva.get']({ returnId: made?.returnId ?? '' }));
    expect(view).toMatchObject({
      source: { kind: 'nullReturn' },
      lines: [],
      fastsattMerverdiavgift: '0',
      findings: [],
    });
    expect((await candidates()).map(({ blocked, returnId }) => [blocked, returnId])).toEqual([
      ['exists', view.id],
      [null, null],
    ]);
    const noted = await it.store.db
      .selectFrom('audit')
      .select('organisation_number')
      .where('act', '=', 'mva.createNull')
      .execute();
    expect(noted).toEqual([{ organisation_number: CLIENT.organisationNumber }]);
    must(await file(engine, view));
    await run(it, engine, isOver(it));
    expect((await lookAt(engine, view)).state).toBe('accepted');
    expect((await candidates()).map(({ client }) => client.name)).toEqual([OTHER.name]);
  });

  it('is blocked by a draft with lines for the term, and one client that is blocked stops nobody', async () => {
    const { engine, candidates, make } = await world();
    const draft = await importReturn(engine);
    expect((await candidates())[0]).toMatchObject({ blocked: 'lines', returnId: draft.id });
    const results = await make([...numbers, '999999999']);
    expect(results.map(({ problem }) => problem?.code)).toEqual(['form.nullBlocked', undefined, 'form.nullNotMissing']);
    expect(results[1]?.returnId).not.toBeNull();
  });

  it('is blocked by postings of the term, also where the draft from them was discarded', async () => {
    const { world: it, engine, candidates } = await world();
    const draft = await importReturn(engine);
    await it.store.db
      .insertInto('return_tables')
      .values({ return_id: draft.id, sheet: null, headings: '[]' })
      .execute();
    await it.store.db
      .insertInto('return_table_rows')
      .values({ return_id: draft.id, line: '3', place: 1, file_line: 2, cells: '[]', base: '100', tax: '25' })
      .execute();
    must(await engine.mva.handlers['mva.discard']({ returnId: draft.id }));
    const ledger = {
      job_id: 'j',
      return_id: null,
      mapping_version: 1,
      files: '[]',
      ledger: '',
      answers: '{}',
      remembered: '{}',
    };
    await it.store.db
      .insertInto('saft_drafts')
      .values({ ...ledger, organisation_number: OTHER.organisationNumber })
      .execute();
    const posting = {
      group_number: 1,
      transaction_id: 't',
      voucher_type: null,
      document_id: null,
      description: '',
      amount: '1',
      base: '1',
      tax: '1',
    };
    await it.store.db
      .insertInto('saft_postings')
      .values({ ...posting, draft: 1, number: 1, date: '2026-10-31' })
      .execute();
    expect((await candidates()).map(({ blocked }) => blocked)).toEqual(['postings', 'postings']);
    // The ledger says nothing of another term.
    expect((await candidates(fourth)).map(({ blocked }) => blocked)).toEqual([null, null]);
  });

  it('is no cure for lateness: for a term past its deadline only when that was read and ticked', async () => {
    const { candidates, make } = await world();
    expect((await candidates(fourth)).map(({ late, deadline }) => [late, deadline])).toEqual([
      [true, '2026-10-12'],
      [true, '2026-10-12'],
    ]);
    expect((await make(numbers, { period: fourth })).map(({ problem }) => problem?.code)).toEqual([
      'form.nullLate',
      'form.nullLate',
    ]);
    expect((await make(numbers, { period: fourth, lateKnown: true })).map(({ problem }) => problem)).toEqual([
      null,
      null,
    ]);
  });

  it('is never for a term that runs, for reverse charge, or for compensation', async () => {
    const { world: it, candidates } = await world();
    expect(await candidates({ ...period, number: 6 })).toEqual([]);
    it.clients = it.clients.map((client, index) =>
      index === 0 ? { ...client, category: 'kompensasjon' } : { ...client, term: 'treMaaneder' },
    );
    expect(await candidates()).toEqual([]);
    expect(await candidates({ kind: 'treMaaneder', number: 3, year: 2026 } as never)).toEqual([]);
  });
});

describe('feil klient eller termin', () => {
  const putRight = (engine: Engine, returnId: string, organisationNumber: string, of = period) =>
    engine.mva.handlers['form.putRight']({ returnId, organisationNumber, period: of });

  /** What a person is shown, and says may be replaced. */
  const instancesOf = async (engine: Engine, view: ReturnView) =>
    (await lookAt(engine, view)).filings.flatMap(({ instance }) => instance ?? []);

  async function sent() {
    const all = await world();
    const view = await importReturn(all.engine, sampleReturn({ payoutKid: '18' }));
    return { ...all, view };
  }

  it('is put right with a zero return where nothing was delivered before, and with the figures where they belong', async () => {
    const { world: it, engine, view } = await sent();
    must(await file(engine, view));
    await run(it, engine, isOver(it));
    const calls = it.altinn.calls.length;
    const { putsRight, right, restores } = must(await putRight(engine, view.id, OTHER.organisationNumber));
    expect(restores).toBe(false);
    expect(putsRight).toMatchObject({ client: CLIENT, period, lines: [], fastsattMerverdiavgift: '0', state: 'draft' });
    expect(right).toMatchObject({
      client: OTHER,
      organisationNumber: OTHER.organisationNumber,
      payoutKid: null,
      state: 'draft',
    });
    expect(right.lines).toEqual(view.lines);
    // Two drafts: nothing went anywhere.
    expect(it.altinn.calls.length).toBe(calls);
    must(await file(engine, putsRight, 'systemUser', await instancesOf(engine, view)));
    await run(it, engine, isOver(it));
    expect((await lookAt(engine, putsRight)).state).toBe('accepted');
  });

  it('is put right with what counted before the wrong one came', async () => {
    const { world: it, engine, view } = await sent();
    must(await file(engine, view));
    await run(it, engine, isOver(it));
    const wrong = await importReturn(
      engine,
      sampleReturn({ reference: 'feil', fastsattMerverdiavgift: '0', lines: [] }),
    );
    must(await file(engine, wrong, 'systemUser', await instancesOf(engine, view)));
    await run(it, engine, isOver(it));
    const { putsRight, right, restores } = must(
      await putRight(engine, wrong.id, CLIENT.organisationNumber, { ...period, number: 4 } as never),
    );
    expect(restores).toBe(true);
    expect(putsRight.lines).toEqual(view.lines);
    expect(right).toMatchObject({ client: CLIENT, period: { ...period, number: 4 }, payoutKid: null });
  });

  it('is refused for what was not sent, and for the client and term it is for', async () => {
    const { world: it, engine, view } = await sent();
    expect(await putRight(engine, view.id, OTHER.organisationNumber)).toMatchObject({
      error: { code: 'form.notSent' },
    });
    expect(await putRight(engine, view.id, CLIENT.organisationNumber)).toMatchObject({
      error: { code: 'form.sameTarget' },
    });
    const kept = await it.store.db.selectFrom('returns').select('id').execute();
    expect(kept).toHaveLength(1);
  });
});
