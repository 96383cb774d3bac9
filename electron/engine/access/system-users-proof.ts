import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { type Maskinporten, systemUserOf } from '../maskinporten/tokens.ts';
import type { ScopeChoice } from './scope-choice.ts';
import { requestScopes } from './scopes.ts';
import type { AccessState } from './state.ts';
import type { SystemUsers } from './system-users.ts';

export interface ProofOptions {
  readonly state: AccessState;
  readonly systemUsers: SystemUsers;
  readonly maskinporten: Pick<Maskinporten, 'token' | 'forget'>;
  readonly scopes: Pick<ScopeChoice, 'visible'>;
}

/** The proof that a system user works: a token fetched now, which names just this system user (reference/systemuser.md 1.5). */
export async function verifySystemUser(options: ProofOptions, id: string): Promise<Outcome<void>> {
  const { state, systemUsers, maskinporten } = options;
  const user = await systemUsers.find(id);
  if (!user) return fail('maskinporten.noSystemUser', { action: 'openAccess', sent: 'notSent' });
  const reference = await state.reference(user);
  if (!reference.ok) return reference;
  // Any scope shows whose the token is; this one every firm has on its own integration.
  const scopes =
    user.system === 'firm'
      ? [requestScopes[1]]
      : (await options.scopes.visible()).slice(0, 1).map(({ scope }) => scope);
  const subject = { scopes, systemUser: reference.value };
  maskinporten.forget(subject);
  const token = await maskinporten.token(scopes, reference.value);
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
