import type { Context } from 'koa';

export const BODY_LIMIT = 40 * 1024 * 1024;

/** The whole body; 413 above the limit. */
export async function readBytes(context: Context, limit = BODY_LIMIT): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of context.req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) context.throw(413);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The parsed body, or undefined when it is empty or not JSON. */
export async function readJson(context: Context): Promise<unknown> {
  const text = (await readBytes(context)).toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export async function readForm(context: Context): Promise<URLSearchParams> {
  return new URLSearchParams((await readBytes(context, 1024 * 1024)).toString('utf8'));
}

/** First value of a query parameter; undefined when absent or empty. */
export function query(context: Context, name: string): string | undefined {
  const value = new URLSearchParams(context.querystring).get(name);
  return value === null || value === '' ? undefined : value;
}

/** A path parameter; routes guarantee that it is there. */
export function parameter(context: Context & { params?: Record<string, string | undefined> }, name: string): string {
  return context.params?.[name] ?? '';
}

/** Empty body and the status alone (401 and 403 of Altinn's interfaces). */
export function bare(context: Context, status: number): void {
  context.status = status;
  context.body = '';
  context.remove('content-type');
  if (status === 401) context.set('www-authenticate', 'Bearer');
}
