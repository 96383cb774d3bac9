import { describe, expect, it } from 'vitest';
import { aged, bucketOf, creditOf, daysLate, differing } from '../../../../electron/engine/claims/ageing.ts';
import type { OpenClaims } from '../../../../electron/engine/claims/model.ts';
import { readOpenClaims } from '../../../../electron/engine/claims/read.ts';

/** The one answer of which all parts add up: reference/skatteetaten-systembruker.md 2.10, seen on 8 July 2026. */
function answer(totals: object = {}): OpenClaims {
  const read = readOpenClaims({
    aapentKravMedGjenstaaendeBeloep: [
      {
        ...{ kravgruppe: 'Merverdiavgift', gjenstaaendeBeloep: 18200, stipulerteRenter: 412 },
        kravforfall: [{ forfallsdato: '2026-06-10', opprinneligBeloep: 48200, gjenstaaendeBeloep: 18200 }],
      },
      { kravforfall: [{ forfallsdato: '2026-07-15', opprinneligBeloep: 22500, gjenstaaendeBeloep: 22500 }] },
    ],
    innbetalingMedUplassertBeloep: [{ innbetaltBeloep: -5000, uplassertBeloep: -5000 }],
    totalOversikt: {
      ...{ sumStipulerteRenter: 412, sumForfalteKrav: 18200, sumIkkeForfalteKrav: 22500 },
      ...{ sumUplasserteInnbetalinger: -5000, saldo: 36112, ...totals },
    },
  });
  if (!read) throw new Error('not read');
  return read;
}

describe('how late what is owed is', () => {
  it.each([
    ['2026-07-08', 'notDue'],
    ['2026-07-07', 'to30'],
    ['2026-06-08', 'to30'],
    ['2026-06-07', 'to60'],
    ['2026-05-09', 'to60'],
    ['2026-05-08', 'to90'],
    ['2026-04-09', 'to90'],
    ['2026-04-08', 'over90'],
  ] as const)('puts what was due on %s into %s on 8 July', (due, bucket) => {
    expect(bucketOf(daysLate(due, '2026-07-08'))).toBe(bucket);
  });

  it('counts calendar days across the change to summer time and back', () => {
    expect(daysLate('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysLate('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('goes by due date, leaves out what is paid, and keeps credits apart', () => {
    const read = readOpenClaims({
      aapentKravMedGjenstaaendeBeloep: [
        {
          kravforfall: [
            { forfallsdato: '2026-03-15', gjenstaaendeBeloep: 0 },
            { forfallsdato: '2026-06-15', gjenstaaendeBeloep: 100 },
            { forfallsdato: '2026-09-15', gjenstaaendeBeloep: 200.5 },
            { gjenstaaendeBeloep: 7 },
          ],
        },
        { kravforfall: [{ forfallsdato: '2026-06-10', gjenstaaendeBeloep: -50 }] },
      ],
    });
    if (!read) throw new Error('not read');
    expect(aged(read, '2026-07-08').map((each) => [each.daysLate, each.bucket, each.due.open])).toEqual([
      [23, 'to30', 100_00],
      [-69, 'notDue', 200_50],
      [null, 'notDue', 7_00],
    ]);
    expect(creditOf(read)).toBe(-50_00);
  });
});

describe("the service's own sums", () => {
  it('are what the lines give', () => {
    expect(differing(answer(), '2026-07-08')).toEqual([]);
  });

  it('may be in whole kroner', () => {
    expect(differing(answer({ sumForfalteKrav: 18200.99, sumUplasserteInnbetalinger: 5000 }), '2026-07-08')).toEqual(
      [],
    );
  });

  it.each([
    ['sumStipulerteRenter', 'interest'],
    ['sumForfalteKrav', 'overdue'],
    ['sumIkkeForfalteKrav', 'notDue'],
    ['sumUplasserteInnbetalinger', 'unplaced'],
    ['saldo', 'balance'],
  ] as const)('differ where %s is another', (name, term) => {
    expect(differing(answer({ [name]: 1 }), '2026-07-08')).toEqual([term]);
  });

  it('cannot be checked of a shielded party, nor where they are not told', () => {
    expect(differing({ ...answer({ saldo: 1 }), shielded: true }, '2026-07-08')).toEqual([]);
    expect(differing(answer({ saldo: undefined }), '2026-07-08')).toEqual([]);
  });
});
