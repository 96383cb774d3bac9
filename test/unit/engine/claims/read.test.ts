import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaims, readOpenClaims, readPayments, readPayouts } from '../../../../electron/engine/claims/read.ts';
import { claims, openClaims, otherwise, payments, payouts } from './answers.ts';

/** Every amount of an answer, in øre. */
function amountsIn(answer: unknown): number[] {
  const found: number[] = [];
  JSON.stringify(answer, (_name, value: unknown) => {
    if (typeof value === 'number') found.push(Math.round(value * 100) + 0);
    return value;
  });
  return found.sort((a, b) => a - b);
}

/** Every number of what was read: the model holds no other numbers than amounts. */
function amountsOf(read: unknown): number[] {
  const found: number[] = [];
  JSON.stringify(read, (_name, value: unknown) => {
    if (typeof value === 'number') found.push(value);
    return value;
  });
  return found.sort((a, b) => a - b);
}

const kinds = [
  ['open claims', openClaims, readOpenClaims],
  ['claims', claims, readClaims],
  ['payments', payments, readPayments],
  ['payouts', payouts, readPayouts],
] as const;

describe('what Skatteetaten answers about claims', () => {
  it.each(kinds)('keeps every amount of %s, whatever is missing', (_name, answers, read) => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(amountsOf(read(answer))).toEqual(amountsIn(answer));
      }),
    );
  });

  it.each(kinds)('reads %s alike in any spelling and order, with fields it does not know', (_name, answers, read) => {
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (answer, stream) => {
        const choose = (below: number) => (stream.next().value as number) % below;
        expect(read(otherwise(answer, choose))).toEqual(read(answer));
      }),
    );
  });

  it('never throws, whatever came', () => {
    fc.assert(
      fc.property(fc.jsonValue(), openClaims, fc.nat(), (garbage, answer, at) => {
        for (const [, , read] of kinds) read(garbage);
        // In the place of any one field of a right answer.
        const names = Object.keys(answer);
        const name = names[at % Math.max(1, names.length)];
        if (name) readOpenClaims({ ...answer, [name]: garbage });
      }),
    );
    expect(readOpenClaims('Unknown instance')).toBeUndefined();
    expect(readPayouts(null)).toBeUndefined();
  });

  it('reads a claim with a part payment, a claim without payment details and a payment nobody has placed', () => {
    const read = readOpenClaims({
      partIdentifikator: '310000002',
      skjermet: false,
      aapentKravMedGjenstaaendeBeloep: [
        {
          ...{ partIdentifikator: '310000002', kravidentifikator: 'KRAV-70010001', kravtype: 'Mva-melding' },
          ...{ kravgruppe: 'Merverdiavgift', fastsettingsmaate: 'egenfastsatt', opprinneligBeloep: 48200.0 },
          ...{ gjenstaaendeBeloep: 18200.5, stipulerteRenter: 412.07 },
          kravperiode: { aar: '2026', fraDato: '2026-03-01', tilDato: '2026-04-30', terminTekniskNavn: '02' },
          kravforfall: [
            {
              ...{ kravforfallsIdentifikator: 'KRAV-70010001', forfallsdato: '2026-06-10' },
              ...{ opprinneligBeloep: 48200.0, gjenstaaendeBeloep: 18200.5 },
              betalingsinformasjon: { kidnummer: '900000000012345', konto: { kontonummer: '00000000000' } },
              plassertInnbetaling: [{ innbetalingsIdentifikator: 'FORF-55001', plassertBeloep: -30000.0 }],
            },
          ],
        },
        { kravtype: 'ARBGAVG', kravforfall: [{ forfallsdato: '2026-07-15', betalingsinformasjon: {} }] },
      ],
      innbetalingMedUplassertBeloep: [{ innbetaltBeloep: -5000.0, uplassertBeloep: -5000.0 }],
      totalOversikt: { sumForfalteKrav: 18200, saldo: 36112 },
    });
    const [vat, employer] = read?.claims ?? [];
    expect(vat).toMatchObject({ original: 48_200_00, open: 18_200_50, interest: 412_07, assessed: 'egenfastsatt' });
    expect(vat?.period).toMatchObject({ from: '2026-03-01', to: '2026-04-30', term: '02' });
    expect(vat?.dues[0]?.details).toMatchObject({ kid: '900000000012345', account: { number: '00000000000' } });
    expect(vat?.dues[0]?.payments).toMatchObject([{ paymentId: 'FORF-55001', placed: -30_000_00 }]);
    // Not told is neither nought nor an empty panel.
    expect(employer).toMatchObject({ open: null, dues: [{ due: '2026-07-15', details: null }] });
    expect(read?.unplaced).toMatchObject([{ amount: -5_000_00, unplaced: -5_000_00 }]);
    expect(read?.totals).toEqual({
      interest: null,
      overdue: 18_200_00,
      notDue: null,
      unplaced: null,
      balance: 36_112_00,
    });
  });

  it('keeps of an owner only the birth date', () => {
    const read = readOpenClaims({ aapentKravMedGjenstaaendeBeloep: [{ partIdentifikator: '01010112345' }] });
    expect(read?.claims[0]?.party).toEqual({ number: '010101', isPerson: true });
    expect(JSON.stringify(read)).not.toContain('12345');
  });

  it('takes amounts written as text, and a list of one that came without its list', () => {
    const read = readClaims({
      krav: { opprinneligBeloep: '1 234,50', gjenstaaendeBeloep: '−12', stipulerteRenter: 'ukjent' },
    });
    expect(read?.entries).toMatchObject([{ original: 1_234_50, open: -12_00, interest: null }]);
  });
});
