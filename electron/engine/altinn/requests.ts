import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import { deleteRequest } from './delete-request.ts';
import { everyPage } from './pages.ts';
import { asLists, powersOf, right } from './powers.ts';
import { altinnRefusal } from './problem.ts';

export type Kind = 'agent' | 'standard';

const answerShape = z.object({
  id: z.string(),
  status: z.string(),
  escalated: z.boolean().optional(),
  timedOut: z.boolean().optional(),
  confirmUrl: z.string().optional(),
  created: z.string().optional(),
  accessPackages: z.array(z.object({ urn: z.string() })).nullish(),
  rights: z.array(right).nullish(),
});

const listedShape = z.object({
  id: z.string(),
  integrationTitle: z.string().nullish(),
  externalRef: z.string().nullish(),
  partyOrgNo: z.string(),
  status: z.string(),
});

/** A request as Altinn's vendor lists have it; whoever needs more reads it alone. */
export interface ListedRequest {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly externalRef: string;
  readonly owner: string;
  readonly status: string;
}

export interface RequestState {
  readonly id: string;
  readonly status: 'New' | 'Accepted' | 'Rejected' | 'Denied' | 'Timedout';
  readonly escalated: boolean;
  readonly confirmUrl: string | undefined;
  /** With single rights (`powers.ts`). */
  readonly packages: readonly string[];
  /** ISO text, where Altinn tells it. */
  readonly createdAt: string | undefined;
}

export interface NewRequest {
  readonly kind: Kind;
  readonly systemId: string;
  readonly partyOrganisationNumber: string;
  readonly title: string;
  readonly externalRef: string;
  readonly packages: readonly string[];
}

/** System user requests (reference/systemuser.md 4). Takes the vendor's Maskinporten token as it is. */
export class SystemUserRequests {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, platform: string) {
    this.#http = http;
    this.#base = `${platform}/authentication/api/v1/systemuser/request/vendor`;
  }

  /**
   * 201 for a new one. 200 for one that existed with this reference: Altinn ignores the new body, so the answer says which
   * packages really stand in it, and it may have been rejected long ago. No `redirectUrl`: it says nothing of the result (8.1).
   */
  async create(bearer: string, request: NewRequest): Promise<Outcome<RequestState>> {
    const { accessPackages, rights } = asLists(request.packages);
    const answer = await this.#http.send({
      method: 'POST',
      url: this.#base + pathOf(request.kind),
      bearer,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        systemId: request.systemId,
        partyOrgNo: request.partyOrganisationNumber,
        integrationTitle: request.title,
        externalRef: request.externalRef,
        accessPackages,
        ...(request.kind === 'standard' ? { rights } : {}),
      }),
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200 && answer.value.status !== 201)
      return { ok: false, error: altinnRefusal(answer.value) };
    return stateOf(answer.value);
  }

  async read(bearer: string, kind: Kind, id: string): Promise<Outcome<RequestState>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: `${this.#base}${pathOf(kind)}/${encodeURIComponent(id)}`,
      bearer,
      headers: { accept: 'application/json' },
      retry: 'safe',
    });
    if (!answer.ok) return answer;
    // A 404 that does not say the request is gone comes from something else in between, and ends nothing.
    return answer.value.status === 200 ? stateOf(answer.value) : { ok: false, error: altinnRefusal(answer.value) };
  }

  /** Every request of the system that Altinn tells of, whatever its status and whichever machine sent it. */
  async bySystem(bearer: string, kind: Kind, systemId: string): Promise<Outcome<ListedRequest[]>> {
    const url = `${this.#base}${pathOf(kind)}/bysystem/${encodeURIComponent(systemId)}`;
    const headers = { accept: 'application/json' };
    const listed = await everyPage(listedShape, (query) =>
      this.#http.send({ method: 'GET', url: url + query, bearer, headers, retry: 'safe' }),
    );
    if (!listed.ok) return listed;
    return ok(
      listed.value.map(({ id, status, partyOrgNo: owner, ...rest }) => ({
        id,
        kind,
        status,
        owner,
        title: rest.integrationTitle ?? '',
        // Left out means the owner's number (1.3).
        externalRef: rest.externalRef ?? owner,
      })),
    );
  }

  /** Both kinds are deleted at the same address. */
  delete(bearer: string, id: string): Promise<Outcome<void>> {
    return deleteRequest(this.#http, bearer, `${this.#base}/${encodeURIComponent(id)}`);
  }
}

/** Where the access manager approves, built from the id when an answer leaves it out (reference/systemuser.md 4.2). */
export function confirmUrlOf(portal: string, kind: Kind, id: string): string {
  const page = kind === 'agent' ? 'agentrequest' : 'request';
  return `${portal}/accessmanagement/ui/systemuser/${page}?id=${id}&DONTCHOOSEREPORTEE=true`;
}

const pathOf = (kind: Kind): string => (kind === 'agent' ? '/agent' : '');

function stateOf(answer: HttpAnswer): Outcome<RequestState> {
  const body = answer.json(answerShape);
  if (!body.ok) return body;
  const { id, status, escalated, timedOut, confirmUrl, created, accessPackages, rights } = body.value;
  const known = z.enum(['New', 'Accepted', 'Rejected', 'Denied', 'Timedout']).safeParse(status);
  if (!known.success) return fail('http.unexpectedAnswer', { params: { element: 'status' } });
  return ok({
    id,
    status: timedOut === true && known.data === 'New' ? 'Timedout' : known.data,
    escalated: escalated ?? false,
    confirmUrl,
    packages: powersOf({ accessPackages: accessPackages ?? [], rights: rights ?? [] }),
    createdAt: created !== undefined && !Number.isNaN(Date.parse(created)) ? created : undefined,
  });
}
