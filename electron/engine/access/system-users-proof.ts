import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { type Maskinporten, systemUserOf } from '../maskinporten/tokens.ts';
import { requestScopes } from './scopes.ts';
import type { AccessState } from './state.ts';
import type { SystemUsers } from './system-users.ts';

/** Any scope shows whose the token is; this one every firm has. */
const scopes = [requestScopes[1]];

export interface ProofOptions {
  readonly state: AccessState;
  readonly systemUsers: SystemUsers;
  readonly maskinporten: Pick<Maskinporten, 'token' | 'forget'>;
}

/** The proof that a system user works: a token fetched now, which names just this system user (reference/systemuser.md 1.5). */
export async function verifySystemUser(options: ProofOptions, id: string): Promise<Outcome<void>> {
  const { state, systemUsers, maskinporten } = options;
  const [owner, user] = [await state.owner(), await systemUsers.find(id)];
  if (!owner.ok) return owner;
  if (!user) return fail('maskinporten.noSystemUser', { action: 'openAccess', sent: 'notSent' });
  const systemUser = { ownerOrganisationNumber: owner.value, externalRef: user.externalRef };
  maskinporten.forget({ scopes, systemUser });
  const token = await maskinporten.token(scopes, systemUser);
  if (!token.ok) {
    // Only a refusal says something of the system user; no answer says nothing.
    if (token.error.code === 'maskinporten.noSystemUser') await systemUsers.setHealth(id, token.error.code);
    return token;
  }
  if (systemUserOf(token.value.token) !== id) {
    await systemUsers.setHealth(id, 'access.otherSystemUser');
    return fail('access.otherSystemUser', { params: { name: user.title }, action: 'openAccess', sent: 'notSent' });
  }
  await systemUsers.setVerified(id);
  return ok(undefined);
}
