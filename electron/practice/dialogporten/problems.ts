import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import { bare } from '../core/http.ts';
import type { Errors } from './query.ts';

const TITLES: Readonly<Record<number, readonly [title: string, section: string]>> = {
  400: ['One or more validation errors occurred.', '6.5.1'],
  403: ['Forbidden.', '6.5.3'],
  404: ['Resource not found.', '6.5.4'],
  409: ['Conflict.', '6.5.8'],
  410: ['Resource no longer available.', '6.5.9'],
  412: ['Precondition failed.', '4.2'],
  422: ['Unprocessable request.', '11.2'],
  502: ['Bad gateway.', '6.6.3'],
};

/** The problem document of Dialogporten (reference dialogporten 3.7). */
export function problem(context: Context, status: number, errors: Errors): undefined {
  const [title, section] = TITLES[status] ?? ['An error occurred while processing the request.', '6.6.1'];
  context.status = status;
  context.body = JSON.stringify({
    type: `https://datatracker.ietf.org/doc/html/rfc7231#section-${section}`,
    title,
    status,
    instance: context.path.replace('/platform/dialogporten', ''),
    traceId: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`,
    errors,
  });
  context.type = 'application/problem+json';
}

export function notFound(context: Context, entity: string, key: string): undefined {
  problem(context, 404, { [entity]: [`Entity '${entity}' with the following key(s) was not found: (${key}).`] });
}

export function gone(context: Context, key: string): undefined {
  problem(context, 410, { DialogEntity: [`Entity 'DialogEntity' with the following key(s) is removed: (${key}).`] });
}

export function unauthenticated(context: Context): undefined {
  bare(context, 401);
}
