/** A party's account as Skatteetaten keeps it. Amounts in øre; days `yyyy-mm-dd` in Oslo. Written apart from what the client reads. */
export type Ledger = 'vat' | 'tax' | 'duty';

export interface Claim {
  readonly id: string;
  readonly ledger: Ledger;
  /** Nine digits, or eleven for what a sole trader owes as a person. */
  readonly part: string;
  readonly type: string;
  readonly group: string;
  readonly text: string;
  readonly period: ClaimPeriod | null;
  /** Shows from this day on. */
  readonly created: string;
  readonly assessed?: 'egenfastsatt' | 'myndighetsfastsatt' | 'blank';
  readonly principal?: string;
  readonly dues: readonly Due[];
  readonly suspended?: boolean;
}

export interface ClaimPeriod {
  readonly text: string;
  readonly year: number;
  readonly from?: string;
  readonly to?: string;
  readonly term?: string;
}

export interface Due {
  readonly id: string;
  readonly on: string;
  readonly amount: number;
  /** Undefined: the ledger tells no payment details. */
  readonly kid?: string;
}

/** Money that came in. */
export interface Paid {
  readonly id: string;
  readonly on: string;
  readonly amount: number;
  readonly kid: string | null;
}

/** What has become of a claim until a day. */
export interface Placement {
  readonly on: string;
  readonly amount: number;
  readonly by:
    | { readonly kind: 'payment'; readonly payment: Paid }
    | { readonly kind: 'claim'; readonly claim: Claim; readonly due: Due }
    | { readonly kind: 'payout'; readonly id: string };
}

export interface Payout {
  readonly id: string;
  readonly on: string;
  readonly amount: number;
  readonly claim: Claim;
  readonly due: Due;
}

export interface Account {
  readonly claims: readonly Claim[];
  readonly placements: ReadonlyMap<string, readonly Placement[]>;
  readonly payments: readonly (Paid & {
    readonly unplaced: number;
    readonly placed: readonly {
      readonly due: Due;
      readonly claim: Claim;
      readonly amount: number;
      readonly on: string;
    }[];
  })[];
  readonly payouts: readonly Payout[];
  /** Øre still open of a due amount; negative for a credit not yet used. */
  open(due: Due): number;
  /** Interest so far on a claim that is late, not yet a claim of its own. */
  interest(claim: Claim): number;
}
