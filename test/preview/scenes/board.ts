import type { MarkKind, TermMark } from '../../../shared/contract/marks.ts';
import type { Period, TermCell } from '../../../shared/contract/mva.ts';
import type { ServiceState } from '../../../shared/contract/services.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import { termCell } from '../../support/term-cell.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { people, syntheticNumber, uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const CLIENTS = 400;
const RESPONSIBLE = ['Ingrid Solberg', 'Jonas Vik', 'Kari Nordal', 'Amina Yusuf', ''];
/** Deadlines as the engine gives them: the last two-monthly terms to the running one, and the year before. */
const DEADLINES: Readonly<Record<string, string>> = {
  '2025-1': '2025-04-10',
  '2025-2': '2025-06-10',
  '2025-3': '2025-09-01',
  '2025-4': '2025-10-10',
  '2025-5': '2025-12-10',
  '2025-6': '2026-02-10',
  '2026-1': '2026-04-10',
  '2026-2': '2026-06-10',
  '2026-3': '2026-08-31',
  '2026-4': '2026-10-12',
  '2026-5': '2026-12-10',
  '2026-6': '2027-02-10',
};

function termsOf(year: number) {
  return [1, 2, 3, 4, 5, 6].map((number) => ({
    period: { kind: 'toMaaneder' as const, number, year },
    deadline: DEADLINES[`${year}-${number}`] ?? '',
    current: year === 2026 && number === 5,
  }));
}

const mark = (kind: MarkKind, index: number, change: Partial<TermMark> = {}): TermMark => ({
  id: uuidOf(9, index),
  kind,
  on: kind === 'filedOutside' ? '2026-11-18' : null,
  who: kind === 'question' ? 'Kari ved butikken' : 'Ingrid Solberg',
  note: kind === 'question' ? 'Mangler bilag for oktober' : '',
  standing: kind === 'filedByOthers' || kind === 'notLiable',
  notedBy: 'Ingrid Solberg',
  notedAt: '2026-11-20T08:00:00.000Z',
  ...change,
});

/** What each of twenty clients has to show for the term of today. */
const now: ((index: number) => Partial<TermCell>)[] = [
  () => ({}),
  () => ({ state: 'draft' }),
  () => ({ state: 'draft', checked: true }),
  () => ({ state: 'draft', checked: true, released: true }),
  () => ({ state: 'filing', waitingFor: 'login' }),
  () => ({ state: 'sent' }),
  () => ({ state: 'accepted' }),
  () => ({ state: 'accepted' }),
  () => ({ state: 'acceptedWithDeviations' }),
  (index) => ({ mark: mark('filedOutside', index) }),
  (index) => ({ mark: mark('question', index) }),
  () => ({}),
  () => ({ state: 'draft', ownDeadline: { day: '2026-12-04', reason: 'Betaler samme dag', standing: true } }),
  () => ({ state: 'accepted', category: 'kompensasjon', waitingFor: 'attestation' }),
  () => ({ state: 'accepted' }),
  (index) => ({ mark: mark('filedByOthers', index) }),
  (index) => ({ mark: mark('notLiable', index) }),
  () => ({ deliveredBy: { organisationNumber: '310000027', name: 'Fjell Konsern AS' } }),
  () => ({ state: 'draft', released: true }),
  () => ({}),
];
const rare: Readonly<Record<number, Partial<TermCell>>> = {
  4: { state: 'rejected' },
  21: { state: 'unknown' },
  37: { state: 'failed' },
  52: { state: 'draft', wrongOrganisation: true },
  77: { state: 'filing' },
  90: { state: 'rejected' },
};

function cellsOf(year: number): TermCell[] {
  return Array.from({ length: CLIENTS }, (_, row) => {
    const known = people[row];
    const client = known ?? { organisationNumber: syntheticNumber(row + 500), name: `Klient ${row + 1} AS` };
    const { organisationNumber, name } = client;
    const base = { client: { organisationNumber, name }, responsible: RESPONSIBLE[row % RESPONSIBLE.length] ?? '' };
    return termsOf(year).flatMap(({ period, deadline, current }): TermCell[] => {
      const change = current ? (rare[row] ?? now[row % now.length]?.(row) ?? {}) : past(row, period, deadline);
      if (row % 61 === 7 && current) return weekly(row).map((week) => termCell({ ...base, ...week }));
      const cell = termCell({ ...base, period, deadline, ...change });
      const has = cell.state !== 'missing';
      return [{ ...cell, returnId: has ? uuidOf(7, row) : null, amount: has ? ((row * 7919) % 400000) - 90000 : null }];
    });
  }).flat();
}

/** Earlier terms are delivered, but for one that was forgotten and some from before the client came. */
function past(row: number, period: Period, deadline: string): Partial<TermCell> {
  if (deadline > '2026-11-21') return {};
  if (row % 97 === 11 && period.number === 4) return {};
  if (row % 43 === 9) return { expected: false };
  return { state: (row + period.number) % 17 === 3 ? 'acceptedWithDeviations' : 'accepted' };
}

const weekly = (row: number): Partial<TermCell>[] =>
  [40, 41, 42].map((number, index) => ({
    period: { kind: 'uke' as const, number, year: 2026 },
    deadline: `2026-11-${14 + index * 7}`,
    state: index === 0 ? ('accepted' as const) : ('missing' as const),
    returnId: index === 0 ? uuidOf(7, row) : null,
  }));

/** Four hundred clients in every state, with `many`; marks take effect in every scene. */
export function boardScene(double: Double, scene: Scene): void {
  const marks = new Map<string, TermMark>();
  let made = 0;
  if (scene === 'many')
    double.handle('mva.terms', ({ yearsBack = 0 }) => {
      const year = 2026 - yearsBack;
      const cells = cellsOf(year).map((cell) => {
        const held = marks.get(`${cell.client.organisationNumber} ${periodKey(cell.period)}`);
        return held ? { ...cell, mark: held } : cell;
      });
      return ok({ terms: termsOf(year), cells });
    });
  double.handle('board.mark', ({ places, what, note }) => {
    const refs = places.map(({ organisationNumber, period }) => {
      made += 1;
      const id = uuidOf(10, made);
      const on = 'on' in what ? what.on : null;
      marks.set(
        `${organisationNumber} ${periodKey(period)}`,
        mark(what.kind, made, { id, on, who: what.who, note, standing: 'standing' in what && what.standing }),
      );
      return { id, organisationNumber };
    });
    double.notify('mva.changed', { returnId: '' });
    return ok({ marks: refs });
  });
  double.handle('board.unmark', ({ marks: refs }) => {
    const gone = new Set(refs.map(({ id }) => id));
    for (const [key, held] of marks) if (gone.has(held.id)) marks.delete(key);
    double.notify('mva.changed', { returnId: '' });
    return ok({});
  });
  const service = (name: ServiceState['service'], state: ServiceState['state'], failedAt: string | null = null) => ({
    service: name,
    state,
    answeredAt: '2026-11-21T07:58:00.000Z',
    failedAt,
    problem: failedAt && '503',
    typicalMs: 240,
  });
  double.handle('board.ofReturn', ({ returnId }) =>
    ok({
      mark:
        returnId === uuidOf(7, 10)
          ? mark('filedByOthers', 1, { note: 'Fisk og Fjære Rekneskap AS leverer ut året' })
          : null,
      ownDeadline:
        returnId === uuidOf(7, 14) ? { day: '2026-12-03', reason: 'Revisor vil se den først', standing: true } : null,
    }),
  );
  double.handle('board.services', () =>
    ok({
      services: [
        service('altinn', 'working'),
        service('idporten', 'failing', '2026-11-21T08:00:00.000Z'),
        service('maskinporten', 'working'),
        service('skatteetaten', 'slow'),
      ],
    }),
  );
  double.handle('board.reminders', () => ok({ notDrafted: 14, notReleased: 5, notSent: 2 }));
  double.handle('board.setReminders', (wish) => ok(wish));
  double.handle('board.endMark', () => ok({}));
  double.handle('board.setDeadline', () => fail('board.afterDeadline', { params: { day: '2026-12-10' } }));
  double.handle('board.clearDeadline', () => ok({}));
}
