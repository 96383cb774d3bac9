import type { Period } from '../../../shared/contract/mva.ts';
import { isOf } from './filed.ts';
import { groupOf, kindOf } from './kinds.ts';
import type { Claim, OpenClaims } from './model.ts';
import { keyOf, type Movement } from './movements.ts';

/** What somebody may be told of outside the window. payout: what was to the client's credit has been paid out or used for other claims. */
export type ClaimNewsKind = 'newClaim' | 'overdue' | 'fine' | 'payout';

export interface ClaimNews {
  readonly kind: ClaimNewsKind;
  /** The same piece of news has the same key whenever it is found. */
  readonly key: string;
}

export interface Answered {
  readonly before: OpenClaims;
  /** The day in Norway of the answer before. */
  readonly yesterday: string;
  readonly after: OpenClaims;
  readonly moved: readonly Movement[];
  readonly today: string;
  /** Terms of returns of ours that were sent and taken. */
  readonly filed: readonly Period[];
}

/** From one answer to the next. Never a claim that a return of ours explains, nor the interest of what is told of already; that it falls overdue is news all the same. */
export function newsOf({ before, after, moved, today, yesterday, filed }: Answered): ClaimNews[] {
  // Of a shielded party claims are withheld: that they are seen again is not news.
  if (before.shielded !== after.shielded) return [];
  const isNew = moved.filter(({ kind, after: open }) => kind === 'new' && (open ?? 0) > 0).map(({ claim }) => claim);
  const settled = moved.filter(({ kind, before: open }) => (kind === 'gone' || kind === 'less') && (open ?? 0) < 0);
  const wasLate = new Set(lateKeys(before, yesterday));
  return [
    ...isNew.flatMap((claim) => newClaim(claim, filed)),
    ...lateKeys(after, today)
      .filter((key) => !wasLate.has(key))
      .map((key) => ({ kind: 'overdue' as const, key })),
    ...settled.map(({ claim, after: open }) => ({ kind: 'payout' as const, key: `payout ${keyOf(claim)} ${open}` })),
  ];
}

/** What is to be paid now: whose execution is put off is not. */
const lateKeys = ({ claims }: OpenClaims, day: string): string[] =>
  claims.flatMap((claim) =>
    claim.dues.flatMap(({ due, open, suspended }) =>
      due !== null && due < day && (open ?? 0) > 0 && !suspended ? [`overdue ${keyOf(claim)} ${due}`] : [],
    ),
  );

function newClaim(claim: Claim, filed: readonly Period[]): ClaimNews[] {
  const kind = kindOf(claim);
  if (kind === 'fine') return [{ kind: 'fine', key: `fine ${keyOf(claim)}` }];
  if (kind === 'interest' || isExplained(claim, filed)) return [];
  return [{ kind: 'newClaim', key: `new ${keyOf(claim)}` }];
}

const isExplained = (claim: Claim, filed: readonly Period[]): boolean =>
  groupOf(claim.group) === 'vat' &&
  (claim.assessed === null || claim.assessed === 'egenfastsatt') &&
  filed.some((period) => isOf(period, claim));
