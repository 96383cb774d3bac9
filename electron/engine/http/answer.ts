import type { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { HttpAnswer } from './types.ts';

/** Where it came from, for failures that a person reads. */
interface Origin {
  readonly host: string;
  /** What changes something there has been sent, readable answer or not. */
  readonly changes: boolean;
}

export function httpAnswer(
  origin: Origin,
  status: number,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
): HttpAnswer {
  const sent = origin.changes ? { sent: 'sent' as const } : {};
  // A byte order mark at the start is dropped by the decoder.
  const text = (): string => new TextDecoder().decode(bytes);
  return {
    status,
    headers,
    bytes,
    text,
    json: <T>(schema: z.ZodType<T>): Outcome<T> => {
      let value: unknown;
      try {
        value = JSON.parse(text());
      } catch {
        return fail('http.notJson', { params: { host: origin.host, status }, ...sent });
      }
      const parsed = schema.safeParse(value);
      if (parsed.success) return ok(parsed.data);
      const element = elementOf(parsed.error.issues[0]?.path ?? []);
      return fail('http.unexpectedAnswer', { params: { host: origin.host, status, element }, ...sent });
    },
  };
}

/** `items[3].id`; `(all)` for the answer itself. */
function elementOf(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text.replace(/^\./, '') || '(all)';
}
