import type { Context } from 'koa';
import { bare } from '../core/http.ts';
import type { Authority, Caller } from '../core/types.ts';
import { problem } from './problems.ts';

/** ISO 8601 with seven decimals, as .NET writes it. */
export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000Z');
}

type Organisation = Extract<Caller, { kind: 'vendor' | 'systemUser' }>;

/** Organisation number of the vendor behind a token. */
export function vendorOf(caller: Organisation): string {
  return caller.kind === 'vendor' ? caller.organisationNumber : caller.vendorOrganisationNumber;
}

/** The organisation's token with this scope; otherwise 401 or 403 with an empty body has been answered (0.4). */
export async function organisationCaller(
  context: Context,
  authority: Authority,
  scope: string,
): Promise<Organisation | undefined> {
  const caller = await authority.caller(context);
  if (!caller) {
    bare(context, 401);
    return undefined;
  }
  if (!caller.scopes.has(scope)) {
    bare(context, 403);
    return undefined;
  }
  // A person's token names no organisation in `consumer` (4.5).
  if (caller.kind === 'person') {
    if (context.method === 'POST') problem(context, '00023');
    else bare(context, 401);
    return undefined;
  }
  return caller;
}
