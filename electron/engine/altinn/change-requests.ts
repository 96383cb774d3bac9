import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import { deleteRequest } from './delete-request.ts';
import { asLists } from './powers.ts';
import { altinnRefusal } from './problem.ts';

const answerShape = z.object({
  status: z.string(),
  timedOut: z.boolean().optional(),
  confirmUrl: z.string().optional(),
});

export interface ChangeState {
  readonly status: 'New' | 'Accepted' | 'Rejected' | 'Denied' | 'Timedout' | 'NoChangeNeeded';
  readonly confirmUrl: string | undefined;
}

export interface WishedChange {
  /** Ours. Sent again it finds the request that it made, so a lost answer makes no second one. */
  readonly correlationId: string;
  readonly systemUserId: string;
  readonly required: readonly string[];
  readonly unwanted: readonly string[];
}

/** Requests to change standard system users (reference/systemuser.md 4.7). Takes the vendor's Maskinporten token as it is. */
export class ChangeRequests {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, platform: string) {
    this.#http = http;
    this.#base = `${platform}/authentication/api/v1/systemuser/changerequest/vendor`;
  }

  /** 201 for a new one, 200 for one with this correlation id that exists, or when nothing would change. */
  async create(bearer: string, wish: WishedChange): Promise<Outcome<ChangeState>> {
    const [required, unwanted] = [asLists(wish.required), asLists(wish.unwanted)];
    const query = new URLSearchParams({ 'correlation-id': wish.correlationId, 'system-user-id': wish.systemUserId });
    const answer = await this.#http.send({
      method: 'POST',
      url: `${this.#base}?${query}`,
      bearer,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        requiredRights: required.rights,
        unwantedRights: unwanted.rights,
        requiredAccessPackages: required.accessPackages,
        unwantedAccessPackages: unwanted.accessPackages,
      }),
    });
    if (!answer.ok) return answer;
    const { status } = answer.value;
    return status === 200 || status === 201 ? stateOf(answer.value) : { ok: false, error: altinnRefusal(answer.value) };
  }

  async read(bearer: string, id: string): Promise<Outcome<ChangeState>> {
    const url = `${this.#base}/${encodeURIComponent(id)}`;
    const headers = { accept: 'application/json' };
    const answer = await this.#http.send({ method: 'GET', url, bearer, headers, retry: 'safe' });
    if (!answer.ok) return answer;
    return answer.value.status === 200 ? stateOf(answer.value) : { ok: false, error: altinnRefusal(answer.value) };
  }

  delete(bearer: string, id: string): Promise<Outcome<void>> {
    return deleteRequest(this.#http, bearer, `${this.#base}/${encodeURIComponent(id)}`);
  }
}

function stateOf(answer: HttpAnswer): Outcome<ChangeState> {
  const body = answer.json(answerShape);
  if (!body.ok) return body;
  const { status, timedOut, confirmUrl } = body.value;
  const known = z.enum(['New', 'Accepted', 'Rejected', 'Denied', 'Timedout', 'NoChangeNeeded']).safeParse(status);
  if (!known.success) return fail('http.unexpectedAnswer', { params: { element: 'status' } });
  return ok({ status: timedOut === true && known.data === 'New' ? 'Timedout' : known.data, confirmUrl });
}
