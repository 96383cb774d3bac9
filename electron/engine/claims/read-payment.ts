import { date, type Fields, fieldsOf, list, ore, party, text, texts } from './fields.ts';
import type { Payment, Payout } from './model.ts';
import { accountOf, detailsOf, periodOf, placedPayoutOf, setOffOf } from './read-parts.ts';

/** `Innbetaling` (skatteetaten-systembruker.md 2.5). */
export const paymentOf = (fields: Fields): Payment => ({
  id: text(fields.innbetalingsidentifikator),
  party: party(fields.partIdentifikator),
  on: date(fields.innbetalingsdato),
  amount: ore(fields.innbetaltBeloep),
  unplaced: ore(fields.uplassertBeloep),
  kind: text(fields.innbetalingstype),
  placed: list(fields.plassertKrav, (each) => ({
    dueId: text(each.kravforfallsIdentifikator),
    placed: ore(each.plassertBeloep),
    placedOn: date(each.plassertDato),
    description: texts(each.kravbeskrivelse),
    due: date(each.kravforfallsdato),
    original: ore(each.opprinneligKravforfallsbeloep),
    open: ore(each.gjenstaaendeKravforfallsbeloep),
  })),
  payouts: list(fields.plassertUtbetaling, placedPayoutOf),
  to: accountOf(fields.mottakersKontonummer),
  from: detailsOf(fields.innbetaltFra),
  setOff: setOffOf(fields.motregningAvInnbetaling),
});

/** `Utbetaling`. */
export function payoutOf(fields: Fields): Payout {
  const grounds = fieldsOf(fields.grunnlagForUtbetaling);
  return {
    id: text(fields.utbetalingsidentifikator),
    party: party(fields.partIdentifikator),
    on: date(fields.utbetaltDato),
    amount: ore(fields.utbetaltBeloep),
    state: text(fields.utbetalingstatus),
    to: detailsOf(fields.betaltTil),
    credits: list(grounds.kreditKrav, (each) => ({
      dueId: text(each.kravforfallsIdentifikator),
      type: text(each.kravtype),
      description: texts(each.kravbeskrivelse),
      period: periodOf(each.kravperiode),
      original: ore(each.opprinneligBeloep),
      open: ore(each.gjenstaaendeBeloep),
      paid: ore(each.utbetaltBeloep),
    })),
    repaid: list(grounds.tilbakebetalingAv, (each) => ({
      paymentId: text(each.innbetalingsidentifikator),
      kind: text(each.innbetalingstype),
      on: date(each.innbetalingsdato),
      amount: ore(each.innbetaltBeloep),
      paid: ore(each.utbetaltBeloep),
    })),
  };
}
