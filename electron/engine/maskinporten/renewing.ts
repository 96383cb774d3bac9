import type { Http } from '../http/types.ts';
import type { Maskinporten } from './tokens.ts';

/**
 * The door to the network for calls with the firm's own token. A token that ended under way is answered with a bare 401, and
 * then nothing was looked at: that is worth one new grant and one repeat, of any method (reference/systemuser.md 0.4, 1.4).
 */
export function renewing(http: Http, maskinporten: Pick<Maskinporten, 'renewed'>): Http {
  return {
    fetch: http.fetch,
    clockSkewMs: () => http.clockSkewMs(),
    send: async (request) => {
      const answer = await http.send(request);
      const isEnded = answer.ok && answer.value.status === 401 && answer.value.bytes.length === 0;
      if (!isEnded || request.bearer === undefined) return answer;
      const fresh = await maskinporten.renewed(request.bearer);
      if (fresh === undefined) return answer;
      return fresh.ok ? http.send({ ...request, bearer: fresh.value.token }) : fresh;
    },
  };
}
