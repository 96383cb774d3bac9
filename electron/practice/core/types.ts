/**
 * The seams between practice's rooms: core (world, database, tokens, who may what) is one room, each authority another.
 * Nothing here is shared with the engine.
 */
import type { Context } from 'koa';

export interface Clock {
  now(): number;
  timer(ms: number, run: () => void): () => void;
}

/** Who a verified bearer token stands for. */
export type Caller =
  | {
      readonly kind: 'vendor';
      readonly organisationNumber: string;
      readonly scopes: ReadonlySet<string>;
      readonly clientId: string;
      readonly issuer: 'maskinporten' | 'altinn';
    }
  | {
      readonly kind: 'systemUser';
      readonly systemUserId: string;
      /** Owner of the system user. */
      readonly ownerOrganisationNumber: string;
      readonly vendorOrganisationNumber: string;
      readonly systemId: string;
      readonly scopes: ReadonlySet<string>;
      readonly clientId: string;
      readonly issuer: 'maskinporten' | 'altinn';
    }
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly name: string;
      readonly scopes: ReadonlySet<string>;
      readonly clientId: string;
      readonly issuer: 'idporten' | 'altinn';
    };

/** Access is decided as the real thing decides it: by packages that reach the party and open the resource. */
export interface Authority {
  /** The caller behind `Authorization: Bearer …`, or undefined when it is missing, unreadable, expired or of another issuer. */
  caller(context: Context): Promise<Caller | undefined>;
  /** Packages (full URNs) the caller holds for this party. Empty: no access at all. */
  packagesFor(caller: Caller, partyOrganisationNumber: string): ReadonlySet<string>;
  /** True when one of those packages is in the resource's policy for the action (`read`, `write`, `confirm`, …). */
  may(caller: Caller, partyOrganisationNumber: string, resource: string, action: string): boolean;
  /** Every organisation the caller reaches with at least one package. */
  parties(caller: Caller): readonly string[];
}

export interface Unit {
  readonly organisationNumber: string;
  readonly partyId: number;
  readonly partyUuid: string;
  readonly name: string;
  /** AS, ENK, BEDR, … */
  readonly form: string;
  readonly bankrupt: boolean;
  /** Main unit of a sub-unit. */
  readonly parent?: string | undefined;
  /** Registered VAT duty. */
  readonly vat?:
    | { readonly category: 'alminnelig' | 'primaernaering'; readonly kind: 'toMaaneder' | 'aar' }
    | undefined;
}
