import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http, HttpAnswer } from '../http/http.ts';
import { asLists, powersOf, right } from './powers.ts';
import { registerRefusal } from './system-refusal.ts';

export interface SystemEntry {
  /** `<vendor organisation number>_<name>`: unique for ever, also after deletion. */
  readonly systemId: string;
  readonly vendorOrganisationNumber: string;
  readonly name: string;
  /** With single rights (`powers.ts`). */
  readonly packages: readonly string[];
  readonly clientId: string;
  /** Listed in the portal, where an owner can choose it; not with packages from Enhetsregisteret (AUTH.VLD-00018). */
  readonly visible: boolean;
}

const texts = z.record(z.string(), z.string());
/** Members we do not know are kept: PUT replaces the whole entry (reference/systemuser.md 3.1). */
const fullForm = z.looseObject({
  id: z.string(),
  name: texts.default({}),
  description: texts.default({}),
  rights: z.array(right).default([]),
  accessPackages: z.array(z.looseObject({ urn: z.string() })).default([]),
  clientId: z.array(z.string()).default([]),
  allowedRedirectUrls: z.array(z.string()).default([]),
  isVisible: z.boolean().default(false),
  isDeleted: z.boolean().default(false),
});
export type RegisteredSystem = z.infer<typeof fullForm>;

/** The vendor's side of Altinn's system register (reference/systemuser.md 3). Takes the vendor's Maskinporten token as it is. */
export class SystemRegister {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, platform: string) {
    this.#http = http;
    this.#base = `${platform}/authentication/api/v1/systemregister/vendor`;
  }

  /** The system as registered, also a deleted one, or null when the register does not know it. */
  async read(bearer: string, systemId: string): Promise<Outcome<RegisteredSystem | null>> {
    const answer = await this.#http.send({ method: 'GET', url: this.#url(systemId), bearer, retry: 'safe' });
    if (!answer.ok) return answer;
    if (answer.value.status === 404) return ok(null);
    if (answer.value.status !== 200) return { ok: false, error: registerRefusal(answer.value) };
    return answer.value.json(fullForm);
  }

  /**
   * Creates the entry and answers it. One that exists keeps all it has: only packages and the client id that it lacks are
   * added. Packages are left alone where the entry is visible, which new ones may forbid (AUTH.VLD-00018).
   */
  async save(bearer: string, entry: SystemEntry): Promise<Outcome<RegisteredSystem>> {
    const fresh = newEntry(entry);
    const created = await this.#send('POST', this.#base, bearer, bodyOf(fresh, entry.vendorOrganisationNumber));
    if (created.ok) return ok(fresh);
    if (created.error.code !== 'access.systemExists') return created;
    const read = await this.read(bearer, entry.systemId);
    if (!read.ok) return read;
    const present = read.value;
    if (present === null) return created;
    if (present.isDeleted) return fail('system.deleted', { params: { systemId: entry.systemId }, sent: 'notSent' });
    const held = powersOf(present);
    const urns = present.isVisible ? [] : entry.packages.filter((urn) => !held.includes(urn));
    const lacking = asLists(urns);
    const clientIds = present.clientId.includes(entry.clientId) ? [] : [entry.clientId];
    if (urns.length + clientIds.length === 0) return ok(present);
    const whole = {
      ...present,
      accessPackages: [...present.accessPackages, ...lacking.accessPackages],
      rights: [...present.rights, ...lacking.rights],
      clientId: [...present.clientId, ...clientIds],
    };
    const replaced = await this.replace(bearer, entry.vendorOrganisationNumber, whole);
    return replaced.ok ? ok(whole) : replaced;
  }

  /** Replaces the whole entry; never tried again by itself, since somebody else's change may stand there by then. */
  replace(bearer: string, vendor: string, system: RegisteredSystem): Promise<Outcome<void>> {
    return this.#send('PUT', this.#url(system.id), bearer, bodyOf(system, vendor));
  }

  /** Soft: the client ids are free again, the id is taken for ever. */
  remove(bearer: string, systemId: string): Promise<Outcome<void>> {
    return this.#send('DELETE', this.#url(systemId), bearer);
  }

  #url(systemId: string): string {
    return `${this.#base}/${encodeURIComponent(systemId)}`;
  }

  async #send(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    bearer: string,
    body?: Record<string, unknown>,
  ): Promise<Outcome<void>> {
    const answer = await this.#http.send({
      method,
      url,
      bearer,
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return answer.ok ? accepted(answer.value) : answer;
  }
}

function accepted(answer: HttpAnswer): Outcome<void> {
  if (answer.status < 200 || answer.status >= 300) return { ok: false, error: registerRefusal(answer) };
  // The id of the new entry, or `{"succeeded":true}`. A page from something in between is not a yes.
  const body = answer.json(z.union([z.string(), z.object({ succeeded: z.literal(true) })]));
  return body.ok ? ok(undefined) : { ok: false, error: { ...body.error, sent: 'unknown' } };
}

/** What is registered plus who owns it, as POST and PUT take it: an answer tells the vendor without its authority. */
function bodyOf({ isDeleted: _, ...system }: RegisteredSystem, vendor: string): Record<string, unknown> {
  return { ...system, vendor: { authority: 'iso6523-actorid-upis', ID: `0192:${vendor}` } };
}

function newEntry(entry: SystemEntry): RegisteredSystem {
  return {
    id: entry.systemId,
    name: { nb: entry.name, nn: entry.name, en: entry.name },
    description: entry.visible
      ? {
          nb: 'Rapportering og innsyn for egen virksomhet',
          nn: 'Rapportering og innsyn for eiga verksemd',
          en: 'Reporting and messages for the organisation itself',
        }
      : {
          nb: 'Rapportering og innsyn for klienter',
          nn: 'Rapportering og innsyn for klientar',
          en: 'Reporting and messages for clients',
        },
    ...asLists(entry.packages),
    clientId: [entry.clientId],
    allowedRedirectUrls: [],
    isVisible: entry.visible,
    isDeleted: false,
  };
}
