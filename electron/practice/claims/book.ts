import { DateTime } from 'luxon';
import { closedPeriods, FiledReturns } from '../apps/history.ts';
import type { PracticeContext } from '../core/context.ts';
import { deadline } from '../skatteetaten/periods.ts';
import type { Account, Claim, Paid } from './entries.ts';
import { habitOf, habitPayments, otherClaims } from './habits.ts';
import { accountOn } from './settle.ts';
import { fineClaim, numberOf, returnClaim } from './vat-claims.ts';

/** Each party's account, worked out anew from what was filed and paid: nothing of it is stored but payments made in practice's bank. */
export class AccountBook {
  readonly #context: PracticeContext;
  readonly #filed: FiledReturns;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#filed = new FiledReturns(context.database);
    context.database.exec(`
      CREATE TABLE IF NOT EXISTS bank_payment (id TEXT PRIMARY KEY, organisation TEXT NOT NULL, day TEXT NOT NULL,
        amount INTEGER NOT NULL, kid TEXT);
      CREATE INDEX IF NOT EXISTS bank_payment_of ON bank_payment (organisation);`);
  }

  today(): string {
    return DateTime.fromMillis(this.#context.clock.now(), { zone: 'Europe/Oslo' }).toISODate() ?? '';
  }

  /** Undefined: the authority keeps no account of such a unit. */
  of(organisation: string): Account | undefined {
    const { world } = this.#context;
    const unit = world.unit(organisation);
    if (!unit || unit.parent !== undefined) return undefined;
    const today = this.today();
    const claims = [...this.#vat(organisation, today), ...this.#others(organisation, today)];
    const banked = this.#banked(organisation);
    const habit = habitOf(this.#context, organisation);
    const suspended = habit === 'complains' ? withSuspended(claims, today) : claims;
    const paid = [...banked, ...habitPayments(habit, suspended, banked, today)];
    // What was paid late leaves interest behind, which is paid by the same habit.
    const interest = accountOn(today, suspended, paid).claims.filter(({ principal }) => principal !== undefined);
    return accountOn(today, suspended, [...paid, ...habitPayments(habit, interest, banked, today)]);
  }

  /** Øre, into the account of the authority. */
  pay(organisation: string, amount: number, kid: string | null): void {
    const day = this.today();
    const count = this.#banked(organisation).length;
    const id = `FORF-${numberOf(`${organisation}:${day}:${count}`)}${count}`;
    this.#context.database.run(
      'INSERT INTO bank_payment (id, organisation, day, amount, kid) VALUES (?, ?, ?, ?, ?)',
      ...[id, organisation, day, amount, kid],
    );
  }

  #banked(organisation: string): Paid[] {
    return this.#context.database
      .all<{ id: string; day: string; amount: number; kid: string | null }>(
        'SELECT id, day, amount, kid FROM bank_payment WHERE organisation = ? ORDER BY rowid',
        organisation,
      )
      .map(({ id, day, amount, kid }) => ({ id, on: day, amount, kid }));
  }

  #vat(organisation: string, today: string): Claim[] {
    const { world, clock } = this.#context;
    const unit = world.unit(organisation);
    const filed = this.#filed.of(organisation);
    const claims = filed.flatMap((each) => returnClaim(unit?.partyId ?? 0, each));
    const isFiled = new Set(filed.map(({ kind, value, year }) => `${kind}:${value}:${year}`));
    const missing = (unit ? closedPeriods(unit, clock.now()) : []).filter(
      ({ period }) => !isFiled.has(`${period.kind}:${period.value}:${period.year}`),
    );
    const fines = missing.flatMap(({ period }) => {
      const due = deadline(period, unit?.vat?.category ?? 'alminnelig').toISODate() ?? '';
      return fineClaim(organisation, period, due, today);
    });
    return [...claims, ...fines];
  }

  #others(organisation: string, today: string): Claim[] {
    const client = this.#context.world.client(organisation);
    return client ? otherClaims(this.#context, client, today) : [];
  }
}

/** The newest that is due waits for a complaint to be looked at. */
function withSuspended(claims: readonly Claim[], today: string): Claim[] {
  const dueOf = ({ dues }: Claim) => dues[0]?.on ?? '';
  const newest = claims
    .filter((each) => each.ledger === 'vat' && dueOf(each) < today && (each.dues[0]?.amount ?? 0) > 0)
    .toSorted((a, b) => dueOf(b).localeCompare(dueOf(a)))[0];
  return claims.map((each) => (each === newest ? { ...each, suspended: true } : each));
}
