import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { environment, uuid } from '../../shared/contract/common.ts';
import { writeFileAtomically } from './atomic-file.ts';
import type { Clock } from './clock.ts';
import { type OnceResult, onceResult } from './sync-once.ts';

/** What a second start says to the app that runs: Electron carries it. */
export const wish = z.object({ syncOnce: z.object({ id: uuid, environment: environment.nullable() }) });
export type Wish = z.infer<typeof wish>;

/**
 * The way back, since Electron has none: a file in the profile's own folder, which only this account reads. Its name is random and
 * told to nobody but the app that is asked.
 */
const report = z.discriminatedUnion('state', [
  z.object({ state: z.literal('begun'), pid: z.number().int().positive() }),
  z.object({ state: z.literal('ended'), result: onceResult }),
]);
type Report = z.infer<typeof report>;

const fileOf = (root: string, id: string): string => join(root, 'handover', `${id}.json`);

const TAKEN_MS = 20_000;
/** A first look for hundreds of clients takes long; a scheduler has a limit of its own. */
const ENDED_MS = 4 * 60 * 60_000;
const POLL_MS = 200;

/** Answers that nobody fetched, since whoever asked was ended: they name clients. For the start of an app that answers. */
export function forgetAnswers(root: string): void {
  rmSync(join(root, 'handover'), { recursive: true, force: true });
}

/** The running app's side: says at once that it has heard, and then what came of it. */
export async function answerWish(root: string, id: string, look: () => Promise<OnceResult>): Promise<void> {
  const tell = (what: Report): void => writeFileAtomically(fileOf(root, id), JSON.stringify(what));
  tell({ state: 'begun', pid: process.pid });
  tell({ state: 'ended', result: await look() });
}

export interface WaitOptions {
  readonly root: string;
  readonly id: string;
  readonly clock: Clock;
  readonly isAlive: (pid: number) => boolean;
}

/** The second start's side. Undefined: the app that runs did not take it, ended under way, or took longer than anybody waits. */
export async function awaitAnswer({ root, id, clock, isAlive }: WaitOptions): Promise<OnceResult | undefined> {
  const askedAt = clock.now();
  try {
    for (;;) {
      const found = read(fileOf(root, id));
      if (found?.state === 'ended') return found.result;
      const waited = clock.now() - askedAt;
      if (waited > (found ? ENDED_MS : TAKEN_MS)) return undefined;
      // Looked at once more: it may have ended between its last word and its death.
      if (found && !isAlive(found.pid)) return ended(read(fileOf(root, id)));
      await new Promise<void>((resolve) => clock.timer(POLL_MS, resolve));
    }
  } finally {
    rmSync(fileOf(root, id), { force: true });
  }
}

const ended = (found: Report | undefined): OnceResult | undefined =>
  found?.state === 'ended' ? found.result : undefined;

function read(file: string): Report | undefined {
  try {
    return report.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
