import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';

const unitShape = z.object({
  organisasjonsnummer: z.string(),
  navn: z.string(),
  organisasjonsform: z.object({ kode: z.string() }),
  konkurs: z.boolean().optional(),
  konkursdato: z.string().optional(),
  underAvvikling: z.boolean().optional(),
  underTvangsavviklingEllerTvangsopplosning: z.boolean().optional(),
  /** Only a deleted unit has it; a look-up of one still answers for some years. */
  slettedato: z.string().optional(),
  registrertIMvaregisteret: z.boolean().optional(),
  overordnetEnhet: z.string().optional(),
  forretningsadresse: z.object({ poststed: z.string().optional() }).optional(),
  beliggenhetsadresse: z.object({ poststed: z.string().optional() }).optional(),
});

const pageShape = z.object({
  _embedded: z
    .object({ enheter: z.array(unitShape).optional(), underenheter: z.array(unitShape).optional() })
    .optional(),
  page: z.object({ totalElements: z.number() }),
});

const rolesShape = z.object({
  rollegrupper: z.array(
    z.object({
      type: z.object({ kode: z.string() }),
      roller: z.array(
        z.object({
          enhet: z.object({ organisasjonsnummer: z.string() }).optional(),
          fratraadt: z.boolean().optional(),
        }),
      ),
    }),
  ),
});

export type RegisteredStatus = 'active' | 'bankrupt' | 'dissolving' | 'deleted';

export interface RegisteredUnit {
  readonly organisationNumber: string;
  readonly name: string;
  /** Legal form code: AS, ENK, BEDR … */
  readonly form: string;
  readonly bankrupt: boolean;
  readonly vatRegistered: boolean;
  readonly status: RegisteredStatus;
  /** `yyyy-mm-dd`, where the register tells it. */
  readonly statusSince: string | null;
  /** Main unit of a sub-unit. */
  readonly parent: string | null;
  readonly place: string;
}

/** Units that hold a role at a unit, by role. People's roles are not read. */
export interface UnitRoles {
  /** REGN. */
  readonly accountants: readonly string[];
  /** FUSJ: whom it is to be merged with. */
  readonly mergingWith: string | null;
  /** FEMV: the unit it reports VAT together with. */
  readonly jointWith: string | null;
}

/** The register takes a comma-separated list; a page of this size keeps the address short. */
export const NUMBERS_AT_A_TIME = 100;
const HITS = 30;

/** Enhetsregisteret, open data: units first, then sub-units. */
export class Units {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, base: string) {
    this.#http = http;
    this.#base = base;
  }

  async find(organisationNumber: string): Promise<Outcome<RegisteredUnit>> {
    for (const kind of ['enheter', 'underenheter']) {
      const answer = await this.#get(`${kind}/${organisationNumber}`, unitShape, [404, 410]);
      if (!answer.ok) return answer;
      if (answer.value) return ok(unitOf(answer.value));
    }
    return fail('brreg.notFound', { params: { organisationNumber }, action: 'fixInput' });
  }

  /** At most `NUMBERS_AT_A_TIME`. Deleted units are not among the answers: `find` tells those. */
  async findMany(organisationNumbers: readonly string[]): Promise<Outcome<ReadonlyMap<string, RegisteredUnit>>> {
    const found = new Map<string, RegisteredUnit>();
    for (const kind of ['enheter', 'underenheter'] as const) {
      const left = organisationNumbers.filter((each) => !found.has(each));
      if (left.length === 0) break;
      const page = await this.#page(kind, { organisasjonsnummer: left.join(','), size: String(NUMBERS_AT_A_TIME) });
      if (!page.ok) return page;
      for (const unit of page.value.units) found.set(unit.organisationNumber, unit);
    }
    return ok(found);
  }

  /** By name: main units before sub-units, the register's own order. */
  async search(name: string): Promise<Outcome<{ units: readonly RegisteredUnit[]; total: number }>> {
    const main = await this.#page('enheter', { navn: name, size: String(HITS) });
    if (!main.ok) return main;
    const sub = await this.#page('underenheter', { navn: name, size: '10' });
    if (!sub.ok) return sub;
    return ok({ units: [...main.value.units, ...sub.value.units], total: main.value.total + sub.value.total });
  }

  async roles(organisationNumber: string): Promise<Outcome<UnitRoles>> {
    // A sub-unit or a deleted unit has no list of roles.
    const answer = await this.#get(`enheter/${organisationNumber}/roller`, rolesShape, [404, 410]);
    if (!answer.ok) return answer;
    const holders = (code: string) =>
      (answer.value?.rollegrupper ?? [])
        .filter((group) => group.type.kode === code)
        .flatMap((group) => group.roller)
        .filter((role) => role.fratraadt !== true)
        .flatMap((role) => (role.enhet ? [role.enhet.organisasjonsnummer] : []));
    return ok({
      accountants: holders('REGN'),
      mergingWith: holders('FUSJ')[0] ?? null,
      jointWith: holders('FEMV')[0] ?? null,
    });
  }

  async #page(
    kind: 'enheter' | 'underenheter',
    query: Readonly<Record<string, string>>,
  ): Promise<Outcome<{ units: RegisteredUnit[]; total: number }>> {
    const page = await this.#get(`${kind}?${new URLSearchParams(query)}`, pageShape, []);
    if (!page.ok) return page;
    const units = page.value?._embedded?.[kind] ?? [];
    return ok({ units: units.map(unitOf), total: page.value?.page.totalElements ?? 0 });
  }

  /** Null where the register answers with one of `absent`. */
  async #get<T>(path: string, shape: z.ZodType<T>, absent: readonly number[]): Promise<Outcome<T | null>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: `${this.#base}/${path}`,
      headers: { accept: 'application/json' },
      retry: 'safe',
    });
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (absent.includes(status)) return ok(null);
    if (status !== 200) return fail('brreg.failed', { params: { status }, retryable: true, action: 'retry' });
    return answer.value.json(shape);
  }
}

function unitOf(unit: z.infer<typeof unitShape>): RegisteredUnit {
  const status = statusOf(unit);
  return {
    organisationNumber: unit.organisasjonsnummer,
    name: unit.navn,
    form: unit.organisasjonsform.kode,
    bankrupt: unit.konkurs ?? false,
    vatRegistered: unit.registrertIMvaregisteret ?? false,
    status,
    statusSince: (status === 'deleted' ? unit.slettedato : status === 'bankrupt' ? unit.konkursdato : null) ?? null,
    parent: unit.overordnetEnhet ?? null,
    place: unit.forretningsadresse?.poststed ?? unit.beliggenhetsadresse?.poststed ?? '',
  };
}

function statusOf(unit: z.infer<typeof unitShape>): RegisteredStatus {
  if (unit.slettedato !== undefined) return 'deleted';
  if (unit.konkurs) return 'bankrupt';
  return unit.underAvvikling || unit.underTvangsavviklingEllerTvangsopplosning ? 'dissolving' : 'active';
}
