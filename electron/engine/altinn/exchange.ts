import { decodeJwt } from 'jose';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import type { AccessToken } from '../maskinporten/held-tokens.ts';
import { altinnRefusal } from './problem.ts';

/**
 * Exchanges a Maskinporten or ID-porten token for an Altinn token (reference/systemuser.md 2.1). The answer is the token
 * as plain text, or as a JSON string with quotes, so quotes are stripped.
 */
export async function exchange(
  http: Http,
  platform: string,
  provider: 'maskinporten' | 'id-porten',
  token: string,
): Promise<Outcome<AccessToken>> {
  const answer = await http.send({
    method: 'GET',
    url: `${platform}/authentication/api/v1/exchange/${provider}`,
    bearer: token,
    retry: 'safe',
  });
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return { ok: false, error: altinnRefusal(answer.value) };
  const text = answer.value.text().trim().replace(/^"|"$/g, '');
  try {
    const { exp } = decodeJwt(text);
    if (exp === undefined) return fail('http.unexpectedAnswer', { params: { element: 'exp' }, retryable: true });
    // `exp` is the authority's time; kept in ours.
    return ok({ token: text, expiresAt: exp * 1000 - http.clockSkewMs() });
  } catch {
    return fail('http.unexpectedAnswer', { params: { element: 'token' }, retryable: true });
  }
}
