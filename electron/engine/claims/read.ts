import { date, type Fields, fieldsOf, flag, isObject, list, ore, part, party, text } from './fields.ts';
import type { Claim, History, OpenClaims, Payment, Payout, Totals } from './model.ts';
import { type Name, named } from './names.ts';
import { claimOf } from './read-claim.ts';
import { paymentOf, payoutOf } from './read-payment.ts';

/**
 * The four answers of "Krav og betalinger". Fields come and go without notice and any of them may be missing
 * (skatteetaten-systembruker.md 1.6), so nothing is demanded: what is not there is null, and what is there is never left out.
 * Undefined: the answer is no object, so nothing can be said about the party.
 */
export function readOpenClaims(answer: unknown): OpenClaims | undefined {
  const fields = named(answer);
  if (!isObject(fields)) return undefined;
  return {
    party: party(fields.partIdentifikator),
    shielded: flag(fields.skjermet),
    claims: list(fields.aapentKravMedGjenstaaendeBeloep, claimOf),
    unplaced: list(fields.innbetalingMedUplassertBeloep, paymentOf),
    totals: part(fields.totalOversikt, totalsOf),
    groups: list(fields.oversiktPerKravgruppe, (each) => ({ ...totalsOf(each), group: text(each.kravgruppe) })),
  };
}

export const readClaims = (answer: unknown): History<Claim> | undefined => history(answer, 'krav', claimOf);
export const readPayments = (answer: unknown): History<Payment> | undefined =>
  history(answer, 'innbetaling', paymentOf);
export const readPayouts = (answer: unknown): History<Payout> | undefined => history(answer, 'utbetaling', payoutOf);

function history<T>(answer: unknown, entries: Name, read: (fields: Fields) => T): History<T> | undefined {
  const fields = named(answer);
  if (!isObject(fields)) return undefined;
  const period = fieldsOf(fields.periode);
  return {
    party: party(fields.partIdentifikator),
    shielded: flag(fields.skjermet),
    from: date(period.fraOgMed),
    to: date(period.tilOgMed),
    entries: list(fields[entries], read),
  };
}

const totalsOf = (fields: Fields): Totals => ({
  interest: ore(fields.sumStipulerteRenter),
  overdue: ore(fields.sumForfalteKrav),
  notDue: ore(fields.sumIkkeForfalteKrav),
  unplaced: ore(fields.sumUplasserteInnbetalinger),
  balance: ore(fields.saldo),
});
