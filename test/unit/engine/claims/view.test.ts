import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GROUPS } from '../../../../electron/engine/claims/kinds.ts';
import type { Claim, OpenClaims } from '../../../../electron/engine/claims/model.ts';
import { movements } from '../../../../electron/engine/claims/movements.ts';
import { readOpenClaims } from '../../../../electron/engine/claims/read.ts';
import type { KeptParty } from '../../../../electron/engine/claims/store.ts';
import { clientOf, linesOf, rowOf, weeksOf } from '../../../../electron/engine/claims/view.ts';
import { clientClaims } from '../../../../shared/contract/claims.ts';
import { openClaims } from './answers.ts';

const TODAY = '2026-11-23';
const client = { organisationNumber: '310000002', name: 'Fjell og Fjord AS' };
const read = (answer: unknown): OpenClaims => readOpenClaims(answer) as OpenClaims;
const kept = (answer: OpenClaims | null, change: Partial<KeptParty> = {}): KeptParty => {
  return {
    organisationNumber: client.organisationNumber,
    fetchedAt: null,
    answer,
    problem: null,
    seenAt: null,
    ...change,
  };
};

/** A claim of one due date; what is said of it. */
function claim(id: string, open: number, on: string, change: Record<string, unknown> = {}): Claim {
  const due = {
    kravforfallsIdentifikator: `${id}-1`,
    forfallsdato: on,
    opprinneligBeloep: Math.abs(open),
    gjenstaaendeBeloep: open,
  };
  const [made] = read({
    aapentKravMedGjenstaaendeBeloep: [
      { kravidentifikator: id, kravgruppe: 'Merverdiavgift', gjenstaaendeBeloep: open, kravforfall: [due], ...change },
    ],
  }).claims;
  return made as Claim;
}
const answerOf = (...claims: Claim[]): OpenClaims => ({ ...read({}), claims });

describe('the lines of a client', () => {
  it('are every due amount once, whatever is missing and whatever points at whatever', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(openClaims, fc.array(fc.tuple(ids, fc.option(ids))), (answer, links) => {
        const claims = read(answer).claims.map((each, index) => {
          const link = links[index % Math.max(1, links.length)];
          return link ? { ...each, id: link[0], principalId: link[1] } : each;
        });
        const lines = linesOf(claims, TODAY);
        const amounts = (list: readonly (number | null)[]) => list.map(String).sort();
        const wanted = claims.flatMap(({ dues, open }) => (dues.length > 0 ? dues.map((due) => due.open) : [open]));
        expect(amounts(lines.map(({ open }) => open))).toEqual(amounts(wanted));
      }),
    );
  });

  it('stand by group and due date, with interest below its claim', () => {
    const interest = { kravtype: 'Forsinkelsesrente', hovedstolKravidentifikator: 'late' };
    const lines = linesOf(
      [
        claim('tax', 100, '2026-01-01', { kravgruppe: 'Skatt' }),
        claim('interest', 5, '2026-12-20', interest),
        claim('soon', 50, '2026-12-10'),
        claim('late', 70, '2026-06-10'),
      ],
      TODAY,
    );
    expect(lines.map(({ claimId }) => claimId)).toEqual(['late', 'interest', 'soon', 'tax']);
    expect(lines.map(({ group }) => GROUPS.indexOf(group))).toEqual([0, 0, 0, 3]);
    expect(lines.map(({ status, daysLate }) => [status, daysLate])).toEqual([
      ['overdue', 166],
      ['coming', -27],
      ['coming', -17],
      ['overdue', 326],
    ]);
  });

  it('are added up by how late they are, with what is to the client’s credit left out', () => {
    const answer = answerOf(
      claim('today', 1, '2026-11-23'),
      claim('month', 20, '2026-10-24'),
      claim('two', 300, '2026-10-23'),
      claim('old', 4_000, '2026-08-24'),
      claim('oldest', 50_000, '2026-01-01'),
      claim('credit', -600_000, '2026-01-01'),
    );
    const { ages } = clientOf(client, { kept: kept(answer), isReached: true, moved: [], years: [] }, TODAY);
    expect(ages).toEqual({ notDue: 1_00, to30: 20_00, to60: 300_00, to90: 0, over90: 54_000_00 });
  });

  it('fit the contract, whatever was answered', () => {
    fc.assert(
      fc.property(openClaims, (answer) => {
        const view = clientOf(client, { kept: kept(read(answer)), isReached: true, moved: [], years: [] }, TODAY);
        expect(clientClaims.safeParse(JSON.parse(JSON.stringify(view))).error).toBeUndefined();
      }),
    );
  });
});

describe('a client in the list', () => {
  it('has the service’s own sums, the next day something is due and the oldest that is late', () => {
    const claims = [
      claim('a', 70, '2026-06-10'),
      claim('b', 20, '2026-12-10'),
      claim('c', 30, '2026-12-10'),
      claim('d', -9, '2026-08-01'),
    ];
    const totals = { interest: 0, overdue: 999_00, notDue: 1, unplaced: 0, balance: 2 };
    const row = rowOf(client, { kept: kept({ ...answerOf(...claims), totals }), isReached: true, moved: 0 }, TODAY);
    expect(row).toMatchObject({ state: 'open', totals, credit: -900, oldestDue: '2026-06-10' });
    expect(row.nextDue).toEqual({ due: '2026-12-10', amount: 5000 });
    expect(row.differing).toContain('overdue');
  });

  it.each([
    ['notFetched', undefined],
    ['nothing', kept(answerOf())],
    [
      'none',
      kept(answerOf(claim('a', 1, TODAY)), { problem: { code: 'claims.noAccess', params: {}, retryable: false } }),
    ],
    ['unknown', kept(null, { problem: { code: 'claims.partyUnknown', params: {}, retryable: false } })],
    ['failed', kept(null, { problem: { code: 'http.timeout', params: {}, retryable: true } })],
    ['open', kept(answerOf(claim('a', 1, TODAY)), { problem: { code: 'http.timeout', params: {}, retryable: true } })],
  ])('is %s', (state, party) => {
    expect(rowOf(client, { kept: party, isReached: true, moved: 0 }, TODAY).state).toBe(state);
    expect(rowOf(client, { kept: party, isReached: false, moved: 0 }, TODAY).state).toBe('unreached');
  });
});

describe('what falls due in the coming weeks', () => {
  it('counts from today, Monday to Sunday, with credits left out', () => {
    const one = answerOf(
      claim('late', 9, '2026-11-20'),
      claim('today', 1, TODAY),
      claim('sunday', 2, '2026-11-29'),
      claim('credit', -5, '2026-11-24'),
    );
    const other = answerOf(claim('monday', 4, '2026-11-30'));
    expect(weeksOf([one, other], TODAY, 2)).toEqual([
      { from: '2026-11-23', amount: 300, clients: 1 },
      { from: '2026-11-30', amount: 400, clients: 1 },
    ]);
  });
});

describe('what moved from one look to the next', () => {
  it('is what is new, less, more, or gone, and nothing where nothing is', () => {
    const before = answerOf(
      claim('same', 1, TODAY),
      claim('part', 100, TODAY),
      claim('grown', 10, TODAY),
      claim('gone', 7, TODAY),
    );
    const after = answerOf(
      claim('same', 1, TODAY),
      claim('part', 40, TODAY),
      claim('grown', 15, TODAY),
      claim('new', 3, TODAY),
    );
    expect(
      movements(before, after).map(({ kind, claim: of, before: was, after: is }) => [kind, of.id, was, is]),
    ).toEqual([
      ['less', 'part', 10000, 4000],
      ['more', 'grown', 1000, 1500],
      ['new', 'new', null, 300],
      ['gone', 'gone', 700, null],
    ]);
    expect(movements(after, after)).toEqual([]);
  });

  it('is nothing from an answer to the same one, whatever it holds', () => {
    fc.assert(
      fc.property(openClaims, (answer) => {
        expect(movements(read(answer), read(answer))).toEqual([]);
      }),
    );
  });

  it('is not told of a party that became shielded, whose claims are withheld', () => {
    const open = answerOf(claim('a', 7, TODAY));
    expect(movements(open, { ...answerOf(), shielded: true })).toEqual([]);
  });
});
