import type { Failure } from '../../../shared/outcome.ts';
import type { DialogCursorTable } from '../store/schema/dialogs.ts';
import type { PartyAt } from './cursors.ts';
import { concernsAll, FAILED_ALONE } from './delta.ts';
import type { Looking } from './party-sync.ts';
import { reconcile, type Walk, type Walked } from './reconcile.ts';

/** A party of which nothing, or not enough, is known. */
export interface Unknown extends PartyAt {
  readonly row: DialogCursorTable | undefined;
}

export interface LearnOptions {
  /** The most that are listed together. */
  readonly atOnce: number;
  /** Twice as many as may ask at once: while some are written, others ask. */
  readonly writers: number;
  readonly isWatched: (each: Unknown) => boolean;
  readonly isReached: (each: Unknown) => Promise<boolean>;
  readonly isPaused: () => boolean;
  readonly onPaused: () => void;
  readonly onPage: (changed: number) => void;
  readonly onFailed: (each: Unknown, error: Failure) => Promise<void>;
  /** How far each party is known now. */
  readonly rows: () => Promise<ReadonlyMap<string, DialogCursorTable>>;
  readonly now: () => number;
  /** In milliseconds. */
  readonly age: (since: string) => number;
}

/** How long the servers' caches may not know of an access (reference/dialogporten.md 1.6). */
const EMPTY_MS = 30 * 60_000;
/** Before anything was received from anybody: there is nothing that a delta from here would fetch twice. */
const EVER = '2000-01-01T00:00:00.0000000Z';

interface Group {
  readonly members: readonly Unknown[];
  /** Of one that failed. */
  readonly isHalf: boolean;
}

/**
 * Lists everything of these parties, some together: those in a window's sight first and alone. A listing that fails is halved until
 * those it fails for stand alone; each half goes on from where both had come.
 */
export async function learn(looking: Looking, parties: readonly Unknown[], options: LearnOptions): Promise<void> {
  const { writers, isPaused, onPaused, onFailed } = options;
  const waiting = [...parties];
  const halves: Group[] = [];
  let failedAlone = 0;
  let ofAll: Failure | undefined;

  const failed = async ({ members }: Group, error: Failure): Promise<void> => {
    if (concernsAll(error)) ofAll = error;
    if (ofAll || members.length === 1 || failedAlone >= FAILED_ALONE) {
      if (members.length === 1) failedAlone += 1;
      for (const each of members) await onFailed(each, error);
      return;
    }
    const rows = await options.rows();
    const now = members.map((each) => ({ ...each, row: rows.get(each.party) }));
    const middle = Math.ceil(now.length / 2);
    halves.unshift({ members: now.slice(0, middle), isHalf: true }, { members: now.slice(middle), isHalf: true });
  };

  const one = async (): Promise<boolean> => {
    if (waiting.length === 0 && halves.length === 0) return false;
    if (isPaused()) {
      onPaused();
      return false;
    }
    const group = halves.shift() ?? { members: next(waiting, options), isHalf: false };
    // Their access may have ended while the others had their turn.
    const reached: Unknown[] = [];
    for (const each of group.members) if (await options.isReached(each)) reached.push(each);
    if (reached.length === 0) return true;
    const tried = { ...group, members: reached };
    const learnt = ofAll ?? (await learnTogether(looking, tried, options));
    if (learnt) await failed(tried, learnt);
    else failedAlone = 0;
    return true;
  };

  const others = async (): Promise<void> => {
    while (await one());
  };
  // The first of each alone: how far all are known is told by them.
  const writer = async (): Promise<void> => {
    if (await one()) await together([others(), others()]);
  };
  await together(Array.from({ length: writers / 2 }, writer));
}

/** Takes those out of the queue that are listed together: all are new or none is, and they stand at the same place. */
function next(waiting: Unknown[], { atOnce, isWatched }: LearnOptions): readonly Unknown[] {
  const watched = waiting.findIndex(isWatched);
  if (watched >= 0) return waiting.splice(watched, 1);
  const [first] = waiting;
  if (!first) return [];
  const kind = kindOf(first);
  const members = waiting.filter((each) => kindOf(each) === kind).slice(0, atOnce);
  const taken = new Set(members);
  waiting.splice(0, waiting.length, ...waiting.filter((each) => !taken.has(each)));
  return members;
}

const walkOf = ({ row }: Unknown): Walk | undefined => (row?.walk == null ? undefined : (JSON.parse(row.walk) as Walk));
const isNew = ({ row }: Unknown): boolean => (row?.cursor ?? null) === null;
const kindOf = (each: Unknown): string => `${isNew(each)} ${walkOf(each)?.token ?? ''}`;

async function learnTogether(
  looking: Looking,
  { members, isHalf }: Group,
  { now, age, onPage, onPaused }: LearnOptions,
): Promise<Failure | undefined> {
  const beganHere = new Date(now()).toISOString();
  const walkers = members.map((each) => ({ ...each, walk: walkOf(each), isFirst: isNew(each) }));
  // Trouble has been waited for once; only those that stand alone are given that time again.
  const retry = isHalf && members.length > 1 ? 'none' : 'safe';
  const walked = await reconcile(looking, walkers, { retry, onPage });
  if (!walked.ok) return walked.error;
  if (!walked.value.isThrough) onPaused();
  else await looking.store.cursors.saveAll(members.map((each) => [each, endOf(each, walked.value, beganHere, age)]));
  return undefined;
}

function endOf(each: Unknown, { cursors, empty }: Walked, beganHere: string, age: LearnOptions['age']) {
  const { party, row } = each;
  // That there is nothing at all counts when it has been so for as long as a cache may not know of the access.
  const since = row?.reconciled_at ?? beganHere;
  const isTooEarly = empty.has(party) && age(since) < EMPTY_MS;
  return {
    cursor: isTooEarly ? null : (cursors.get(party) ?? EVER),
    reconciled_at: isTooEarly ? since : (walkOf(each)?.began ?? beganHere),
    problem: null,
    walk: null,
  };
}

/** One that breaks does not leave the others behind at work. */
async function together(works: readonly Promise<void>[]): Promise<void> {
  for (const end of await Promise.allSettled(works)) if (end.status === 'rejected') throw end.reason;
}
