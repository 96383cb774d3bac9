import { z } from 'zod';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import { altinnCode, altinnRefusal } from './problem.ts';

export interface SystemEntry {
  /** `<vendor organisation number>_<name>`: unique for ever, also after deletion. */
  readonly systemId: string;
  readonly vendorOrganisationNumber: string;
  readonly name: string;
  readonly packages: readonly string[];
  readonly clientId: string;
}

const fullForm = z.object({
  id: z.string(),
  isDeleted: z.boolean().optional(),
  accessPackages: z.array(z.object({ urn: z.string() })).optional(),
  clientId: z.array(z.string()).optional(),
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

  /** The system as registered, or null when the register does not know it. */
  async read(bearer: string, systemId: string): Promise<Outcome<RegisteredSystem | null>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: `${this.#base}/${encodeURIComponent(systemId)}`,
      bearer,
      retry: 'safe',
    });
    if (!answer.ok) return answer;
    if (answer.value.status === 404) return ok(null);
    if (answer.value.status !== 200) return { ok: false, error: altinnRefusal(answer.value) };
    return answer.value.json(fullForm);
  }

  /**
   * Creates the entry, or brings an existing one into line. PUT replaces the whole entry, so the whole entry is sent: what
   * the register holds beyond ours (packages, client ids) is kept.
   */
  async save(bearer: string, entry: SystemEntry): Promise<Outcome<void>> {
    const created = await this.#send('POST', '', bearer, bodyOf(entry));
    if (created.ok) return created;
    if (created.error.code !== 'access.systemExists') return created;
    const present = await this.read(bearer, entry.systemId);
    if (!present.ok) return present;
    const packages = new Set([...(present.value?.accessPackages ?? []).map((each) => each.urn), ...entry.packages]);
    const clientIds = new Set([...(present.value?.clientId ?? []), entry.clientId]);
    return this.#send(
      'PUT',
      `/${encodeURIComponent(entry.systemId)}`,
      bearer,
      bodyOf(entry, [...packages], [...clientIds]),
    );
  }

  async #send(method: 'POST' | 'PUT', path: string, bearer: string, body: unknown): Promise<Outcome<void>> {
    const answer = await this.#http.send({
      method,
      url: this.#base + path,
      bearer,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) return answer;
    if (answer.value.status >= 200 && answer.value.status < 300) {
      // The id of the new entry, or `{"succeeded":true}`. A page from something in between is not a yes.
      const body = answer.value.json(z.union([z.string(), z.object({ succeeded: z.literal(true) })]));
      return body.ok ? ok(undefined) : { ok: false, error: { ...body.error, sent: 'unknown' } };
    }
    const refusal = altinnRefusal(answer.value);
    const exists = answer.value.status === 409 || altinnCode(answer.value) === 'AUTH.VLD-00002';
    return { ok: false, error: exists ? { ...refusal, code: 'access.systemExists' } : refusal };
  }
}

function bodyOf(entry: SystemEntry, packages = entry.packages, clientIds: readonly string[] = [entry.clientId]) {
  const description = {
    nb: 'Rapportering og innsyn for klienter',
    nn: 'Rapportering og innsyn for klientar',
    en: 'Reporting and messages for clients',
  };
  return {
    id: entry.systemId,
    vendor: { authority: 'iso6523-actorid-upis', ID: `0192:${entry.vendorOrganisationNumber}` },
    name: { nb: entry.name, nn: entry.name, en: entry.name },
    description,
    rights: [],
    accessPackages: packages.map((urn) => ({ urn })),
    clientId: clientIds,
    allowedRedirectUrls: [],
    // A system with accountant packages may not be visible for self-service (AUTH.VLD-00018).
    isVisible: false,
  };
}
