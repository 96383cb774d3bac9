import { z } from 'zod';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import { everyPage } from './pages.ts';
import { altinnRefusal } from './problem.ts';

const userShape = z.object({
  id: z.string(),
  integrationTitle: z.string().optional(),
  reporteeOrgNo: z.string(),
  created: z.string().optional(),
  isDeleted: z.boolean().optional(),
  externalRef: z.string().optional(),
  userType: z.enum(['agent', 'standard']),
});

/** A system user as Altinn's vendor lists have it: without its packages (reference/systemuser.md 5). */
export interface ListedSystemUser {
  readonly id: string;
  readonly kind: 'agent' | 'standard';
  readonly title: string;
  readonly owner: string;
  readonly externalRef: string;
  readonly createdAt: string | undefined;
}

/** The vendor's reading of system users. Each of the two needs a scope of its own (0.4). */
export class VendorSystemUsers {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, platform: string) {
    this.#http = http;
    this.#base = `${platform}/authentication/api/v1/systemuser/vendor`;
  }

  async bySystem(bearer: string, systemId: string): Promise<Outcome<ListedSystemUser[]>> {
    const path = `/bysystem/${encodeURIComponent(systemId)}`;
    const users = await everyPage(userShape, (query) => this.#get(bearer, path + query));
    return users.ok ? ok(users.value.filter((user) => user.isDeleted !== true).map(listed)) : users;
  }

  /** The one of this system, owner and reference; null when there is none. */
  async byQuery(
    bearer: string,
    wish: { readonly systemId: string; readonly owner: string; readonly externalRef: string },
  ): Promise<Outcome<ListedSystemUser | null>> {
    const query = new URLSearchParams({
      'system-id': wish.systemId,
      orgno: wish.owner,
      'external-ref': wish.externalRef,
    });
    const answer = await this.#get(bearer, `/byquery?${query}`);
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status === 404) {
      // The framework's own problem, without a code. Anything else with 404 is not this answer.
      const body = answer.value.json(z.object({ title: z.string(), status: z.literal(404).optional() }));
      return body.ok ? ok(null) : body;
    }
    if (status !== 200) return { ok: false, error: altinnRefusal(answer.value) };
    const user = answer.value.json(userShape);
    if (!user.ok) return user;
    return ok(user.value.isDeleted === true ? null : listed(user.value));
  }

  #get(bearer: string, path: string) {
    return this.#http.send({
      method: 'GET',
      url: this.#base + path,
      bearer,
      headers: { accept: 'application/json' },
      retry: 'safe',
    });
  }
}

function listed(user: z.infer<typeof userShape>): ListedSystemUser {
  return {
    id: user.id,
    kind: user.userType,
    title: user.integrationTitle ?? '',
    owner: user.reporteeOrgNo,
    // Left out means the owner's number (1.3).
    externalRef: user.externalRef ?? user.reporteeOrgNo,
    createdAt: user.created,
  };
}
