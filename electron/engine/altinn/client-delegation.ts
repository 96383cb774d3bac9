import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import { altinnCode, altinnRefusal } from './problem.ts';

const listShape = z.object({
  data: z.array(
    z.object({ clientId: z.string(), clientOrganizationNumber: z.string(), clientOrganizationName: z.string() }),
  ),
});

const linkShape = z.object({ client: z.string() });

export interface DelegationClient {
  /** The client's party UUID. */
  readonly clientId: string;
  readonly organisationNumber: string;
  readonly name: string;
}

/** Clients of an agent system user, with the Altinn token of a logged-in client administrator (reference/systemuser.md 6.3). */
export class ClientDelegation {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, platform: string) {
    this.#http = http;
    this.#base = `${platform}/authentication/api/v1/enduser/systemuser/clients`;
  }

  linked(bearer: string, systemUserId: string): Promise<Outcome<DelegationClient[]>> {
    return this.#list(`${this.#base}?agent=${systemUserId}`, bearer);
  }

  /** Lists clients with ANY of the packages; adding needs ALL of them, and linked ones may occur here too. */
  available(bearer: string, systemUserId: string): Promise<Outcome<DelegationClient[]>> {
    return this.#list(`${this.#base}/available?agent=${systemUserId}`, bearer);
  }

  /** Idempotent at Altinn. */
  async link(bearer: string, systemUserId: string, clientId: string): Promise<Outcome<void>> {
    const answer = await this.#http.send({ method: 'POST', url: this.#url(systemUserId, clientId), bearer });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return refused(answer.value);
    // A page from something in between is not a yes.
    const body = answer.value.json(linkShape);
    return body.ok ? ok(undefined) : { ok: false, error: { ...body.error, sent: 'unknown' } };
  }

  async unlink(bearer: string, systemUserId: string, clientId: string): Promise<Outcome<void>> {
    const answer = await this.#http.send({ method: 'DELETE', url: this.#url(systemUserId, clientId), bearer });
    if (!answer.ok) return answer;
    if (answer.value.status >= 200 && answer.value.status < 300) {
      const body = answer.value.json(linkShape);
      return body.ok ? ok(undefined) : { ok: false, error: { ...body.error, sent: 'unknown' } };
    }
    // Any failure of a removal answers AUTH-00031, also "already removed": the list decides.
    if (altinnCode(answer.value) === 'AUTH-00031') {
      const now = await this.linked(bearer, systemUserId);
      if (now.ok && !now.value.some((client) => client.clientId === clientId)) return ok(undefined);
    }
    return refused(answer.value);
  }

  #url(systemUserId: string, clientId: string): string {
    return `${this.#base}?agent=${systemUserId}&client=${clientId}`;
  }

  async #list(url: string, bearer: string): Promise<Outcome<DelegationClient[]>> {
    const answer = await this.#http.send({
      method: 'GET',
      url,
      bearer,
      headers: { accept: 'application/json' },
      retry: 'safe',
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return refused(answer.value);
    const body = answer.value.json(listShape);
    if (!body.ok) return body;
    return ok(
      body.value.data.map((row) => ({
        clientId: row.clientId,
        organisationNumber: row.clientOrganizationNumber,
        name: row.clientOrganizationName,
      })),
    );
  }
}

function refused(answer: HttpAnswer): { ok: false; error: ReturnType<typeof altinnRefusal> } {
  // 403 with an empty body: this person is not client administrator.
  if (answer.status === 403 && altinnCode(answer) === '') {
    return fail('access.notClientAdministrator', { action: 'logIn', sent: 'notSent' });
  }
  if (answer.status === 401) return fail('idporten.expired', { action: 'logIn', sent: 'notSent' });
  return { ok: false, error: altinnRefusal(answer) };
}
