/** How far a login is expected to reach: what is left of it against what a filing takes. */
import { z } from 'zod';
import type { Reach } from '../../../../shared/contract/batch.ts';
import { Settings } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';

const LIFE = 'mva.loginLifeMs';
/** Seven calls of about a second each (reference/mva-melding.md 4.2), until filings of our own have been measured. */
const ESTIMATE_MS = 8_000;
/** Fewer say nothing about the next. */
const ENOUGH = 5;
const LOOKED_AT = 50;

/** The median of the newest filings by login, from the instance to the confirmation; undefined while there are too few. */
async function measured(store: Store): Promise<number | undefined> {
  const rows = await store.db
    .selectFrom('filings')
    .innerJoin('filing_steps as first', 'first.filing_id', 'filings.id')
    .innerJoin('filing_steps as last', 'last.filing_id', 'filings.id')
    .select(['first.begun_at', 'last.done_at'])
    .where('filings.channel', '=', 'person')
    .where('first.step', '=', 'instanceCreated')
    .where('last.step', '=', 'confirmed')
    .where('last.done_at', 'is not', null)
    .orderBy('filings.started_at', 'desc')
    .limit(LOOKED_AT)
    .execute();
  const took = rows.map((row) => Date.parse(row.done_at ?? '') - Date.parse(row.begun_at)).sort((a, b) => a - b);
  return took.length < ENOUGH ? undefined : Math.max(1, took[took.length >> 1] ?? ESTIMATE_MS);
}

/** `leftMs` of the login that is held; without one, the whole life of the last one counts. */
export async function reachOf(
  store: Store,
  { count, pool, leftMs }: { readonly count: number; readonly pool: number; readonly leftMs: number | undefined },
): Promise<Reach> {
  const each = await measured(store);
  const left = leftMs ?? (await new Settings(store).read(LIFE, z.number()));
  const perFilingMs = each ?? ESTIMATE_MS;
  return {
    count,
    perFilingMs,
    measured: each !== undefined,
    // Nobody has logged in yet, so nobody knows.
    reaches: left === undefined ? null : Math.min(count, Math.floor(left / perFilingMs) * pool),
    takesMs: Math.ceil(count / pool) * perFilingMs,
  };
}

export async function keepLife(store: Store, lifeMs: number): Promise<void> {
  await new Settings(store).set(LIFE, lifeMs);
}
