import type { ReturnClaim, ReturnClaimState } from '../../../shared/contract/claims-tied.ts';
import { addDays, dayInNorway } from '../../../shared/mva/periods.ts';
import { isWorkingDay } from '../mva/holidays.ts';
import { compareDetails } from './compare.ts';
import { type Followed, follow, isOf } from './filed.ts';
import type { Filed } from './filings.ts';
import { groupOf, kindOf } from './kinds.ts';
import { type KnownClaim, knownClaims } from './known.ts';
import type { Claim, Ore } from './model.ts';
import type { KeptMovement, KeptParty } from './store.ts';
import { linesOf } from './view.ts';
import type { KeptYear } from './years-store.ts';

/** What is kept of the client. */
export interface ToldOfClient {
  readonly kept: KeptParty | undefined;
  readonly years: readonly ({ readonly year: number } & KeptYear<Claim>)[];
  readonly gone: readonly KeptMovement[];
  readonly isReached: boolean;
}

/** How long Skatteetaten may take to book a return (skatteetaten-systembruker.md 5). */
const WAITING_DAYS = 5;
/** A claim may be of the year after, when it is booked. */
const BOOKED_DAYS = 14;

/** The last day nobody is to wonder on. */
export function waitUntil(filedOn: string): string {
  let day = filedOn;
  for (let left = WAITING_DAYS; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** What is known of the claim of a return that was sent and taken. */
export function claimOfReturn(
  filed: Filed,
  told: ToldOfClient,
  { today, replacedBy }: { readonly today: string; readonly replacedBy: string | null },
): ReturnClaim {
  const known = knownClaims(told);
  const claims = known.map(({ claim }) => claim);
  const followed = follow(filed, claims);
  const own = followed.claims;
  const last = waitUntil(filed.filedOn);
  const askYears = unasked(filed, told, last);
  const state = stateOf(filed, told, { followed, replacedBy, today, last, askYears });
  const isThere = state === 'there';
  const open = sum(own.map(openOf));
  const fines = claims.filter(
    (claim) => groupOf(claim.group) === 'vat' && kindOf(claim) === 'fine' && isOf(filed.period, claim),
  );
  const dues = own.flatMap((claim) => claim.dues);
  return {
    ...{ organisationNumber: filed.organisationNumber, state, fetchedAt: told.kept?.fetchedAt ?? null },
    ...{ waitUntil: last, filed: filed.amount, replacedBy, askYears },
    claimed: isThere ? sum(own.map(({ original }) => original)) : null,
    open: isThere ? open : null,
    amount: isThere ? followed.amount : null,
    settled: isThere ? followed.settled : null,
    goneOn: isThere ? goneOn(known, own) : null,
    paidOut: isThere && dues.some(({ payouts }) => payouts.length > 0),
    setOff: isThere && (own.some(({ setOff }) => setOff !== null) || dues.some((due) => due.claims.length > 0)),
    lines: isThere ? linesOf(own, today) : [],
    decided: linesOf([...followed.decided, ...fines], today),
    details: isThere && (open ?? 0) > 0 ? compareDetails(filed.payment, own, isSum(filed, followed)) : null,
  };
}

interface Facts {
  readonly followed: Followed;
  readonly replacedBy: string | null;
  readonly today: string;
  readonly last: string;
  readonly askYears: readonly number[];
}

function stateOf(filed: Filed, { kept, isReached }: ToldOfClient, facts: Facts): ReturnClaimState {
  const { followed, replacedBy, today, last, askYears } = facts;
  if (replacedBy !== null) return 'replaced';
  if (!isReached && !kept?.answer) return 'unreached';
  const mayCome = today <= last;
  // What stands may be of the return that this one corrects.
  if (followed.claims.length > 0) return mayCome && followed.amount === 'other' ? 'waiting' : 'there';
  if (filed.amount === 0) return 'nothing';
  if (mayCome) return 'waiting';
  if (!kept?.answer || !kept.fetchedAt || dayInNorway(Date.parse(kept.fetchedAt)) <= last) return 'notFetched';
  if (kept.answer.shielded) return 'shielded';
  return askYears.length > 0 ? 'notOpen' : 'missing';
}

/** Years the claim may be of that nobody asked for since it should have been there. */
function unasked({ filedOn }: Filed, { years }: ToldOfClient, last: string): number[] {
  const wanted = new Set([filedOn, addDays(filedOn, BOOKED_DAYS)].map((day) => Number(day.slice(0, 4))));
  const asked = years.filter(({ fetchedAt }) => dayInNorway(Date.parse(fetchedAt)) > last).map(({ year }) => year);
  return [...wanted].filter((year) => !asked.includes(year));
}

/** What was filed is the sum of several, or of several due dates. */
const isSum = (filed: Filed, { claims, amount }: Followed): boolean =>
  amount === 'same' && (claims.length > 1 || (claims[0]?.dues.length ?? 0) > 1) && filed.amount > 0;

/** Null when any of them left nothing to be known: a claim without amounts is not nought. */
function sum(amounts: readonly (Ore | null)[]): Ore | null {
  if (amounts.length === 0 || amounts.includes(null)) return null;
  return amounts.reduce<number>((all, each) => all + (each ?? 0), 0);
}

const openOf = ({ open, dues }: Claim): Ore | null => open ?? sum(dues.map((due) => due.open));

/** All of them are open no longer: since when. */
function goneOn(known: readonly KnownClaim[], own: readonly Claim[]): string | null {
  const days = known.filter(({ claim }) => own.includes(claim)).map(({ goneAt }) => goneAt);
  if (days.length === 0 || days.includes(null)) return null;
  const newest = days
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1);
  return newest ? dayInNorway(Date.parse(newest)) : null;
}
