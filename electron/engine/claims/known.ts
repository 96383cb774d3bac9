import type { Claim } from './model.ts';
import { keyOf } from './movements.ts';
import type { KeptMovement, KeptParty } from './store.ts';
import type { KeptYear } from './years-store.ts';

/** A claim as it was told last. */
export interface KnownClaim {
  readonly claim: Claim;
  /** When it was found to be open no longer; null: it is open, or the year's answer says itself how it stands. */
  readonly goneAt: string | null;
}

interface Told {
  readonly kept: Pick<KeptParty, 'answer' | 'fetchedAt'> | undefined;
  readonly years: readonly KeptYear<Claim>[];
  /** That left what is open, the oldest first. */
  readonly gone: readonly Pick<KeptMovement, 'at' | 'claim'>[];
}

/**
 * Every claim that anything is kept of: what is settled is open no longer, so the years' answers and what left are what is known of it.
 * The answer that came last counts.
 */
export function knownClaims({ kept, years, gone }: Told): readonly KnownClaim[] {
  const known = new Map<string, KnownClaim>();
  for (const { at, claim } of gone) known.set(keyOf(claim), settled(claim, at));
  const answer = kept?.answer ?? null;
  const openAt = answer ? (kept?.fetchedAt ?? '') : '';
  const newest = new Map<string, string>();
  for (const year of years.toSorted((a, b) => a.fetchedAt.localeCompare(b.fetchedAt)))
    for (const claim of year.answer.entries) {
      const key = keyOf(claim);
      const wasOpen = claim.dues.some(({ open }) => open !== 0);
      // Of a shielded party claims are withheld, so that one is not there says nothing.
      const hasLeft = wasOpen && openAt > year.fetchedAt && answer?.shielded === false;
      known.set(key, hasLeft ? settled(claim, known.get(key)?.goneAt ?? openAt) : { claim, goneAt: null });
      newest.set(key, year.fetchedAt);
    }
  for (const claim of answer?.claims ?? []) {
    const key = keyOf(claim);
    if ((newest.get(key) ?? '') <= openAt) known.set(key, { claim, goneAt: null });
  }
  return [...known.values()];
}

const settled = (claim: Claim, goneAt: string): KnownClaim => ({
  claim: { ...claim, open: 0, dues: claim.dues.map((due) => ({ ...due, open: 0 })) },
  goneAt,
});
