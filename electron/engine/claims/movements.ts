import type { Claim, OpenClaims, Ore } from './model.ts';

export type MovementKind = 'new' | 'less' | 'more' | 'gone';

/** What became of one claim from one look to the next. */
export interface Movement {
  readonly kind: MovementKind;
  readonly claim: Claim;
  /** Open before; null: not told, or there was no such claim. */
  readonly before: Ore | null;
  readonly after: Ore | null;
}

/** A claim without an id is known by what it is and whose; two alike then are one, and their sum is what moves. */
export const keyOf = ({ id, type, group, period, created, dues }: Claim): string =>
  id ?? JSON.stringify([type, group, period, created, dues.map(({ id: due, due: on }) => [due, on])]);

/**
 * From one answer to the next. Of a shielded party claims are withheld, so that one is not there says nothing. What is settled is
 * listed no longer: whether it was paid, set off or taken back only the year's claims tell.
 */
export function movements(before: OpenClaims, after: OpenClaims): readonly Movement[] {
  if (before.shielded !== after.shielded) return [];
  const was = byKey(before.claims);
  const is = byKey(after.claims);
  const moved = [...is].flatMap(([key, claim]): Movement[] => {
    const old = was.get(key);
    if (!old) return [{ kind: 'new', claim, before: null, after: claim.open }];
    if (old.open === null || claim.open === null || old.open === claim.open) return [];
    const kind = Math.abs(claim.open) < Math.abs(old.open) ? 'less' : 'more';
    return [{ kind, claim, before: old.open, after: claim.open }];
  });
  const left = [...was].filter(([key]) => !is.has(key));
  return [...moved, ...left.map(([, claim]): Movement => ({ kind: 'gone', claim, before: claim.open, after: null }))];
}

function byKey(claims: readonly Claim[]): ReadonlyMap<string, Claim> {
  const found = new Map<string, Claim>();
  for (const claim of claims) {
    const key = keyOf(claim);
    const known = found.get(key);
    found.set(key, known ? { ...claim, open: sum(known.open, claim.open) } : claim);
  }
  return found;
}

const sum = (a: Ore | null, b: Ore | null): Ore | null => (a === null || b === null ? (a ?? b) : a + b);
