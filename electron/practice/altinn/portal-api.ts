import type { Context } from 'koa';
import type { PracticeContext } from '../core/context.ts';
import { bare, parameter } from '../core/http.ts';
import type { Person } from '../core/people.ts';
import { problem } from './problems.ts';

const SCOPE = 'altinn:portal/enduser';

/** The person behind the portal's own token, which no vendor can get; otherwise 401 or 403 has been answered (0.4). */
export async function portalPerson(context: PracticeContext, request: Context): Promise<Person | undefined> {
  const caller = await context.authority.caller(request);
  if (caller === undefined) bare(request, 401);
  else if (caller.kind !== 'person' || !caller.scopes.has(SCOPE)) bare(request, 403);
  else return context.world.person(caller.personId);
  return undefined;
}

/** Organisation number behind the integer Altinn party id of the path; otherwise AUTH-00000 has been answered. */
export function partyOf(context: PracticeContext, request: Context): string | undefined {
  const id = Number(parameter(request, 'partyId'));
  const unit = context.world.units.find((each) => each.partyId === id);
  if (!unit) problem(request, '00000');
  return unit?.organisationNumber;
}
