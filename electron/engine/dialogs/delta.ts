import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import { type Followed, type Looking, walk } from './party-sync.ts';

/** So many parties in a row that fail by themselves are the server's trouble, not theirs. */
export const FAILED_ALONE = 3;

export interface DeltaOptions {
  /** The most that one question may name. */
  readonly atOnce: number;
  readonly isStopped: () => boolean;
}

/**
 * What changed at many parties, with as few calls as there may be: a firm with 300 clients asks three times when nothing did.
 * A question that fails is halved until those it fails for stand alone. Answers how many rows changed at each party, or why
 * that is not known; nothing of those that a stop came before.
 */
export async function delta(
  looking: Looking,
  parties: readonly Followed[],
  { atOnce, isStopped }: DeltaOptions,
): Promise<ReadonlyMap<string, Outcome<number>>> {
  const told = new Map<string, Outcome<number>>();
  // Those that were left at the same moment go together: one that lags behind would fetch the others' past once more.
  const sorted = [...parties].sort((one, other) => (one.cursor < other.cursor ? -1 : 1));
  const batches: { readonly parties: readonly Followed[]; readonly isHalf: boolean }[] = [];
  for (let start = 0; start < sorted.length; start += atOnce)
    batches.push({ parties: sorted.slice(start, start + atOnce), isHalf: false });
  let failedAlone = 0;
  let ofAll: Failure | undefined;
  for (let batch = batches.shift(); batch !== undefined && !isStopped(); batch = batches.shift()) {
    const { parties, isHalf } = batch;
    // Trouble has been waited for once; only those that stand alone are given that time again.
    const walked: Awaited<ReturnType<typeof walk>> = ofAll
      ? { ok: false, error: ofAll }
      : await walk(looking, parties, isHalf && parties.length > 1 ? 'none' : 'safe');
    if (!walked.ok && concernsAll(walked.error)) ofAll = walked.error;
    else if (!walked.ok && parties.length > 1 && failedAlone < FAILED_ALONE) {
      const half = Math.ceil(parties.length / 2);
      batches.unshift(
        { parties: parties.slice(0, half), isHalf: true },
        { parties: parties.slice(half), isHalf: true },
      );
      continue;
    }
    if (walked.ok) failedAlone = 0;
    else if (parties.length === 1) failedAlone += 1;
    for (const { party } of parties) told.set(party, walked.ok ? ok(walked.value.get(party) ?? 0) : walked);
  }
  return told;
}

/** Failures that a question about one client alone may have; any other is everybody's: no network, no token, told to stay away. */
const OF_A_QUESTION: ReadonlySet<string> = new Set([
  'http.timeout',
  'http.cut',
  'http.notJson',
  'http.tooLarge',
  'http.redirectRefused',
  'http.unexpectedAnswer',
  'http.unavailable',
  'dialogs.refused',
  'dialogs.noAccess',
  'dialogs.levelTooLow',
  'dialogs.gone',
]);

export function concernsAll({ code, params }: Failure): boolean {
  return !OF_A_QUESTION.has(code) || params.status === 401 || params.waitSeconds !== undefined;
}
