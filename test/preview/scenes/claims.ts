import type { ClaimLine, ClaimsRow, ClientClaims } from '../../../shared/contract/claims.ts';
import { addDays } from '../../../shared/mva/periods.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { people } from './people.ts';

const TODAY = '2026-11-21';
const FETCHED = '2026-11-21T05:12:00.000Z';
const noAccess = { code: 'claims.noAccess', params: { authorityCode: 'KB-005' }, retryable: false };

const totals = (overdue: number, interest: number, notDue: number, unplaced = 0) => ({
  ...{ overdue, interest, notDue, unplaced, balance: overdue + interest + notDue + unplaced },
});

/** One of each way a client can stand, over and over. */
function rowOf({ organisationNumber, name }: { organisationNumber: string; name: string }, at: number): ClaimsRow {
  const row: ClaimsRow = {
    ...{ client: { organisationNumber, name }, state: 'open', fetchedAt: FETCHED, problem: null, credit: 0 },
    ...{ totals: totals(0, 0, 48_200_00), nextDue: { due: '2026-12-10', amount: 48_200_00 }, oldestDue: null },
    ...{ hasFine: false, shielded: false, differing: [], moved: 0 },
  };
  const late = { oldestDue: '2026-09-15', nextDue: null };
  const ways: readonly Partial<ClaimsRow>[] = [
    { ...late, totals: totals(182_340_00 + at * 1_311_00, 4_122_50, 0), moved: 2 },
    {},
    { state: 'nothing', totals: null, nextDue: null },
    {
      ...late,
      totals: totals(9_200_00, 0, 12_000_00),
      hasFine: true,
      nextDue: { due: '2026-12-15', amount: 12_000_00 },
    },
    { totals: totals(-22_000_00, 0, 0), credit: -22_000_00, nextDue: null },
    { state: 'none', problem: noAccess, totals: null, nextDue: null, fetchedAt: null },
    { totals: totals(0, 0, 31_004_00, -5_000_00), nextDue: { due: '2026-11-27', amount: 31_004_00 } },
    { ...late, totals: totals(64_400_00, 812_00, 0), shielded: true },
    { state: at > 20 ? 'unreached' : 'notFetched', totals: null, nextDue: null, fetchedAt: null },
    { ...late, totals: totals(12_750_00, 0, 2_000_00), differing: ['overdue'], oldestDue: '2026-11-10' },
  ];
  return { ...row, ...ways[at % ways.length] };
}

export const line = (claimId: string, change: Partial<ClaimLine>): ClaimLine => ({
  ...{ claimId, kind: 'claim', group: 'vat', text: { nb: 'Mva-melding' }, period: { nb: '4. termin 2026' } },
  ...{ due: '2026-10-12', daysLate: 40, original: 182_340_00, open: 182_340_00, interest: 4_122_50, status: 'overdue' },
  ...{ ofOwner: false, suspended: false, principalId: null, placed: [] },
  details: {
    kid: '310001234598765',
    account: { number: '86010517198', owner: 'Skatteetaten', iban: 'NO2686010517198', bic: 'DNBANOKK' },
    due: '2026-10-12',
  },
  ...change,
});

const lines: readonly ClaimLine[] = [
  line('KRAV-1', {}),
  line('FORF-1', {
    ...{
      kind: 'interest',
      text: { nb: 'Forsinkelsesrente' },
      principalId: 'KRAV-1',
      original: 1_204_50,
      open: 1_204_50,
    },
    ...{ interest: null, due: '2026-12-05', daysLate: -14, status: 'coming' },
  }),
  line('KRAV-2', {
    ...{
      period: { nb: '5. termin 2026' },
      due: '2026-12-10',
      daysLate: -19,
      status: 'part',
      original: 50_000_00,
      open: 20_000_00,
    },
    interest: null,
    placed: [{ kind: 'payment', amount: 30_000_00, on: '2026-11-18', text: { '': 'OCR-innbetaling' } }],
  }),
  line('880004170', {
    ...{
      group: 'employer',
      text: { nb: 'Arbeidsgiveravgift' },
      period: { nb: 'Termin 5' },
      original: 22_500_00,
      open: 22_500_00,
    },
    ...{ due: '2026-11-16', daysLate: 5, interest: null, details: null, suspended: true },
  }),
  line('KRAV-3', {
    ...{
      period: { nb: '3. termin 2026' },
      original: -12_000_00,
      open: -12_000_00,
      status: 'credit',
      due: '2026-09-01',
    },
    ...{ interest: null, details: null },
  }),
];

export function claimsScene(double: Double, scene: string): void {
  const rows = scene === 'empty' ? [] : people.map(rowOf);
  const isLocked = scene === 'requested';
  const weeks = Array.from({ length: 8 }, (_, index) => {
    const amount = [31_004_00, 0, 212_400_00, 640_000_00, 0, 12_000_00, 0, 90_000_00][index] ?? 0;
    return { from: addDays('2026-11-16', index * 7), amount, clients: amount > 0 ? 1 + index : 0 };
  });
  const clientOf = (organisationNumber: string) => {
    const row = rows.find(({ client }) => client.organisationNumber === organisationNumber);
    if (!row) return fail('clients.unknown', { params: { client: organisationNumber } });
    const view: ClientClaims = {
      row,
      groups: row.totals
        ? [
            { ...row.totals, group: 'vat', name: 'Merverdiavgift', unplaced: null },
            { ...totals(22_500_00, 0, 0), group: 'employer', name: 'Arbeidsgiveravgift', unplaced: null },
          ]
        : [],
      lines: row.state === 'open' && !row.shielded ? [...lines] : [],
      unplaced: row.totals?.unplaced ? [{ on: '2026-11-02', amount: 5_000_00, unplaced: 5_000_00, kind: null }] : [],
      ages: { notDue: 21_204_50, to30: 0, to60: 182_340_00, to90: 0, over90: 0 },
      years: [2026, 2024],
      moved:
        row.moved > 0
          ? [
              {
                at: FETCHED,
                kind: 'new',
                text: { nb: 'Forsinkelsesrente' },
                period: { nb: '4. termin 2026' },
                before: null,
                after: 1_204_50,
              },
              {
                at: FETCHED,
                kind: 'less',
                text: { nb: 'Mva-melding' },
                period: { nb: '5. termin 2026' },
                before: 50_000_00,
                after: 20_000_00,
              },
            ]
          : [],
    };
    return ok(view);
  };
  double.handle('claims.list', () =>
    ok({ locked: isLocked ? { missing: ['claims'], chosen: false } : null, problem: null, rows, weeks }),
  );
  double.handle('claims.ofClient', ({ organisationNumber }) => clientOf(organisationNumber));
  double.handle('claims.look', ({ organisationNumber }) => clientOf(organisationNumber));
  double.handle('claims.seen', () => ok({}));
  double.handle('claims.terms', () => ok({ confirmed: { person: 'Ingrid Solberg', at: FETCHED } }));
  double.handle('claims.settings', () => ok({ profile: 'regnskapssystem', onlyWorkstation: false }));
  double.handle('claims.refreshAll', () => ok({ jobId: 'job' }));
  double.handle('claims.year', ({ year }) =>
    ok({
      ...{ year, fetchedAt: FETCHED, problem: null, claims: [...lines] },
      payments: [{ on: TODAY, amount: 30_000_00, unplaced: 0, kind: 'OCR-innbetaling' }],
      payouts: [{ on: '2026-08-14', amount: 4_310_00, state: 'bekreftet' }],
    }),
  );
}
