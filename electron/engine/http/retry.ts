/** Tries in all, the first included. */
export const MOST_TRIES = 4;
/** Told to wait longer than this, the answer goes to the caller, whose job waits with a row instead of a socket. */
const LONGEST_WAIT_MS = 60_000;
const FIRST_MS = 1_000;

export const worthRetrying = (status: number): boolean => [408, 429, 502, 503, 504].includes(status);

/** `Retry-After` in its two forms, seconds or an HTTP date, as milliseconds from now; undefined when absent or unreadable. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  // Only the HTTP form: Date.parse also reads things such as "-5".
  const date = /GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * How long to wait before the next try, or undefined to stop. Full jitter: anything up to 1 s, 2 s, 4 s. What the host asks
 * for is the least, with up to a second of jitter on top so that many clients do not come back together.
 */
export function waitBefore(failedTries: number, asked: number | undefined, random: () => number): number | undefined {
  if (failedTries >= MOST_TRIES) return undefined;
  if (asked !== undefined) return asked > LONGEST_WAIT_MS ? undefined : asked + Math.round(random() * 1_000);
  return Math.round(random() * FIRST_MS * 2 ** (failedTries - 1));
}
