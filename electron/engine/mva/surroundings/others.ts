import type { Selectable } from 'kysely';
import { z } from 'zod';
import { category } from '../../../../shared/contract/mva.ts';
import type { OtherInstance, OtherStand } from '../../../../shared/contract/surroundings.ts';
import { otherStand } from '../../../../shared/contract/surroundings.ts';
import { millisOf, periodDates, periodOfKey } from '../../../../shared/mva/periods.ts';
import type { OtherInstanceTable } from '../../store/schema/mva.ts';
import type { Store } from '../../store/store.ts';

export type Other = Selectable<OtherInstanceTable> & { readonly stand: OtherStand };

/** A return as instances are held against it; `period` is its key. */
export interface Wanted {
  readonly category: string;
  readonly period: string;
}

/** Instances that were not made here, as they stood when they were last seen. */
export class Others {
  readonly #store: Store;
  constructor(store: Store) {
    this.#store = store;
  }

  /** The oldest first. */
  async of(organisationNumber: string): Promise<Other[]> {
    const rows = await this.#store.db
      .selectFrom('other_instances')
      .selectAll()
      .where('organisation_number', '=', organisationNumber)
      .orderBy('created')
      .execute();
    return rows.map((row) => ({ ...row, stand: otherStand.parse(row.stand) }));
  }

  /** What a look saw takes the place of what was known of the client: what is gone from Altinn is gone from here. */
  async keep(organisationNumber: string, seen: readonly Other[]): Promise<void> {
    await this.#store.transaction(async (trx) => {
      await trx.deleteFrom('other_instances').where('organisation_number', '=', organisationNumber).execute();
      for (const other of seen) await trx.insertInto('other_instances').values(other).execute();
    });
  }

  async forget(id: string): Promise<void> {
    await this.#store.db.deleteFrom('other_instances').where('id', '=', id).execute();
  }
}

/** An instance made before the period began cannot be for it. */
export function isOlderThan({ created }: { readonly created: string | null }, { period }: Wanted): boolean {
  const found = periodOfKey(period);
  // A day of slack: Altinn's instants are UTC.
  return found !== undefined && Date.parse(created ?? '') < millisOf(periodDates(found).start) - 86_400_000;
}

/** Whether filing what is wanted would come on top of this. What nobody has put anything in holds nothing to come on top of. */
export function concerns(other: Other, wanted: Wanted): boolean {
  if (other.stand === 'rejected') return false;
  if (other.category !== null && other.category !== wanted.category) return false;
  if (other.period !== null) return other.period === wanted.period;
  return !isOlderThan(other, wanted) && (other.stand !== 'draft' || other.filled === 1);
}

export function otherView(other: Other, wanted: Wanted): OtherInstance {
  const known = category.safeParse(other.category);
  return {
    id: other.id,
    created: other.created,
    madeBy: other.made_by,
    stand: other.stand,
    category: known.success ? known.data : null,
    period: (other.period === null ? undefined : periodOfKey(other.period)) ?? null,
    concerns: concerns(other, wanted),
    seenAt: other.seen_at,
  };
}

/** What a person was told of: it counts as told for as long as it stands as it stood. */
export const toldOf = z.array(z.object({ id: z.string(), stand: otherStand }));
export type Told = z.infer<typeof toldOf>[number];
export const isTold = (told: readonly Told[], { id, stand }: Other): boolean =>
  told.some((each) => each.id === id && each.stand === stand);
