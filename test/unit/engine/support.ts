import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock, Keychain, LogFields, Logger } from '../../../electron/engine/ports.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';

/** A folder of its own, gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type TestStore = Store & { readonly folder: string; readonly path: string; readonly key: Uint8Array };

/** Encrypted, in a folder of its own, migrated to the newest; closed when the test is finished. */
export function openTestStore(options: { clock?: Clock } = {}): TestStore {
  const folder = temporaryFolder();
  const path = join(folder, 'klientbro.db');
  const key = randomBytes(32);
  const clock = options.clock ?? manualClock(Date.UTC(2026, 1, 2, 8));
  const opened = openStore({ path, key, keyKnownRight: true, clock, log: silentLog() });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  onTestFinished(() => store.close());
  return Object.assign(store, { folder, path, key });
}

export type ManualClock = Clock & {
  /** Moves time on; timers run when they are due, and what they started gets room to go on before the next one. */
  advance(ms: number): Promise<void>;
  /** Timers not yet run. */
  readonly pending: number;
};

/** Time that moves only when told to. */
export function manualClock(startMs = Date.UTC(2026, 1, 2, 8)): ManualClock {
  let now = startMs;
  const timers = new Set<{ at: number; run: () => void }>();
  return {
    now: () => now,
    timer: (ms, run) => {
      const timer = { at: now + Math.max(0, ms), run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const due = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers.delete(due);
        now = Math.max(now, due.at);
        due.run();
        await settle();
      }
      now = end;
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Lets everything that is ready to go on do so. For work that waits for disk or sockets use `until`. */
export async function settle(turns = 10): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits for a condition without a fixed sleep; throws after `withinMs`, generous since a busy machine is slow. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what = 'condition',
  withinMs = 15_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  for (;;) {
    const askedAt = performance.now();
    if (await condition()) return;
    const now = performance.now();
    if (now > end) throw new Error(`never came: ${what}`);
    // A dear question is asked less often, so that most of the time is left to what is waited for.
    await new Promise((resolve) => setTimeout(resolve, 1 + 2 * (now - askedAt)));
  }
}

export type MemoryKeychain = Keychain & {
  readonly entries: Map<string, string>;
  /** `null` for everything, as keytar answers on a locked keyring; writes fail. */
  locked: boolean;
};

/** For unit tests only. Entries are keyed `service/account`. */
export function memoryKeychain(entries = new Map<string, string>()): MemoryKeychain {
  return {
    entries,
    locked: false,
    async get(service, account) {
      return this.locked ? null : (entries.get(`${service}/${account}`) ?? null);
    },
    async set(service, account, value) {
      if (this.locked) throw new Error('locked');
      entries.set(`${service}/${account}`, value);
    },
    async delete(service, account) {
      if (this.locked) return false;
      return entries.delete(`${service}/${account}`);
    },
  };
}

export function silentLog(): Logger {
  return { info: () => {}, warn: () => {}, error: () => {} };
}

/** Keeps what was logged, for tests that look at it. */
export function keptLog(): Logger & { readonly lines: { level: string; event: string; fields: LogFields }[] } {
  const lines: { level: string; event: string; fields: LogFields }[] = [];
  const keep =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
