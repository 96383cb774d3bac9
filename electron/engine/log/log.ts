import { homedir } from 'node:os';
import type { Clock, LogFields, Logger } from '../ports.ts';
import { redactor } from './redact.ts';
import { RotatingFile, type RotationLimits } from './rotating-file.ts';

export interface LogOptions {
  readonly folder: string;
  /** The file's name without `.log`. */
  readonly name: string;
  readonly clock: Clock;
  readonly limits?: RotationLimits | undefined;
  /** Paths that name a person; the user's home when left out. */
  readonly homes?: readonly string[] | undefined;
}

const LIMITS: RotationLimits = { maxBytes: 2 * 1024 * 1024, files: 5 };
const LONGEST_VALUE = 4_000;
const ELEVEN_DIGITS = 10_000_000_000;

/** JSON lines: `{"at":…,"level":…,"event":…,…fields}`. */
export function createLog(options: LogOptions): Logger & { close(): Promise<void> } {
  const { clock, limits = LIMITS, homes = [homedir()] } = options;
  const file = new RotatingFile(options.folder, options.name, limits);
  const redact = redactor(homes);

  const clean = (value: LogFields[string]): LogFields[string] => {
    if (typeof value === 'string') return redact(value).slice(0, LONGEST_VALUE);
    if (typeof value === 'number' && value >= ELEVEN_DIGITS && value < ELEVEN_DIGITS * 10) return '[number]';
    return value;
  };
  const write =
    (level: string) =>
    (event: string, fields: LogFields = {}) => {
      const line: Record<string, unknown> = { at: new Date(clock.now()).toISOString(), level, event: clean(event) };
      for (const [name, value] of Object.entries(fields)) if (!(name in line)) line[name] = clean(value);
      file.write(JSON.stringify(line));
    };
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    close: async () => file.close(),
  };
}
