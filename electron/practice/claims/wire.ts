import type { Account, Claim, Due, Placement } from './entries.ts';

/** How a ledger answers: as the interface of today, or in the names of its beginnings, which are still met. */
export interface Manner {
  readonly today: string;
  readonly old: boolean;
  readonly totals: boolean;
  readonly details: boolean;
  readonly shielded: boolean;
}

/** A well-formed account number that belongs to nobody. */
const ACCOUNT = '86010517198';
const kroner = (ore: number): number => ore / 100;
const text = (tekst: string) => ({ spraakTekst: [{ tekst, spraak: 'nb' }] });
const isLate = (due: Due, today: string): boolean => due.on < today;

export function openClaims(organisation: string, account: Account, manner: Manner) {
  const open = account.claims.filter((claim) => claim.dues.some((due) => account.open(due) !== 0));
  const unplaced = account.payments.filter((each) => each.unplaced > 0);
  if (open.length === 0 && unplaced.length === 0) return undefined;
  const sums = (claims: readonly Claim[]) => {
    const dues = claims.flatMap((claim) => claim.dues);
    const sum = (list: readonly Due[]) => kroner(list.reduce((all, due) => all + account.open(due), 0));
    return {
      sumStipulerteRenter: kroner(claims.reduce((all, claim) => all + account.interest(claim), 0)),
      sumForfalteKrav: sum(dues.filter((due) => isLate(due, manner.today))),
      sumIkkeForfalteKrav: sum(dues.filter((due) => !isLate(due, manner.today))),
    };
  };
  const balance = (of: ReturnType<typeof sums>) => of.sumForfalteKrav + of.sumIkkeForfalteKrav + of.sumStipulerteRenter;
  const all = sums(open);
  const free = -kroner(unplaced.reduce((sum, each) => sum + each.unplaced, 0));
  const groups = [...new Set(open.map(({ group }) => group))].map((kravgruppe) => {
    const own = sums(open.filter(({ group }) => group === kravgruppe));
    return { kravgruppe, ...own, saldo: balance(own) };
  });
  return {
    partIdentifikator: organisation,
    skjermet: manner.shielded,
    aapentKravMedGjenstaaendeBeloep: manner.shielded ? [] : open.map((claim) => claimOut(claim, account, manner)),
    innbetalingMedUplassertBeloep: unplaced.map((each) => paymentOut(organisation, each, manner)),
    ...(manner.totals
      ? {
          totalOversikt: { ...all, sumUplasserteInnbetalinger: free, saldo: balance(all) + free },
          oversiktPerKravgruppe: groups,
        }
      : {}),
  };
}

/** Settled ones too; which date a period filters by is not told, here it is when the claim was made. */
export function allClaims(account: Account, from: string, to: string, manner: Manner) {
  return account.claims
    .filter(({ created }) => created >= from && created <= to)
    .map((claim) => claimOut(claim, account, manner));
}

export function payments(organisation: string, account: Account, from: string, to: string, manner: Manner) {
  return account.payments
    .filter(({ on }) => on >= from && on <= to)
    .map((each) => paymentOut(organisation, each, manner));
}

export function payouts(organisation: string, account: Account, from: string, to: string) {
  return account.payouts
    .filter(({ on }) => on >= from && on <= to)
    .map(({ id, on, amount, claim, due }) => ({
      partIdentifikator: organisation,
      utbetalingsidentifikator: id,
      utbetaltdato: on,
      utbetaltBeloep: kroner(amount),
      betaltTil: { konto: { kontonummer: '******11111' } },
      utbetalingstatus: 'bekreftet',
      grunnlagForUtbetaling: {
        kreditKrav: [
          {
            kravforfallidentifikator: due.id,
            opprinneligBeloep: kroner(due.amount),
            gjenstaaendeBeloep: 0,
            utbetaltBeloep: kroner(amount),
            kravtype: claim.type,
            kravbeskrivelse: text(claim.text),
          },
        ],
      },
    }));
}

function claimOut(claim: Claim, account: Account, manner: Manner) {
  const sum = (amounts: readonly number[]) => kroner(amounts.reduce((all, each) => all + each, 0));
  const interest = account.interest(claim);
  return {
    partIdentifikator: claim.part,
    kravidentifikator: claim.id,
    kravtype: claim.type,
    kravgruppe: claim.group,
    kravbeskrivelse: manner.old ? claim.text : text(claim.text),
    opprinneligBeloep: sum(claim.dues.map(({ amount }) => amount)),
    gjenstaaendeBeloep: sum(claim.dues.map((due) => account.open(due))),
    ...(interest > 0 ? { stipulerteRenter: kroner(interest) } : {}),
    ...(claim.assessed ? { fastsettingsmaate: claim.assessed } : {}),
    opprettelsesdatoForKrav: claim.created,
    ...(claim.period ? { kravperiode: periodOut(claim.period, manner) } : {}),
    ...(claim.principal ? { hovedstolKravidentifikator: claim.principal } : {}),
    kravforfall: claim.dues.map((due) => dueOut(claim, due, account, manner)),
  };
}

function periodOut({ text: words, year, from, to, term }: NonNullable<Claim['period']>, { old }: Manner) {
  if (old) return `${year}/${term ?? '01'}`;
  return {
    periodeBeskrivelse: text(words),
    aar: String(year),
    ...(from ? { fraDato: from, tilDato: to } : {}),
    ...(term ? { terminTekniskNavn: term } : {}),
  };
}

function dueOut(claim: Claim, due: Due, account: Account, manner: Manner) {
  const placed = account.placements.get(due.id) ?? [];
  const of = <K extends Placement['by']['kind']>(kind: K) =>
    placed.filter((each): each is Placement & { by: Extract<Placement['by'], { kind: K }> } => each.by.kind === kind);
  // The VAT ledger writes what is placed with a minus, the others without.
  const sign = claim.ledger === 'vat' ? -1 : 1;
  const [id, on] = manner.old
    ? ['kravforfallIdentifikator', 'plasseringsdato']
    : ['kravforfallsIdentifikator', 'plassertDato'];
  const given = manner.details && due.kid !== undefined;
  return {
    [id]: due.id,
    forfallsdato: due.on,
    opprinneligBeloep: kroner(due.amount),
    gjenstaaendeBeloep: kroner(account.open(due)),
    betalingsinformasjon: given
      ? { kidnummer: due.kid, konto: { kontonummer: ACCOUNT, kontoeiersNavn: 'Skatteetaten' } }
      : {},
    ...(claim.suspended ? { utsattIverksettelse: true } : {}),
    plassertInnbetaling: of('payment').map(({ amount, on: day, by }) => ({
      innbetalingsIdentifikator: by.payment.id,
      plassertBeloep: kroner(sign * amount),
      [on]: day,
      innbetalingsdato: by.payment.on,
      innbetaltBeloep: kroner(-by.payment.amount),
      innbetalingstype: 'OCR-innbetaling',
    })),
    plassertMotkrav: of('claim').map(({ amount, on: day, by }) => ({
      [id]: by.due.id,
      kravtype: by.claim.type,
      kravbeskrivelse: manner.old ? by.claim.text : text(by.claim.text),
      forfallsdato: by.due.on,
      plassertBeloep: kroner(sign * amount),
      [on]: day,
    })),
    plassertUtbetaling: of('payout').map(({ amount, on: day, by }) => ({
      utbetalingsidentifikator: by.id,
      utbetaltBeloep: kroner(-amount),
      utbetaltDato: day,
      betaltTil: { konto: { kontonummer: '******11111' } },
      plassertBeloep: kroner(amount),
      plassertDato: day,
    })),
  };
}

function paymentOut(organisation: string, each: Account['payments'][number], manner: Manner) {
  const from = { kidnummer: each.kid ?? undefined, konto: { kontonummer: '******11111' } };
  return {
    partIdentifikator: organisation,
    innbetalingsidentifikator: each.id,
    innbetalingsdato: each.on,
    innbetaltBeloep: kroner(-each.amount),
    uplassertBeloep: kroner(-each.unplaced),
    innbetalingstype: 'OCR-innbetaling',
    [manner.old ? 'betaltFra' : 'innbetaltFra']: from,
    [manner.old ? 'betaltTilKonto' : 'mottakersKontonummer']: { kontonummer: ACCOUNT },
    [manner.old ? 'plassertInnbetalingMotKrav' : 'plassertKrav']: each.placed.map(({ due, claim, amount, on }) => ({
      kravforfallIdentifikator: due.id,
      plassertBeloep: kroner(amount),
      [manner.old ? 'plasseringsdato' : 'plassertDato']: on,
      kravbeskrivelse: manner.old ? claim.text : text(claim.text),
      kravforfallsdato: due.on,
    })),
  };
}
