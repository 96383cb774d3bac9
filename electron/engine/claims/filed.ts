import type { Period } from '../../../shared/contract/mva.ts';
import { periodDates } from '../../../shared/mva/periods.ts';
import { groupOf, kindOf } from './kinds.ts';
import type { Claim, Due, Ore } from './model.ts';

/** What a return that was sent and taken says is to be paid, or is to the business's credit where it is negative. */
export interface FiledReturn {
  readonly period: Period;
  /** Øre. */
  readonly amount: Ore;
  readonly kid: string | null;
}

export interface Followed {
  /** Of the period, self-assessed, the one with the return's own KID first. Empty: the return has no claim yet. */
  readonly claims: readonly Claim[];
  /** What the authority has decided for the same period beside or instead of it. */
  readonly decided: readonly Claim[];
  /** Whether one of them, or all together, are what was filed; null: not told, or there is none. */
  readonly amount: 'same' | 'other' | null;
  /** That the two are equal is documented nowhere, so `other` is a notice and never an error. */
  readonly kid: 'same' | 'other' | null;
  /** `part`: something is paid and something is open. Null: not told, or there is none. */
  readonly settled: 'open' | 'part' | 'all' | null;
}

/** Claims carry no reference to a return: period, amount and KID are all there is to join on (skatteetaten-systembruker.md 5). */
export function follow(filed: FiledReturn, claims: readonly Claim[]): Followed {
  const ofPeriod = claims.filter(
    (claim) => groupOf(claim.group) === 'vat' && kindOf(claim) === 'claim' && isOf(filed.period, claim),
  );
  const own = ofPeriod
    .filter(({ assessed }) => assessed === null || assessed === 'egenfastsatt')
    .sort((a, b) => Number(hasKid(b, filed.kid)) - Number(hasKid(a, filed.kid)));
  const kids = own.flatMap(({ dues }) => dues.flatMap(({ details }) => details?.kid ?? []));
  return {
    claims: own,
    decided: ofPeriod.filter((claim) => !own.includes(claim)),
    amount: amountOf(filed.amount, own),
    kid:
      filed.kid === null || kids.length === 0 ? null : own.some((each) => hasKid(each, filed.kid)) ? 'same' : 'other',
    settled: settledOf(own),
  };
}

export function isOf(period: Period, { period: claimed }: Claim): boolean {
  if (!claimed) return false;
  if (claimed.from !== null && claimed.to !== null) {
    const { start, end } = periodDates(period);
    return claimed.from === start && claimed.to === end;
  }
  // A term's number alone does not say how long terms are: it is the common kind's.
  return (
    period.kind === 'toMaaneder' &&
    claimed.year === String(period.year) &&
    claimed.term !== null &&
    /^\d+$/.test(claimed.term) &&
    Number(claimed.term) === period.number
  );
}

const digits = (kid: string): string => kid.replace(/\D/g, '');

function hasKid({ dues }: Claim, kid: string | null): boolean {
  return kid !== null && dues.some(({ details }) => details?.kid != null && digits(details.kid) === digits(kid));
}

/** A return is in whole kroner; a correction may come as a claim of its own, so the sum counts too. */
function amountOf(filed: Ore, claims: readonly Claim[]): Followed['amount'] {
  const told = claims.map(({ original }) => original);
  if (told.length === 0 || told.includes(null)) return null;
  const amounts = told as readonly Ore[];
  const candidates = [...amounts, amounts.reduce((sum, each) => sum + each, 0)];
  return candidates.some((each) => Math.trunc(each / 100) === Math.trunc(filed / 100)) ? 'same' : 'other';
}

function settledOf(claims: readonly Claim[]): Followed['settled'] {
  const dues: readonly Due[] = claims.flatMap((claim) => claim.dues);
  if (dues.length === 0 || dues.some(({ open, original }) => open === null || original === null)) return null;
  const left = dues.filter(({ open }) => open !== 0);
  if (left.length === 0) return 'all';
  return left.length === dues.length && left.every(({ open, original }) => open === original) ? 'open' : 'part';
}
