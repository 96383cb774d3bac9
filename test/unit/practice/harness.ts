import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, setGlobalDispatcher } from 'undici';
import type { Clock } from '../../../electron/practice/core/types.ts';
import { type Practice, type PracticeOptions, startPractice } from '../../../electron/practice/practice.ts';
import { beginPractice } from '../../support/begun-practice.ts';

// No connection is kept: tests restart the server on the same port.
setGlobalDispatcher(new Agent({ pipelining: 0 }));

/** Real timers, and a time of day that a test can move. */
export class TestClock implements Clock {
  #offset = 0;

  now(): number {
    return Date.now() + this.#offset;
  }

  timer(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  }

  advance(ms: number): void {
    this.#offset += ms;
  }
}

export const SECRET = 'only-this-test';

export interface Harness {
  readonly practice: Practice;
  readonly clock: TestClock;
  readonly folder: string;
  /** Starts again on the same folder. */
  restart(options?: Partial<PracticeOptions>): Promise<void>;
  fault(input: Record<string, unknown>, name?: string): Promise<unknown>;
  stop(): Promise<void>;
}

export async function startHarness(options: Partial<PracticeOptions> = {}): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), `practice-${randomUUID().slice(0, 8)}-`));
  const clock = new TestClock();
  // A world of its own begins from nothing.
  if (options.seed === undefined && options.size === undefined) await beginPractice(folder, clock);
  let practice = await startPractice({ folder, clock, faultSecret: SECRET, ...options });
  return {
    get practice() {
      return practice;
    },
    clock,
    folder,
    restart: async (changed = {}) => {
      await practice.stop();
      practice = await startPractice({ folder, clock, faultSecret: SECRET, ...options, ...changed });
    },
    fault: async (input, name = '') => {
      const response = await fetch(`${practice.origin}/_faults/${name}`, {
        method: 'POST',
        headers: { 'x-practice-secret': SECRET, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      if (!response.ok) throw new Error(`fault refused: ${response.status} ${await response.text()}`);
      return ((await response.json()) as { result?: unknown }).result;
    },
    stop: async () => {
      await practice.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
