import { decodeJwt, type JWTPayload } from 'jose';
import type { Context } from 'koa';
import type { AccessRecords } from './access.ts';
import type { SigningKeys } from './keys.ts';
import { packageUrn } from './packages.ts';
import type { ResourceRegistry } from './resources.ts';
import type { Authority, Caller, Clock } from './types.ts';
import type { World } from './world.ts';

/** Issuer URLs follow the origin, so a changed port makes old tokens foreign. */
export const issuers = {
  maskinporten: (origin: string) => `${origin}/maskinporten/`,
  altinn: (origin: string) => `${origin}/platform/authentication/api/v1/openid/`,
  idporten: (origin: string) => `${origin}/idporten`,
} as const;

interface Parts {
  readonly world: World;
  readonly access: AccessRecords;
  readonly resources: ResourceRegistry;
  readonly keys: SigningKeys;
  readonly clock: Clock;
  origin(): string;
}

export function bearerOf(context: Context): string | undefined {
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(context.get('authorization').trim())?.[1];
}

/** Claims and issuer of a token that one of ours signed and that has not expired. */
export async function verifiedToken(parts: Parts, token: string) {
  const issuer = issuerOf(token);
  for (const name of ['maskinporten', 'altinn', 'idporten'] as const) {
    if (issuer !== issuers[name](parts.origin())) continue;
    const claims = await parts.keys.verify(name, issuer, token, parts.clock.now());
    return claims && { name, claims };
  }
  return undefined;
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

export class PracticeAuthority implements Authority {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async caller(context: Context): Promise<Caller | undefined> {
    const token = bearerOf(context);
    const verified = token && (await verifiedToken(this.#parts, token));
    return verified ? this.#callerOf(verified.name, verified.claims) : undefined;
  }

  packagesFor(caller: Caller, party: string): ReadonlySet<string> {
    const unit = this.#parts.world.unit(party);
    if (!unit) return new Set();
    // What holds for a main unit holds for its sub-units.
    const main = unit.parent ?? party;
    if (caller.kind === 'systemUser') return this.#systemUserPackages(caller.systemUserId, main);
    if (caller.kind === 'person') return this.#personPackages(caller.personId, main);
    return new Set();
  }

  may(caller: Caller, party: string, resource: string, action: string): boolean {
    const opening = this.#parts.resources.packages(resource, action);
    for (const urn of this.packagesFor(caller, party)) if (opening.has(urn)) return true;
    return caller.kind === 'systemUser' && this.#singleRight(caller.systemUserId, party, resource);
  }

  parties(caller: Caller): readonly string[] {
    return this.#candidates(caller).filter((number) => this.packagesFor(caller, number).size > 0);
  }

  /** An agent is asked about its linked clients only: a firm can have hundreds. */
  #candidates(caller: Caller): readonly string[] {
    const { world, access } = this.#parts;
    const user = caller.kind === 'systemUser' ? access.systemUser(caller.systemUserId) : undefined;
    if (user?.kind !== 'agent') return world.units.map((unit) => unit.organisationNumber);
    const linked = access.linked(user.id);
    return [...linked, ...linked.flatMap((number) => world.subUnits(number).map((unit) => unit.organisationNumber))];
  }

  #callerOf(name: 'maskinporten' | 'altinn' | 'idporten', claims: JWTPayload): Caller | undefined {
    const scopes = new Set(text(claims.scope).split(' ').filter(Boolean));
    const clientId = text(claims.client_id);
    const person = this.#parts.world.person(text(claims.pid));
    if (person) {
      const issuer = name === 'altinn' ? 'altinn' : 'idporten';
      return { kind: 'person', personId: person.id, name: person.name, scopes, clientId, issuer };
    }
    if (name === 'idporten') return undefined;
    const vendor = organisationOf(claims.consumer);
    if (vendor === undefined) return undefined;
    const detail = Array.isArray(claims.authorization_details) ? claims.authorization_details[0] : undefined;
    const owner = organisationOf(detail?.systemuser_org);
    if (!detail || owner === undefined) {
      return { kind: 'vendor', organisationNumber: vendor, scopes, clientId, issuer: name };
    }
    return {
      kind: 'systemUser',
      systemUserId: text(detail.systemuser_id?.[0]),
      ownerOrganisationNumber: owner,
      vendorOrganisationNumber: vendor,
      systemId: text(detail.system_id),
      scopes,
      clientId,
      issuer: name,
    };
  }

  /** An agent acts for linked clients only, and only with what the client still gives the firm. */
  #systemUserPackages(id: string, party: string): ReadonlySet<string> {
    const { access } = this.#parts;
    const user = access.systemUser(id);
    if (!user) return new Set();
    if (user.kind === 'standard') return new Set(party === user.owner ? user.packages : []);
    if (!access.isLinked(id, party)) return new Set();
    // Linked to its own firm, it acts there as well (reference: system user, 5, "self").
    if (party === user.owner) return new Set(user.packages);
    const given = access.firmPackages(party);
    return new Set(user.packages.filter((urn) => given.has(urn)));
  }

  #singleRight(id: string, party: string, resource: string): boolean {
    const user = this.#parts.access.systemUser(id);
    return user?.kind === 'standard' && user.owner === party && user.resources.includes(resource);
  }

  /** At clients a person holds what the firm's role gives for the person's own signing right. */
  #personPackages(id: string, party: string): ReadonlySet<string> {
    const { world, access } = this.#parts;
    const person = world.person(id);
    if (!person) return new Set();
    if (party === world.firm.organisationNumber) return new Set(person.firmPackages.map(packageUrn));
    if (person.signing === 'none') return new Set();
    const packages = new Set<string>();
    if (access.roles(party).includes('REGN')) {
      packages.add(packageUrn('regnskapsforer-uten-signeringsrettighet'));
      if (person.signing === 'with') packages.add(packageUrn('regnskapsforer-med-signeringsrettighet'));
    }
    // Packages given by hand carry the right to sign, so the firm passed them on to those who may.
    if (person.signing === 'with') for (const urn of access.delegated(party)) packages.add(urn);
    return packages;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `{ authority: "iso6523-actorid-upis", ID: "0192:310000001" }` → `310000001`. */
export function organisationOf(actor: unknown): string | undefined {
  if (typeof actor !== 'object' || actor === null || !('ID' in actor)) return undefined;
  return /^0192:(\d{9})$/.exec(text(actor.ID))?.[1];
}
