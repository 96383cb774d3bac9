import type { ClaimLine, ClaimsRow, ClaimsYear, ClientClaims } from '../../../shared/contract/claims.ts';
import { addDays, millisOf } from '../../../shared/mva/periods.ts';
import { aged, type Bucket, creditOf, daysLate, differing } from './ageing.ts';
import { GROUPS, groupOf, kindOf } from './kinds.ts';
import type { Claim, Due, History, OpenClaims, Payment, Payout, Period, Texts } from './model.ts';
import type { KeptMovement, KeptParty } from './store.ts';

interface Client {
  readonly organisationNumber: string;
  readonly name: string;
}

const words = (texts: Texts, code: string | null): Texts =>
  Object.keys(texts).length > 0 ? texts : { '': code ?? '' };
const periodWords = (period: Period | null): Texts | null => {
  if (!period) return null;
  return Object.keys(period.text).length > 0 ? period.text : period.year === null ? null : { '': period.year };
};

interface Known {
  readonly kept: KeptParty | undefined;
  /** A system user of the firm's opens its claims. */
  readonly isReached: boolean;
}

/** The client's line in the list of all: the service's own sums, and what its lines say of dates. */
export function rowOf(
  client: Client,
  { kept, isReached, moved }: Known & { readonly moved: number },
  today: string,
): ClaimsRow {
  const answer = kept?.answer ?? null;
  const dues = answer ? aged(answer, today) : [];
  const late = dues.filter((each) => (each.daysLate ?? 0) > 0).flatMap(({ due }) => due.due ?? []);
  return {
    client,
    state: stateOf(kept, isReached),
    fetchedAt: kept?.fetchedAt ?? null,
    problem: kept?.problem ?? null,
    totals: answer?.totals ?? null,
    credit: answer ? creditOf(answer) : 0,
    nextDue: nextOf(
      dues.map(({ due }) => due),
      today,
    ),
    oldestDue: late.toSorted()[0] ?? null,
    hasFine: answer?.claims.some((claim) => kindOf(claim) === 'fine' && (claim.open ?? 0) > 0) ?? false,
    shielded: answer?.shielded ?? false,
    differing: answer ? [...differing(answer, today)] : [],
    moved,
  };
}

function stateOf(kept: KeptParty | undefined, isReached: boolean): ClaimsRow['state'] {
  const code = kept?.problem?.code;
  // No access stands above what was told before it ended: that is shown, but it may be old.
  if (!isReached) return 'unreached';
  if (code === 'claims.noAccess' || code === 'maskinporten.noSystemUser') return 'none';
  if (code === 'claims.partyUnknown') return 'unknown';
  if (!kept?.answer) return code === undefined ? 'notFetched' : 'failed';
  const { claims, unplaced, totals } = kept.answer;
  return claims.length === 0 && unplaced.length === 0 && (totals?.balance ?? 0) === 0 ? 'nothing' : 'open';
}

/** The next day something falls due, and how much in all that day. */
function nextOf(dues: readonly Due[], today: string): ClaimsRow['nextDue'] {
  const coming = dues.filter(({ due }) => due !== null && due >= today);
  const due = coming.map((each) => each.due ?? '').toSorted()[0];
  if (due === undefined) return null;
  return { due, amount: sum(coming.filter((each) => each.due === due).map(({ open }) => open)) };
}

export function clientOf(
  client: Client,
  {
    kept,
    isReached,
    moved,
    years,
  }: Known & { readonly moved: readonly KeptMovement[]; readonly years: readonly number[] },
  today: string,
): ClientClaims {
  const answer = kept?.answer ?? null;
  const dues = answer ? aged(answer, today) : [];
  const ageOf = (age: Bucket) => sum(dues.filter(({ bucket }) => bucket === age).map(({ due }) => due.open));
  return {
    row: rowOf(client, { kept, isReached, moved: moved.length }, today),
    groups: answer ? groupsOf(answer) : [],
    ages: {
      ...{ notDue: ageOf('notDue'), to30: ageOf('to30'), to60: ageOf('to60') },
      ...{ to90: ageOf('to90'), over90: ageOf('over90') },
    },
    lines: answer ? linesOf(answer.claims, today) : [],
    unplaced: (answer?.unplaced ?? []).map(paymentOf),
    moved: moved.map(({ at, kind, claim, before, after }) => {
      const { description, type, period } = claim;
      return { at, kind, text: words(description, type), period: periodWords(period), before, after };
    }),
    years: [...years],
  };
}

function groupsOf({ groups }: OpenClaims): ClientClaims['groups'] {
  return groups
    .map(({ group, ...totals }) => ({ ...totals, group: groupOf(group), name: group }))
    .toSorted(
      (a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || (a.name ?? '').localeCompare(b.name ?? ''),
    );
}

/** By group, then the principal with its interest below it, then by due date (skatteetaten-systembruker.md 6). Whatever points at whatever, each stands once. */
export function linesOf(claims: readonly Claim[], today: string): ClaimLine[] {
  const place = ({ group }: Claim) => GROUPS.indexOf(groupOf(group));
  const sorted = claims.toSorted((a, b) => place(a) - place(b) || firstDue(a).localeCompare(firstDue(b)));
  const known = new Set(claims.map(({ id }) => id));
  const ordered = new Set<Claim>();
  const take = (claim: Claim): void => {
    if (ordered.has(claim)) return;
    ordered.add(claim);
    for (const each of sorted) if (each.principalId !== null && each.principalId === claim.id) take(each);
  };
  for (const each of sorted) if (each.principalId === null || !known.has(each.principalId)) take(each);
  // Those that point at each other have no first.
  for (const each of sorted) take(each);
  return [...ordered].flatMap((claim) => claimLines(claim, today));
}

const firstDue = ({ dues }: Claim): string => dues.flatMap(({ due }) => due ?? []).toSorted()[0] ?? '';

/** A claim without a due date is a line all the same: no amount is left out. */
function claimLines(claim: Claim, today: string): ClaimLine[] {
  const none: Due = {
    ...{ id: null, due: null, original: claim.original, open: claim.open, details: null },
    ...{ payments: [], claims: [], payouts: [], suspended: false },
  };
  return (claim.dues.length > 0 ? claim.dues : [none]).map((due, index) => ({
    claimId: claim.id,
    kind: kindOf(claim),
    group: groupOf(claim.group),
    text: words(claim.description, claim.type),
    period: periodWords(claim.period),
    due: due.due,
    daysLate: due.due === null ? null : daysLate(due.due, today),
    original: due.original,
    open: due.open,
    interest: index === 0 ? claim.interest : null,
    status: statusOf(due, today),
    ofOwner: claim.party?.isPerson ?? false,
    suspended: due.suspended,
    principalId: claim.principalId,
    details: due.details && { kid: due.details.kid, account: accountOf(due.details.account), due: due.due },
    placed: placedOf(due),
  }));
}

function statusOf({ open, original, due }: Due, today: string): ClaimLine['status'] {
  if (open === null) return 'notTold';
  if (open < 0) return 'credit';
  if (open === 0) return 'paid';
  if (due !== null && due < today) return 'overdue';
  return original !== null && open < original ? 'part' : 'coming';
}

type Placed = ClaimLine['placed'][number];

/** Signs differ between ledgers: shown without, and never added up. */
const placedOf = ({ payments, claims, payouts }: Due): Placed[] => [
  ...payments.map(({ placed, placedOn, kind }): Placed => {
    return { kind: 'payment', amount: absolute(placed), on: placedOn, text: kind === null ? {} : { '': kind } };
  }),
  ...claims.map(({ placed, placedOn, description, type }): Placed => {
    return { kind: 'claim', amount: absolute(placed), on: placedOn, text: words(description, type) };
  }),
  ...payouts.map(({ placed, placedOn }): Placed => {
    return { kind: 'payout', amount: absolute(placed), on: placedOn, text: {} };
  }),
];

const accountOf = (account: NonNullable<Due['details']>['account']) =>
  account && { number: account.number, owner: account.owner, iban: account.iban, bic: account.bic };

const absolute = (amount: number | null): number | null => (amount === null ? null : Math.abs(amount));
const paymentOf = ({ on, amount, unplaced, kind }: Payment) => ({
  on,
  amount: absolute(amount),
  unplaced: absolute(unplaced),
  kind,
});

export function yearOf(
  parts: {
    readonly claims: History<Claim> | undefined;
    readonly payments: History<Payment> | undefined;
    readonly payouts: History<Payout> | undefined;
  },
  today: string,
): Pick<ClaimsYear, 'claims' | 'payments' | 'payouts'> {
  const newest = <T extends { readonly on: string | null }>(entries: readonly T[] | undefined) =>
    [...(entries ?? [])].sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
  return {
    claims: linesOf(parts.claims?.entries ?? [], today),
    payments: newest(parts.payments?.entries).map(paymentOf),
    payouts: newest(parts.payouts?.entries).map(({ on, amount, state }) => ({ on, amount: absolute(amount), state })),
  };
}

/** What falls due in each of so many weeks from the one today is in, a week beginning on Monday. */
export function weeksOf(answers: readonly OpenClaims[], today: string, count: number) {
  const monday = addDays(today, -((new Date(millisOf(today)).getUTCDay() + 6) % 7));
  const all = answers.map((answer) => aged(answer, today).map(({ due }) => due));
  return Array.from({ length: count }, (_, index) => {
    const from = addDays(monday, index * 7);
    const to = addDays(from, 7);
    const inWeek = all.map((dues) =>
      dues.filter(({ due }) => due !== null && due >= from && due < to && (index > 0 || due >= today)),
    );
    return {
      from,
      amount: sum(inWeek.flat().map(({ open }) => open)),
      clients: inWeek.filter((dues) => dues.length > 0).length,
    };
  });
}

const sum = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((all, each) => all + (each ?? 0), 0);
