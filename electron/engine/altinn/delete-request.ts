import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import { altinnCode, altinnRefusal } from './problem.ts';

/** Deletes a request of any kind at its address. Already gone is as good as deleted. */
export async function deleteRequest(http: Http, bearer: string, url: string): Promise<Outcome<void>> {
  const answer = await http.send({ method: 'DELETE', url, bearer });
  if (!answer.ok) return answer;
  const { status } = answer.value;
  const isGone = status === 404 && altinnCode(answer.value) === 'AUTH-00010';
  if ((status >= 200 && status < 300) || isGone) return ok(undefined);
  return { ok: false, error: altinnRefusal(answer.value) };
}
