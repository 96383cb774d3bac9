import { describe, expect, it } from 'vitest';
import type { MarkWish } from '../../../../../shared/contract/board.ts';
import type { Period } from '../../../../../shared/contract/mva.ts';
import { type Engine, importReturn, must, newWorld, startEngine } from '../../../../fixtures/mva/engine.ts';
import { CLIENT } from '../../../../fixtures/mva/samples.ts';

const term = (number: number): Period => ({ kind: 'toMaaneder', number, year: 2026 });
const at = (...numbers: number[]) =>
  numbers.map((number) => ({
    organisationNumber: CLIENT.organisationNumber,
    category: 'alminnelig' as const,
    period: term(number),
  }));
const outside = (...numbers: number[]): MarkWish => ({
  places: at(...numbers),
  what: { kind: 'filedOutside', on: '2026-11-20', who: 'Ida Fjellheim' },
  note: 'Levert i portalen',
});
const standing = (number: number): MarkWish => ({
  ...outside(number),
  what: { kind: 'filedByOthers', standing: true, who: '' },
});

async function start() {
  const world = await newWorld();
  const engine = startEngine(world);
  return { world, engine };
}
async function kinds(engine: Engine) {
  const { cells } = must(await engine.mva.handlers['mva.terms']({}));
  return cells.map((cell) => cell.mark?.kind ?? null);
}
const mark = async (engine: Engine, wish: MarkWish) => must(await engine.mva.handlers['board.mark'](wish)).marks;

describe('a mark', () => {
  it('stands on the terms it was set on, with who noted it, and ends the wait for them', async () => {
    const { engine } = await start();
    expect((await engine.mva.nextDeadlines()).get(CLIENT.organisationNumber)).toBe('2026-12-10');
    await mark(engine, outside(4, 5));
    expect(await kinds(engine)).toEqual([null, null, null, 'filedOutside', 'filedOutside', null]);
    const { cells } = must(await engine.mva.handlers['mva.terms']({}));
    expect(cells[4]?.mark).toMatchObject({ on: '2026-11-20', who: 'Ida Fjellheim', notedBy: 'Ida Fjellheim' });
    expect((await engine.mva.nextDeadlines()).get(CLIENT.organisationNumber)).toBe('2027-02-10');
    expect(engine.pushes).toContain('mva.changed');
  });

  it('is taken back, and only for the client it is of', async () => {
    const { engine } = await start();
    const [made] = await mark(engine, outside(5));
    const unmark = engine.mva.handlers['board.unmark'];
    must(await unmark({ marks: [{ id: made?.id ?? '', organisationNumber: '310000027' }] }));
    expect((await kinds(engine))[4]).toBe('filedOutside');
    must(await unmark({ marks: made ? [made] : [] }));
    expect((await kinds(engine))[4]).toBeNull();
  });

  it('that stands holds from its term on, until it is ended', async () => {
    const { engine } = await start();
    const [made] = await mark(engine, standing(3));
    expect(await kinds(engine)).toEqual([null, null, ...Array(4).fill('filedByOthers')]);
    must(
      await engine.mva.handlers['board.endMark']({ mark: made ?? { id: '', organisationNumber: '' }, from: term(6) }),
    );
    expect((await kinds(engine)).slice(4)).toEqual(['filedByOthers', null]);
  });

  it('of one term goes before one that stands, and a new one before the old', async () => {
    const { engine } = await start();
    await mark(engine, standing(2));
    await mark(engine, outside(5));
    await mark(engine, { ...outside(5), what: { kind: 'question', who: 'Kari' }, note: 'Mangler bilag' });
    expect((await kinds(engine)).slice(3)).toEqual(['filedByOthers', 'question', 'filedByOthers']);
  });

  it('leaves a return that is there beside it', async () => {
    const { engine } = await start();
    const view = await importReturn(engine);
    await mark(engine, outside(5));
    const { cells } = must(await engine.mva.handlers['mva.terms']({}));
    expect(cells[4]).toMatchObject({ state: 'draft', returnId: view.id, mark: { kind: 'filedOutside' } });
    expect((await engine.mva.nextDeadlines()).get(CLIENT.organisationNumber)).toBe('2027-02-10');
  });

  it('cannot be of a day to come, nor of a term that does not exist', async () => {
    const { engine } = await start();
    const handler = engine.mva.handlers['board.mark'];
    const ahead = { kind: 'filedOutside', on: '2026-12-24', who: 'Ida' } as const;
    expect(await handler({ ...outside(5), what: ahead })).toMatchObject({ error: { code: 'board.dayAhead' } });
    expect(await handler(outside(7))).toMatchObject({ error: { code: 'mva.wrongPeriod' } });
    expect(await kinds(engine)).toEqual(Array(6).fill(null));
  });

  it('and its end stand in the log, for each client and term', async () => {
    const { world, engine } = await start();
    const made = await mark(engine, outside(4, 5));
    must(await engine.mva.handlers['board.unmark']({ marks: made }));
    const rows = await world.store.db.selectFrom('audit').select(['act', 'client_name', 'params']).execute();
    const told = rows.map((row) => `${row.act} ${row.client_name} ${JSON.parse(row.params).period}`);
    expect(told).toEqual([
      `board.mark ${CLIENT.name} 2026-toMaaneder-4`,
      `board.mark ${CLIENT.name} 2026-toMaaneder-5`,
      `board.unmark ${CLIENT.name} 2026-toMaaneder-4`,
      `board.unmark ${CLIENT.name} 2026-toMaaneder-5`,
    ]);
  });
});

describe('the firm’s own deadline', () => {
  const days = async (engine: Engine) => {
    const { cells } = must(await engine.mva.handlers['mva.terms']({}));
    return cells.map((cell) => cell.ownDeadline?.day ?? null);
  };

  it('stands so many days before the authority’s, on a working day, with its reason', async () => {
    const { engine } = await start();
    const when = { daysBefore: 3 };
    must(await engine.mva.handlers['board.setDeadline']({ places: at(5), when, reason: 'Betaler selv' }));
    // 31 August is a Monday: three days earlier is a Friday; 12 October likewise moves from the 9th, a Friday.
    expect(await days(engine)).toEqual([
      '2026-04-07',
      '2026-06-05',
      '2026-08-28',
      '2026-10-09',
      '2026-12-07',
      '2027-02-05',
    ]);
  });

  it('is told with the mark of the term to the page of its return', async () => {
    const { engine } = await start();
    const view = await importReturn(engine);
    const { handlers } = engine.mva;
    const noted = async () => must(await handlers['board.ofReturn']({ returnId: view.id }));
    expect(await noted()).toEqual({ mark: null, ownDeadline: null });
    const places = at(5);
    must(await handlers['board.setDeadline']({ places, when: { daysBefore: 3 }, reason: 'Betaler selv' }));
    const what = { kind: 'filedByOthers', standing: false, who: 'Klienten selv' } as const;
    must(await handlers['board.mark']({ places, what, note: '' }));
    expect(await noted()).toMatchObject({
      mark: { kind: 'filedByOthers', who: 'Klienten selv', notedBy: 'Ida Fjellheim' },
      ownDeadline: { day: '2026-12-07', reason: 'Betaler selv' },
    });
  });

  it('of one term goes before the standing one, and is never later than the authority’s', async () => {
    const { engine } = await start();
    const set = engine.mva.handlers['board.setDeadline'];
    must(await set({ places: at(5), when: { daysBefore: 3 }, reason: 'Fast' }));
    must(await set({ places: at(5), when: { day: '2026-12-01' }, reason: 'Ferie' }));
    expect((await days(engine)).slice(4)).toEqual(['2026-12-01', '2027-02-05']);
    expect(await set({ places: at(5), when: { day: '2026-12-11' }, reason: 'For sent' })).toMatchObject({
      error: { code: 'board.afterDeadline', params: { day: '2026-12-10' } },
    });
    must(await engine.mva.handlers['board.clearDeadline']({ places: at(5) }));
    expect(await days(engine)).toEqual(Array(6).fill(null));
  });
});
