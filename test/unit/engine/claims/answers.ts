import fc from 'fast-check';

/** Answers of "Krav og betalinger" as reference/skatteetaten-systembruker.md 2.2–2.6 has them, made anew for every run. */
type Json = { readonly [name: string]: unknown };

const kroner = fc.integer({ min: -90_000_000_00, max: 90_000_000_00 }).map((ore) => ore / 100);
const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(days * 86_400_000 + 1.6e12).toISOString().slice(0, 10));
const id = fc.oneof(
  fc.integer({ min: 1, max: 99_999_999 }).map((n) => `KRAV-${n}`),
  fc.integer({ min: 1, max: 999_999_999 }).map(String),
  fc.uuid(),
);
const spoken = fc.string({ maxLength: 30 }).map((tekst) => ({
  spraakTekst: [
    { tekst, spraak: 'nb' },
    { tekst: `${tekst}!`, spraak: 'en' },
  ],
}));
const some = <T>(each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 3 });
/** Fields of which none must be there. */
const maybe = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
  fc.record(fields, { requiredKeys: [] });

const period = fc.oneof(
  fc.constant('2022/09'),
  maybe({
    periodeBeskrivelse: spoken,
    aar: fc.constant('2026'),
    fraDato: day,
    tilDato: day,
    terminTekniskNavn: fc.constant('02'),
  }),
);
const account = maybe({
  kontonummer: fc.constant('******11111'),
  kontoeiersNavn: fc.string(),
  iban: fc.string(),
  swiftBIC: fc.string(),
});
const details = maybe({ kidnummer: fc.constant('900000000012345'), konto: account, valutakode: fc.constant('NOK') });
const covered = maybe({
  ...{ motregnetBeloep: kroner, forsinkelsesrenter: kroner, forfallsdato: day },
  ...{ dekketKravBeskrivelse: spoken, innkrevingsmyndighet: spoken, kreditorsnavn: spoken },
});
const setOff = maybe({
  ...{ motregningsidentifikator: id, innkrevingsmyndighet: spoken, motregnetdato: day, dekketKrav: some(covered) },
  hovedkrav: maybe({
    innbetalingBruktImotregning: some(maybe({ innbetalingsidentifikator: id, uplassertBeloep: kroner })),
    kreditkravBruktIMotregning: some(
      maybe({ kravforfallsIdentifikator: id, gjenstaaendeBeloep: kroner, kravperiode: period }),
    ),
  }),
});
const payout = { utbetalingsidentifikator: id, utbetaltBeloep: kroner, utbetaltDato: day, betaltTil: details };
const due = maybe({
  ...{ kravforfallsIdentifikator: id, forfallsdato: day, opprinneligBeloep: kroner, gjenstaaendeBeloep: kroner },
  ...{ betalingsinformasjon: details, utsattIverksettelse: fc.boolean() },
  plassertInnbetaling: some(
    maybe({ innbetalingsIdentifikator: id, plassertBeloep: kroner, innbetaltBeloep: kroner, innbetaltFra: details }),
  ),
  plassertMotkrav: some(maybe({ kravforfallsIdentifikator: id, plassertBeloep: kroner, kravperiode: period })),
  plassertUtbetaling: some(maybe({ ...payout, plassertBeloep: kroner, plassertDato: day })),
});
const claim = maybe({
  ...{ partIdentifikator: fc.constantFrom('310000002', '01010112345'), kravidentifikator: id },
  ...{ kravtype: fc.constantFrom('Mva-melding', 'ARBGAVG', 'noe nytt'), kravgruppe: fc.string() },
  ...{ kravbeskrivelse: fc.oneof(spoken, fc.string()), opprinneligBeloep: kroner, gjenstaaendeBeloep: kroner },
  ...{ stipulerteRenter: kroner, kravforfall: some(due), kravperiode: period, opprettelsesdatoForKrav: day },
  ...{
    hovedstolKravidentifikator: id,
    fastsettingsmaate: fc.constantFrom('blank', 'egenfastsatt', 'myndighetsfastsatt', 'ny'),
  },
  motregningAvKreditkrav: setOff,
});
const payment = maybe({
  ...{ partIdentifikator: fc.constant('310000002'), innbetalingsidentifikator: id, innbetalingsdato: day },
  ...{ innbetaltBeloep: kroner, uplassertBeloep: kroner, innbetalingstype: fc.string() },
  ...{ mottakersKontonummer: account, innbetaltFra: details, motregningAvInnbetaling: setOff },
  plassertUtbetaling: some(maybe(payout)),
  plassertKrav: some(
    maybe({
      ...{ kravforfallIdentifikator: id, plassertBeloep: kroner, plassertDato: day },
      ...{ opprinneligKravforfallsbeloep: kroner, gjenstaaendeKravforfallsbeloep: kroner },
    }),
  ),
});
const payoutWhole = maybe({
  ...{ partIdentifikator: fc.constant('310000002'), utbetalingsidentifikator: id, utbetaltdato: day },
  ...{
    utbetaltBeloep: kroner,
    betaltTil: details,
    utbetalingstatus: fc.constantFrom('bekreftet', 'underUtbetaling', 'ny'),
  },
  grunnlagForUtbetaling: maybe({
    kreditKrav: some(
      maybe({
        kravforfallidentifikator: id,
        opprinneligBeloep: kroner,
        gjenstaaendeBeloep: kroner,
        utbetaltBeloep: kroner,
      }),
    ),
    tilbakebetalingAv: some(maybe({ innbetalingsIdentifikator: id, innbetaltBeloep: kroner, utbetaltBeloep: kroner })),
  }),
});
const sums = { sumStipulerteRenter: kroner, sumForfalteKrav: kroner, sumIkkeForfalteKrav: kroner, saldo: kroner };
const head = { partIdentifikator: fc.constant('310000002'), skjermet: fc.boolean() };

export const openClaims = maybe({
  ...{ ...head, aapentKravMedGjenstaaendeBeloep: some(claim), innbetalingMedUplassertBeloep: some(payment) },
  totalOversikt: maybe({ ...sums, sumUplasserteInnbetalinger: kroner }),
  oversiktPerKravgruppe: some(maybe({ ...sums, kravgruppe: fc.string() })),
});
const span = maybe({ fraOgMed: day, tilOgMed: day });
export const claims = maybe({ ...head, periode: span, krav: some(claim) });
export const payments = maybe({ ...head, periode: span, innbetaling: some(payment) });
export const payouts = maybe({ ...head, periode: span, utbetaling: some(payoutWhole) });

/** The spellings and older names that were seen of a field. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  kravforfallsIdentifikator: ['kravforfallIdentifikator', 'kravforfallidentifikator'],
  kravforfallIdentifikator: ['kravforfallsIdentifikator', 'kravforfallidentifikator'],
  innbetalingsidentifikator: ['innbetalingsIdentifikator'],
  dekketKrav: ['dekketkrav'],
  utbetaltDato: ['utbetaltdato'],
  innbetaltFra: ['betaltFra'],
  mottakersKontonummer: ['betaltTilKonto'],
  plassertKrav: ['plassertInnbetalingMotKrav'],
  plassertDato: ['plasseringsdato'],
  innbetalingBruktImotregning: ['innbetalingBruktIMotregning'],
  opprinneligBeloep: ['opprinneligBeløp', 'OpprinneligBeloep'],
  gjenstaaendeBeloep: ['gjenståendeBeløp', 'gjenstaaendebeloep'],
};

/** The same answer as another version of the service might write it: other spellings, another order, fields we do not know. */
export function otherwise(answer: unknown, choose: (below: number) => number): unknown {
  if (Array.isArray(answer)) return answer.map((each) => otherwise(each, choose));
  if (typeof answer !== 'object' || answer === null) return answer;
  const entries = Object.entries(answer).map(([name, value]): [string, unknown] => {
    const spellings = [name, ...(OTHERS[name] ?? [])];
    return [spellings[choose(spellings.length)] ?? name, otherwise(value, choose)];
  });
  for (let at = entries.length - 1; at > 0; at -= 1) {
    const to = choose(at + 1);
    [entries[at], entries[to]] = [entries[to] as [string, unknown], entries[at] as [string, unknown]];
  }
  if (choose(3) === 0) entries.splice(choose(entries.length + 1), 0, ['nyttFelt', { verdi: 'x', __proto__: null }]);
  return Object.fromEntries(entries);
}
