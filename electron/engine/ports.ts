/** What the engine is given from outside. Tests give their own. */
import type { PushName, PushPayload } from '../../shared/contract.ts';

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls `run` once after `ms`. The answer cancels it. */
  timer(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  timer: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Fields are for people who look for a fault: counts, codes, statuses, durations, our own ids. Never bodies. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** The operating system's keychain: one file imports keytar, tests give a double. */
export interface Keychain {
  get(service: string, account: string): Promise<string | null>;
  set(service: string, account: string, value: string): Promise<void>;
  delete(service: string, account: string): Promise<boolean>;
}

/** Tells the windows that something changed. */
export type Push = <N extends PushName>(name: N, payload: PushPayload<N>) => void;

/** Bytes that are not held: `read` begins anew each time it is called, and gives the same. */
export interface Content {
  readonly size: number;
  read(): AsyncIterable<Uint8Array>;
}
