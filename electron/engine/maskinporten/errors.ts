import { type Failure, failure } from '../../../shared/outcome.ts';

const KEY = new Set(['MP-120', 'MP-121', 'MP-122', 'MP-123', 'MP-124']);
const SCOPE = new Set(['MP-200', 'MP-201', 'MP-250', 'MP-251']);
const SYSTEM_USER = new Set(['MP-301', 'MP-302', 'MP-303']);

/** What a refusal from the token endpoint means for a person (reference/systemuser.md 1.6). The code stands in the description. */
export function refusalOf(status: number, description: string): Failure {
  const code = /MP-\d{3}/.exec(description)?.[0] ?? `HTTP ${status}`;
  const params = { authorityCode: code };
  if (code === 'MP-130' || /issue time is after now/i.test(description)) {
    return failure('maskinporten.clockSkew', { params, action: 'contactSupport', sent: 'notSent' });
  }
  if (KEY.has(code)) return failure('maskinporten.keyRefused', { params, action: 'openAccess', sent: 'notSent' });
  if (SCOPE.has(code))
    return failure('maskinporten.scopeNotGranted', { params, action: 'openAccess', sent: 'notSent' });
  if (SYSTEM_USER.has(code))
    return failure('maskinporten.noSystemUser', { params, action: 'openAccess', sent: 'notSent' });
  const retryable = status >= 500 || status === 429;
  return failure('maskinporten.refused', { params, retryable, action: 'openAccess', sent: 'notSent' });
}
