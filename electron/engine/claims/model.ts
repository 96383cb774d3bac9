/**
 * What a party owes and has been paid, as Skatteetaten told it, under one name a thing. Amounts are whole øre with the service's own
 * sign (skatteetaten-systembruker.md 2.8); null: not told, which is never nought. Dates are yyyy-mm-dd in Norway.
 */
export type Ore = number;

/** A sentence by language (`nb`, `nn`, `en` or what the service names). */
export type Texts = Readonly<Record<string, string>>;

/** Whose it is. Of a person, an owner of a business, only the birth date's six digits are kept (2.9). */
export interface Party {
  readonly number: string;
  readonly isPerson: boolean;
}

export interface Period {
  readonly text: Texts;
  readonly year: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** `01`…`06`, `1`…`6`, or what the ledger calls it. */
  readonly term: string | null;
}

export interface Account {
  /** The payer's own is masked by the service. */
  readonly number: string | null;
  readonly owner: string | null;
  readonly bank: string | null;
  readonly iban: string | null;
  readonly bic: string | null;
}

export interface PaymentDetails {
  readonly kid: string | null;
  readonly account: Account | null;
  readonly currency: string | null;
}

/** A payment put towards a due amount. */
export interface PlacedPayment {
  readonly paymentId: string | null;
  readonly placed: Ore | null;
  readonly placedOn: string | null;
  readonly paid: Ore | null;
  readonly paidOn: string | null;
  readonly kind: string | null;
}

/** Another claim set against a due amount; it stands on both sides, with mirrored signs. */
export interface PlacedClaim {
  readonly dueId: string | null;
  readonly type: string | null;
  readonly description: Texts;
  readonly period: Period | null;
  readonly due: string | null;
  readonly placed: Ore | null;
  readonly placedOn: string | null;
}

/** What a credit was paid out as. */
export interface PlacedPayout {
  readonly payoutId: string | null;
  readonly placed: Ore | null;
  readonly placedOn: string | null;
  readonly paid: Ore | null;
  readonly paidOn: string | null;
}

export interface Due {
  readonly id: string | null;
  readonly due: string | null;
  readonly original: Ore | null;
  readonly open: Ore | null;
  /** Null: Skatteetaten gave no payment details. */
  readonly details: PaymentDetails | null;
  readonly payments: readonly PlacedPayment[];
  readonly claims: readonly PlacedClaim[];
  readonly payouts: readonly PlacedPayout[];
  /** Enforcement is postponed, as while a complaint is looked at. */
  readonly suspended: boolean;
}

/** Debt to another authority that money of the party's was used for. */
export interface Covered {
  readonly amount: Ore | null;
  readonly interest: Ore | null;
  readonly due: string | null;
  readonly description: Texts;
  readonly authority: Texts;
  readonly creditor: Texts;
}

/** What of the party's own was used in a set-off: an unplaced payment or a credit. */
export interface Used {
  readonly id: string | null;
  readonly amount: Ore | null;
  readonly description: Texts;
}

export interface SetOff {
  readonly id: string | null;
  readonly authority: Texts;
  readonly on: string | null;
  readonly covered: readonly Covered[];
  readonly used: readonly Used[];
}

export interface Claim {
  readonly id: string | null;
  readonly party: Party | null;
  /** As the ledger writes it: a code or a sentence (2.7). */
  readonly type: string | null;
  readonly group: string | null;
  readonly description: Texts;
  readonly original: Ore | null;
  readonly open: Ore | null;
  /** Interest estimated so far, not yet a claim of its own. */
  readonly interest: Ore | null;
  readonly dues: readonly Due[];
  readonly period: Period | null;
  readonly created: string | null;
  /** On interest and fees: the claim they are of. */
  readonly principalId: string | null;
  /** `egenfastsatt`, `myndighetsfastsatt`, or what else it is called. */
  readonly assessed: string | null;
  readonly setOff: SetOff | null;
}

export interface Payment {
  readonly id: string | null;
  readonly party: Party | null;
  readonly on: string | null;
  readonly amount: Ore | null;
  readonly unplaced: Ore | null;
  readonly kind: string | null;
  readonly placed: readonly {
    readonly dueId: string | null;
    readonly placed: Ore | null;
    readonly placedOn: string | null;
    readonly description: Texts;
    readonly due: string | null;
    readonly original: Ore | null;
    readonly open: Ore | null;
  }[];
  readonly payouts: readonly PlacedPayout[];
  readonly to: Account | null;
  readonly from: PaymentDetails | null;
  readonly setOff: SetOff | null;
}

export interface Payout {
  readonly id: string | null;
  readonly party: Party | null;
  readonly on: string | null;
  readonly amount: Ore | null;
  /** `bekreftet`, `underUtbetaling`, or what else it is called. */
  readonly state: string | null;
  readonly to: PaymentDetails | null;
  readonly credits: readonly {
    readonly dueId: string | null;
    readonly type: string | null;
    readonly description: Texts;
    readonly period: Period | null;
    readonly original: Ore | null;
    readonly open: Ore | null;
    readonly paid: Ore | null;
  }[];
  readonly repaid: readonly {
    readonly paymentId: string | null;
    readonly kind: string | null;
    readonly on: string | null;
    readonly amount: Ore | null;
    readonly paid: Ore | null;
  }[];
}

export interface Totals {
  readonly interest: Ore | null;
  readonly overdue: Ore | null;
  readonly notDue: Ore | null;
  /** Of all groups together alone. */
  readonly unplaced: Ore | null;
  readonly balance: Ore | null;
}

/** `aapnekrav`. */
export interface OpenClaims {
  readonly party: Party | null;
  /** The party is shielded: details are withheld, sums stay right. */
  readonly shielded: boolean;
  readonly claims: readonly Claim[];
  readonly unplaced: readonly Payment[];
  readonly totals: Totals | null;
  readonly groups: readonly (Totals & { readonly group: string | null })[];
}

/** `krav`, `innbetalinger` and `utbetalinger` of a period. */
export interface History<T> {
  readonly party: Party | null;
  readonly shielded: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly entries: readonly T[];
}
