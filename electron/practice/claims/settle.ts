import { DateTime } from 'luxon';
import type { Account, Claim, Due, Paid, Payout, Placement } from './entries.ts';

/** Invented, near the real one; a practice ledger only has to add up. */
const YEARLY_INTEREST = 0.125;
const PAYOUT_AFTER_DAYS = 14;
/** Interest below this is never claimed. */
const LEAST_INTEREST = 50_00;

const days = (from: string, to: string): number =>
  Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days);
export const plusDays = (day: string, count: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days: count }).toISODate() ?? day;

/** The account on a day: payments placed by KID in order of due date, credits set off or paid out, interest on what was late. */
export function accountOn(today: string, claims: readonly Claim[], paid: readonly Paid[]): Account {
  const first = settle(today, claims, paid);
  const interest = claims.flatMap((claim) => interestClaim(claim, first, today));
  return interest.length === 0 ? first : settle(today, [...claims, ...interest], paid);
}

interface Entry {
  readonly claim: Claim;
  readonly due: Due;
  open: number;
  readonly placements: Placement[];
}

function settle(today: string, all: readonly Claim[], paid: readonly Paid[]): Account {
  const claims = all.filter(({ created }) => created <= today);
  const entries: Entry[] = claims
    .flatMap((claim) => claim.dues.map((due): Entry => ({ claim, due, open: due.amount, placements: [] })))
    .sort((a, b) => (a.due.on < b.due.on ? -1 : a.due.on > b.due.on ? 1 : 0));
  const payments: { paid: Paid; unplaced: number; placed: { due: Due; claim: Claim; amount: number; on: string }[] }[] =
    [];
  const payouts: Payout[] = [];
  const pay = (one: Paid) => {
    const row = {
      paid: one,
      unplaced: one.amount,
      placed: [] as { due: Due; claim: Claim; amount: number; on: string }[],
    };
    for (const entry of entries) {
      if (row.unplaced === 0 || one.kid === null) break;
      if (entry.due.kid !== one.kid || entry.open <= 0) continue;
      const amount = Math.min(entry.open, row.unplaced);
      entry.open -= amount;
      row.unplaced -= amount;
      // Money that came before the claim did waits for it.
      const on = one.on > entry.claim.created ? one.on : entry.claim.created;
      entry.placements.push({ on, amount, by: { kind: 'payment', payment: one } });
      row.placed.push({ due: entry.due, claim: entry.claim, amount, on });
    }
    payments.push(row);
  };
  const use = (credit: Entry, on: string) => {
    for (const debt of entries) {
      if (credit.open === 0) break;
      if (debt.open <= 0 || debt.due.on >= on || debt.claim.created > on || debt.claim.suspended) continue;
      const amount = Math.min(debt.open, -credit.open);
      debt.open -= amount;
      credit.open += amount;
      debt.placements.push({ on, amount, by: { kind: 'claim', claim: credit.claim, due: credit.due } });
      credit.placements.push({ on, amount: -amount, by: { kind: 'claim', claim: debt.claim, due: debt.due } });
    }
    if (credit.open === 0) return;
    const payout = { id: `UTB-${credit.due.id}`, on, amount: -credit.open, claim: credit.claim, due: credit.due };
    payouts.push(payout);
    credit.placements.push({ on, amount: credit.open, by: { kind: 'payout', id: payout.id } });
    credit.open = 0;
  };
  const events = [
    ...paid.filter(({ on }) => on <= today).map((one) => ({ on: one.on, run: () => pay(one) })),
    ...entries
      .filter(({ due }) => due.amount < 0)
      .map((credit) => ({ on: plusDays(credit.claim.created, PAYOUT_AFTER_DAYS), credit }))
      .filter(({ on }) => on <= today)
      .map(({ on, credit }) => ({ on, run: () => use(credit, on) })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const { run } of events) run();
  const byDue = new Map(entries.map((entry) => [entry.due.id, entry]));
  return {
    claims,
    placements: new Map(entries.map((entry) => [entry.due.id, entry.placements])),
    payments: payments.map(({ paid: one, unplaced, placed }) => ({ ...one, unplaced, placed })),
    payouts,
    open: (due) => byDue.get(due.id)?.open ?? 0,
    interest: (claim) =>
      claim.principal === undefined && claim.dues.some((due) => (byDue.get(due.id)?.open ?? 0) > 0)
        ? claim.dues.reduce((sum, due) => sum + accrued(byDue.get(due.id), today), 0)
        : 0,
  };
}

/** On each part for as long as it was late. */
function accrued(entry: Entry | undefined, today: string): number {
  if (!entry || entry.due.amount <= 0 || entry.claim.suspended) return 0;
  const parts = entry.placements.map(({ amount, on }) => ({ amount, on }));
  if (entry.open > 0) parts.push({ amount: entry.open, on: today });
  return Math.round(
    parts.reduce(
      (sum, { amount, on }) => sum + (amount * YEARLY_INTEREST * Math.max(0, days(entry.due.on, on))) / 365,
      0,
    ),
  );
}

/** A late claim that is settled leaves its interest behind as a claim of its own. */
function interestClaim(claim: Claim, account: Account, today: string): Claim[] {
  if (claim.principal !== undefined || claim.dues.some((due) => account.open(due) > 0)) return [];
  const last = claim.dues
    .flatMap((due) => account.placements.get(due.id) ?? [])
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const amount = claim.dues.reduce((sum, due) => {
    const placements = account.placements.get(due.id) ?? [];
    return sum + accrued({ claim, due, open: 0, placements: [...placements] }, today);
  }, 0);
  if (last === undefined || amount < LEAST_INTEREST) return [];
  const created = plusDays(last, 1);
  if (created > today) return [];
  const [due] = claim.dues;
  const id = `FORF-${claim.id.replace(/\D/g, '').slice(-8)}`;
  const kid = due?.kid === undefined ? {} : { kid: `${due.kid.slice(0, -2)}91` };
  return [
    {
      ...{
        id,
        ledger: claim.ledger,
        part: claim.part,
        type: 'Forsinkelsesrente',
        group: claim.group,
        text: 'Forsinkelsesrente',
      },
      ...{ period: claim.period, created, assessed: 'blank' as const, principal: claim.id },
      dues: [{ id, on: plusDays(created, 21), amount, ...kid }],
    },
  ];
}
