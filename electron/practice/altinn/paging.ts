/** Tokens and links of Altinn's paged lists (reference: system user, 9.4). */
export const PAGE_SIZE = 50;

/** Not our own host: the real service names an internal one here, so a client must take the token only. */
const INTERNAL_HOST = 'http://internal.platform.practice.altinn.cloud';

export interface Page<T> {
  readonly links: { readonly next?: string };
  readonly data: readonly T[];
}

export function encodeToken(value: string | number): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The value, or undefined when the token is not one of ours. */
export function decodeToken(token: string): string | number | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return typeof value === 'string' || typeof value === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}

export function page<T>(
  items: readonly T[],
  path: string,
  position: (item: T) => string | number,
  size = PAGE_SIZE,
): Page<T> {
  const data = items.slice(0, size);
  const following = items[size];
  if (following === undefined) return { links: {}, data };
  return { links: { next: `${INTERNAL_HOST}${path}?token=${encodeToken(position(following))}` }, data };
}
