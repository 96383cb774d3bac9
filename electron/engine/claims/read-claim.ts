import { date, type Fields, flag, list, ore, party, text, texts } from './fields.ts';
import type { Claim, Due, PlacedClaim, PlacedPayment } from './model.ts';
import { detailsOf, periodOf, placedPayoutOf, setOffOf } from './read-parts.ts';

/** `Krav` and what hangs on it (skatteetaten-systembruker.md 2.3, 2.4). */
export const claimOf = (fields: Fields): Claim => ({
  id: text(fields.kravidentifikator),
  party: party(fields.partIdentifikator),
  type: text(fields.kravtype),
  group: text(fields.kravgruppe),
  description: texts(fields.kravbeskrivelse),
  original: ore(fields.opprinneligBeloep),
  open: ore(fields.gjenstaaendeBeloep),
  interest: ore(fields.stipulerteRenter),
  dues: list(fields.kravforfall, dueOf),
  period: periodOf(fields.kravperiode),
  created: date(fields.opprettelsesdatoForKrav),
  principalId: text(fields.hovedstolKravidentifikator),
  assessed: fields.fastsettingsmaate === 'blank' ? null : text(fields.fastsettingsmaate),
  setOff: setOffOf(fields.motregningAvKreditkrav),
});

const dueOf = (fields: Fields): Due => ({
  id: text(fields.kravforfallsIdentifikator),
  due: date(fields.forfallsdato),
  original: ore(fields.opprinneligBeloep),
  open: ore(fields.gjenstaaendeBeloep),
  details: detailsOf(fields.betalingsinformasjon),
  payments: list(fields.plassertInnbetaling, placedPaymentOf),
  claims: list(fields.plassertMotkrav, placedClaimOf),
  payouts: list(fields.plassertUtbetaling, placedPayoutOf),
  suspended: flag(fields.utsattIverksettelse),
});

const placedPaymentOf = (fields: Fields): PlacedPayment => ({
  paymentId: text(fields.innbetalingsidentifikator),
  placed: ore(fields.plassertBeloep),
  placedOn: date(fields.plassertDato),
  paid: ore(fields.innbetaltBeloep),
  paidOn: date(fields.innbetalingsdato),
  kind: text(fields.innbetalingstype),
});

const placedClaimOf = (fields: Fields): PlacedClaim => ({
  dueId: text(fields.kravforfallsIdentifikator),
  type: text(fields.kravtype),
  description: texts(fields.kravbeskrivelse),
  period: periodOf(fields.kravperiode),
  due: date(fields.forfallsdato),
  placed: ore(fields.plassertBeloep),
  placedOn: date(fields.plassertDato),
});
