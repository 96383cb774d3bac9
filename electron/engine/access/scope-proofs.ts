import type { AccessOverview } from '../../../shared/contract/access.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock } from '../ports.ts';
import type { ScopeNeed } from './scopes.ts';
import type { ScopeProofs } from './state.ts';

/** One token per scope: each has its own owner who grants it, and one refused must not hide the others. */
export async function proveScopes(
  maskinporten: Pick<Maskinporten, 'token'>,
  needed: readonly ScopeNeed[],
  clock: Clock,
): Promise<{ readonly proofs: ScopeProofs; readonly problem: Failure | null }> {
  const proofs: ScopeProofs = {};
  for (const { scope } of needed) {
    const token = await maskinporten.token([scope]);
    const at = new Date(clock.now()).toISOString();
    if (token.ok) proofs[scope] = { granted: true, at, code: '' };
    else if (token.error.code === 'maskinporten.scopeNotGranted')
      proofs[scope] = { granted: false, at, code: String(token.error.params.authorityCode ?? '') };
    // Without an answer, or with a key that is refused, the other scopes would say the same.
    else return { proofs, problem: token.error };
  }
  return { proofs, problem: null };
}

export function scopeViews(needed: readonly ScopeNeed[], proofs: ScopeProofs): AccessOverview['scopes'] {
  return needed.map(({ scope, owner }) => {
    const proof = proofs[scope];
    return { scope, owner, granted: proof ? (proof.granted ? 'granted' : 'refused') : 'unknown' };
  });
}
