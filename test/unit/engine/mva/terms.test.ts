import { describe, expect, it } from 'vitest';
import { nextDeadlines } from '../../../../electron/engine/mva/board/waited-for.ts';
import type { FilingClient } from '../../../../electron/engine/mva/ports.ts';
import { termCells, termsShown } from '../../../../electron/engine/mva/terms.ts';
import type { Category, Period, TermCell } from '../../../../shared/contract/mva.ts';
import { periodKey } from '../../../../shared/mva/periods.ts';
import { sampleReturn } from '../../../fixtures/mva/samples.ts';

const NOW = Date.UTC(2026, 10, 21);
const base: FilingClient = { organisationNumber: '310000019', name: 'Fjell og Fjord AS', systemUser: null };

function kept(period: Period, category: Category, state: TermCell['state'], id = 'r') {
  return {
    state,
    checked: false,
    released: false,
    waitingFor: null,
    kept: {
      id,
      client: { organisationNumber: base.organisationNumber, name: base.name },
      value: sampleReturn({ period, category }),
      figuresHash: '',
      source: { kind: 'xml' as const, fileName: '', importedAt: '', importedBy: '' },
      fileHash: '',
      preparer: '',
    },
  };
}

function cells(
  client: Partial<FilingClient> = {},
  { now = NOW, yearsBack = 0, returns = [] as ReturnType<typeof kept>[] } = {},
): TermCell[] {
  return termCells({
    terms: termsShown(now, yearsBack),
    yearsBack,
    clients: [{ ...base, ...client }],
    returns,
    markOf: () => null,
    ownDeadlineOf: () => null,
    nowMs: now,
  });
}
const names = (of: TermCell[]) => of.map((cell) => `${periodKey(cell.period)} ${cell.deadline}`);

describe('the terms waited for', () => {
  it('are all that are shown, for a client that delivers every second month', () => {
    expect(cells().map((cell) => cell.state)).toEqual(termsShown(NOW).map(() => 'missing'));
  });

  it('are none for a client that owes no return of its own', () => {
    expect(cells({ vatScheduled: false })).toEqual([]);
  });

  it('begin with the term that the firm took over in', () => {
    expect(cells({ deliversFrom: '2026-07-15' }).map((cell) => cell.period.number)).toEqual([4, 5, 6]);
  });

  it.each([
    ['aar', ['2026-aar-1 2027-03-10']],
    ['seksMaaneder', ['2026-seksMaaneder-2 2027-02-10']],
    ['treMaaneder', ['2026-treMaaneder-4 2027-02-10']],
    ['maaned', ['2026-maaned-10 2026-12-10', '2026-maaned-11 2027-01-11']],
  ] as const)('of kind %s are those whose deadline has not passed', (term, expected) => {
    expect(names(cells({ term }))).toEqual(expected);
  });

  it('of a week are those of the last six weeks, across a year with 53', () => {
    const weeks = cells({ term: 'uke' }, { now: Date.UTC(2027, 0, 20) });
    expect(weeks.at(-1)?.period).toEqual({ kind: 'uke', number: 3, year: 2027 });
    expect(weeks.map(({ period }) => `${period.year}-${period.number}`)).toContain('2026-53');
    expect(weeks.length).toBeGreaterThan(5);
    expect(weeks.length).toBeLessThan(9);
  });

  it('stay when their deadline has passed while the firm had the client', () => {
    const late = cells({ term: 'maaned', since: '2026-11-01' }).filter((cell) => cell.deadline < '2026-11-21');
    expect(names(late)).toEqual(['2026-maaned-9 2026-11-10']);
    expect(late[0]?.expected).toBe(true);
    expect(cells({ since: '2026-11-01' }).find((cell) => cell.period.number === 4)?.expected).toBe(false);
  });

  it('of a member of a joint registration name the unit that delivers (R051)', () => {
    const unit = { organisationNumber: '310000027', name: 'Fjell Konsern AS' };
    const member = cells({ vatScheduled: false, deliveredBy: unit });
    expect(member.map((cell) => cell.deliveredBy)).toEqual(termsShown(NOW).map(() => unit));
    expect(nextDeadlines(member).size).toBe(0);
  });

  it('a year back are that year’s, with what was delivered in it alone', () => {
    const old = kept({ kind: 'aar', number: 1, year: 2025 }, 'alminnelig', 'accepted');
    const shown = cells({ since: '2025-01-01' }, { yearsBack: 1, returns: [old] });
    expect(names(shown)).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((number) => `2025-toMaaneder-${number} ${termsShown(NOW, 1)[number - 1]?.deadline}`),
      '2025-aar-1 2026-03-10',
    ]);
    expect(cells({}, { returns: [old] })).toHaveLength(6);
    expect(cells({}, { returns: [{ ...old, state: 'draft' }] })).toHaveLength(7);
  });
});

describe('the category of a client’s terms', () => {
  it('is reverse charge for three months, and ordinary otherwise', () => {
    expect(cells({ term: 'treMaaneder' })[0]?.category).toBe('omvendtAvgiftsplikt');
    expect(cells({ term: 'aar' })[0]?.category).toBe('alminnelig');
  });

  it('is what it delivered last, until the firm says otherwise, and moves the deadline with it', () => {
    const farm = kept({ kind: 'aar', number: 1, year: 2025 }, 'primaernaering', 'accepted');
    const learned = cells({ term: 'aar' }, { returns: [farm] });
    expect(learned.map((cell) => [cell.category, cell.deadline])).toEqual([['primaernaering', '2027-04-12']]);
    const said = cells({ term: 'aar', category: 'alminnelig' }, { returns: [farm] });
    expect(said[0]?.category).toBe('alminnelig');
  });
});

describe('a client that delivers more than one kind', () => {
  const due = (of: TermCell[]) => of.map((cell) => `${cell.category} ${periodKey(cell.period)} ${cell.deadline}`);

  it('has terms of each, by the calendar of each', () => {
    const both = cells({ alsoDelivers: ['kompensasjon'] });
    expect(both.filter((cell) => cell.category === 'alminnelig')).toHaveLength(6);
    expect(both.filter((cell) => cell.category === 'kompensasjon')).toHaveLength(6);
    expect(due(cells({ alsoDelivers: ['primaernaering'] })).slice(6)).toEqual(['primaernaering 2026-aar-1 2027-04-12']);
    const farm = cells({ term: 'aar', category: 'primaernaering', alsoDelivers: ['alminnelig'] });
    expect(due(farm)[0]).toBe('primaernaering 2026-aar-1 2027-04-12');
    expect(farm.filter((cell) => cell.category === 'alminnelig')).toHaveLength(6);
  });

  it('is still waited for when one of them is delivered', () => {
    const fifth = { kind: 'toMaaneder', number: 5, year: 2026 } as const;
    const returns = [kept(fifth, 'kompensasjon', 'accepted')];
    const shown = cells({ alsoDelivers: ['kompensasjon'], since: '2026-10-20' }, { returns });
    const states = shown.filter((cell) => periodKey(cell.period) === periodKey(fifth));
    expect(states.map((cell) => [cell.category, cell.state])).toEqual([
      ['alminnelig', 'missing'],
      ['kompensasjon', 'accepted'],
    ]);
    expect(nextDeadlines(shown).get(base.organisationNumber)).toBe('2026-12-10');
    const other = [kept(fifth, 'alminnelig', 'accepted')];
    const turned = cells({ alsoDelivers: ['kompensasjon'], since: '2026-10-20' }, { returns: other });
    expect(nextDeadlines(turned).get(base.organisationNumber)).toBe('2026-12-10');
    expect(nextDeadlines(cells({ since: '2026-10-20' }, { returns: other })).get(base.organisationNumber)).toBe(
      '2027-02-10',
    );
  });

  it('named twice has each term once', () => {
    expect(cells({ category: 'kompensasjon', alsoDelivers: ['kompensasjon'] })).toHaveLength(6);
  });
});

describe('the next deadline', () => {
  it('is the first of a term that is not delivered, late ones included', () => {
    expect(nextDeadlines(cells()).get(base.organisationNumber)).toBe('2026-12-10');
    expect(nextDeadlines(cells({ since: '2026-10-01' })).get(base.organisationNumber)).toBe('2026-10-12');
    const done = kept({ kind: 'toMaaneder', number: 5, year: 2026 }, 'alminnelig', 'accepted');
    expect(nextDeadlines(cells({}, { returns: [done] })).get(base.organisationNumber)).toBe('2027-02-10');
  });
});
