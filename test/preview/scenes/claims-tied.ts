import type { ReturnClaim, ShownDeadline } from '../../../shared/contract/claims-tied.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { line } from './claims.ts';
import { people, uuidOf } from './people.ts';

const none: ReturnClaim = {
  ...{ organisationNumber: people[0]?.organisationNumber ?? '', state: 'waiting', waitUntil: '2026-11-27' },
  ...{ fetchedAt: '2026-11-21T05:12:00.000Z', filed: 268_923_00, claimed: null, open: null, amount: null },
  ...{ settled: null, goneOn: null, paidOut: false, setOff: false, lines: [], decided: [], details: null },
  ...{ askYears: [2026], replacedBy: null },
};
const there: ReturnClaim = {
  ...none,
  ...{ state: 'there', claimed: 268_923_00, open: 268_923_00, amount: 'same', settled: 'open' },
  lines: [line('KRAV-9', { period: { nb: '5. termin 2026' }, due: '2026-12-10', daysLate: -19, status: 'coming' })],
};
const same = { field: 'kid', ofReturn: '003100009620260591', ofClaim: '003100009620260591', same: true } as const;

/** One return in each way its claim can stand, by its place among the scene's returns. */
const byReturn: Readonly<Record<string, ReturnClaim>> = {
  [uuidOf(7, 2)]: {
    ...there,
    ...{ amount: 'other', claimed: 270_123_00, open: 120_000_00, settled: 'part' },
    details: [
      same,
      { field: 'account', ofReturn: '76940512057', ofClaim: '86010517198', same: false },
      { field: 'due', ofReturn: '2026-12-10', ofClaim: '2026-12-14', same: false },
    ],
    decided: [
      line('KRAV-8', {
        kind: 'fine',
        text: { nb: 'Tvangsmulkt for manglende mva-melding' },
        open: 9_200_00,
        interest: null,
      }),
    ],
  },
  [uuidOf(7, 3)]: none,
  [uuidOf(7, 12)]: { ...there, details: [same] },
  [uuidOf(7, 8)]: {
    ...there,
    ...{ filed: -41_875_00, claimed: -41_875_00, open: 0, settled: 'all', paidOut: true, goneOn: '2026-11-19' },
  },
  [uuidOf(7, 13)]: { ...none, state: 'notOpen' },
};

const term = { kind: 'toMaaneder' as const, number: 5, year: 2026 };
const deadlines: ShownDeadline[] = [
  {
    ...{ source: 'skatt', title: 'Lever mva-melding for 5. termin 2026', description: 'September og oktober 2026' },
    ...{ kind: 'rapporteringskrav', due: '2026-12-10', stands: 'confirmed' },
    ours: { period: term, category: 'alminnelig', deadline: '2026-12-10' },
  },
  {
    ...{ source: 'skatt', title: 'Lever mva-melding for 6. termin 2026', description: null },
    ...{ kind: 'rapporteringskrav', due: '2027-02-12', stands: 'other' },
    ours: { period: { ...term, number: 6 }, category: 'alminnelig', deadline: '2027-02-10' },
  },
  {
    ...{ source: 'skatt', title: 'Lever skattemelding for næring 2026', description: 'Inntektsåret 2026' },
    ...{ kind: 'rapporteringskrav', due: '2027-05-31', stands: 'separate', ours: null },
  },
];

export function claimsTiedScene(double: Double, scene: string): void {
  double.handle('claims.ofReturn', ({ returnId }) =>
    ok({ claim: scene === 'requested' ? null : (byReturn[returnId] ?? null) }),
  );
  double.handle('claims.returnsOf', () => ok({ returns: [{ claimId: 'KRAV-2', returnId: uuidOf(7, 2) }] }));
  double.handle('claims.deadlines', () =>
    ok({ fetchedAt: '2026-11-16T05:31:00.000Z', deadlines: scene === 'requested' ? [] : deadlines }),
  );
  double.handle('claims.settledOf', () =>
    ok({
      rows: people.slice(0, 12).flatMap(({ organisationNumber }, at) => {
        const settled = (['all', 'part', 'open', null] as const)[at % 4] ?? null;
        return settled === null ? [] : [{ organisationNumber, category: 'alminnelig' as const, settled }];
      }),
    }),
  );
}
