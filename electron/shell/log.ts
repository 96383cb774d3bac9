import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type ShellLogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Codes, counts and our own ids; no secret passes through the shell, and no path or message text is written here. */
export interface ShellLog {
  info(event: string, fields?: ShellLogFields): void;
  warn(event: string, fields?: ShellLogFields): void;
  error(event: string, fields?: ShellLogFields): void;
}

const MAX_BYTES = 1_000_000;
const MAX_TEXT = 200;

/** Masks what must never stand in a log even if a caller forgets: tokens, keys, eleven-digit identity numbers. */
export function redact(text: string): string {
  return text
    .replace(/-----BEGIN[\s\S]*?(-----END[^-]*-----|$)/g, '[pem]')
    .replace(/eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_.-]+/g, '[token]')
    .replace(/(?<!\d)\d{6} ?\d{5}(?!\d)/g, '[identity number]')
    .slice(0, MAX_TEXT);
}

/** JSON lines in one file with one rotated `.old`. A log that cannot be written never stops the app. */
export function createShellLog(file: string, now: () => number): ShellLog {
  const write = (level: string, event: string, fields: ShellLogFields = {}): void => {
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(file, `${file}.old`);
      const safe = Object.fromEntries(
        Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? redact(value) : value]),
      );
      const line = JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...safe });
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk or a read-only folder is told where it matters, by the store and the profile.
    }
  };
  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}

export const silentLog: ShellLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
