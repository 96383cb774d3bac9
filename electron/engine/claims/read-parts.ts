import { date, type Fields, list, ore, part, text, texts } from './fields.ts';
import type { Account, Covered, PaymentDetails, Period, PlacedPayout, SetOff, Used } from './model.ts';

/** What claims, payments and payouts have in common. */
export function periodOf(value: unknown): Period | null {
  const none = { year: null, from: null, to: null, term: null };
  // Older answers say "2022/09".
  const plain = text(value);
  if (plain !== null) return { ...none, text: { nb: plain } };
  return part(value, (fields) => ({
    text: texts(fields.periodeBeskrivelse),
    year: text(fields.aar),
    from: date(fields.fraDato),
    to: date(fields.tilDato),
    term: text(fields.terminTekniskNavn),
  }));
}

export const accountOf = (value: unknown): Account | null =>
  part(value, (fields) => ({
    number: text(fields.kontonummer),
    owner: text(fields.kontoeiersNavn),
    bank: text(fields.bankinformasjon),
    iban: text(fields.iban),
    bic: text(fields.swiftBIC),
  }));

/** An empty object is how the service says that there are none. */
export const detailsOf = (value: unknown): PaymentDetails | null =>
  part(value, (fields) => {
    const details = {
      kid: text(fields.kidnummer),
      account: accountOf(fields.konto),
      currency: text(fields.valutakode),
    };
    return details.kid === null && details.account === null ? null : details;
  });

export const placedPayoutOf = (fields: Fields): PlacedPayout => ({
  payoutId: text(fields.utbetalingsidentifikator),
  placed: ore(fields.plassertBeloep),
  placedOn: date(fields.plassertDato),
  paid: ore(fields.utbetaltBeloep),
  paidOn: date(fields.utbetaltDato),
});

export const setOffOf = (value: unknown): SetOff | null =>
  part(value, (fields) => ({
    id: text(fields.motregningsidentifikator),
    authority: texts(fields.innkrevingsmyndighet),
    on: date(fields.motregnetdato),
    covered: list(fields.dekketKrav, coveredOf),
    used: part(fields.hovedkrav, usedOf) ?? [],
  }));

const coveredOf = (fields: Fields): Covered => ({
  amount: ore(fields.motregnetBeloep),
  interest: ore(fields.forsinkelsesrenter),
  due: date(fields.forfallsdato),
  description: texts(fields.dekketKravBeskrivelse),
  authority: texts(fields.innkrevingsmyndighet),
  creditor: texts(fields.kreditorsnavn),
});

const usedOf = (fields: Fields): Used[] => [
  ...list(fields.innbetalingBruktIMotregning, (each) => ({
    id: text(each.innbetalingsidentifikator),
    amount: ore(each.uplassertBeloep),
    description: {},
  })),
  ...list(fields.kreditkravBruktIMotregning, (each) => ({
    id: text(each.kravforfallsIdentifikator),
    amount: ore(each.gjenstaaendeBeloep),
    description: texts(each.kravbeskrivelse),
  })),
];
