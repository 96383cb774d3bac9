import { sql } from 'kysely';
import type { Queries } from '../../store/store.ts';

/** Messages of one millisecond that find room beside each other. With it a place stays a whole number in JavaScript until 2109. */
const WITHIN = 2048;

export const firstPlaceAt = (ms: number): number => ms * WITHIN;

export interface Placed {
  readonly id: string;
  readonly contentUpdatedAt: string;
}

/**
 * A message's place in the list of all: one number that grows with `contentUpdatedAt` and that no two messages share. It is
 * the row number in the full-text index too, so that the newest hits of a search come first without sorting them all.
 */
export async function placesFor(db: Queries, items: readonly Placed[]): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  const used = new Set<number>();
  const each = new Map(items.map(({ id, contentUpdatedAt }) => [id, wished(id, contentUpdatedAt)]));
  let waiting = [...each].map(([id, place]) => ({ id, place }));
  while (waiting.length > 0) {
    const taken = await owners(
      db,
      waiting.map(({ place }) => place),
    );
    const next: typeof waiting = [];
    for (const { id, place } of waiting) {
      if (used.has(place) || (taken.get(place) ?? id) !== id) next.push({ id, place: place + 1 });
      else {
        used.add(place);
        places.set(id, place);
      }
    }
    waiting = next;
  }
  return places;
}

async function owners(db: Queries, places: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = await sql<{ place: number; id: string }>`
    SELECT place, id FROM dialogs WHERE place IN (SELECT value FROM json_each(${JSON.stringify(places)}))`.execute(db);
  return new Map(found.rows.map((row) => [row.place, row.id]));
}

/** Spread over its millisecond by the end of its id, which is random (UUID v7). */
function wished(id: string, contentUpdatedAt: string): number {
  const ms = Date.parse(contentUpdatedAt);
  const spread = Number.parseInt(id.slice(-6), 16);
  return firstPlaceAt(Number.isNaN(ms) ? 0 : ms) + (Number.isNaN(spread) ? 0 : spread % WITHIN);
}
