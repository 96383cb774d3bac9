import { isRight, PACKAGE_PREFIX } from '../altinn/powers.ts';
import { claimsRight } from './packages.ts';

/** own: the firm itself. registered: clients with the firm as accountant in Enhetsregisteret. delegated: clients that gave it by hand. */
export type Whom = 'own' | 'registered' | 'delegated';

export interface PackageSet {
  /** Stands in addresses: `<whom>/<code>`. */
  readonly code: string;
  readonly whom: Whom;
  readonly kind: 'agent' | 'standard';
  readonly packages: readonly string[];
  /** The firm's system holds all of it in the register; else no request can have it (AUTH-00063). */
  readonly inSystem: boolean;
}

/** What a role of the firm in Enhetsregisteret gives it at the client. None can be given by hand (reference/systemuser.md 6.5). */
const ROLE_OF: Readonly<Record<string, string>> = {
  'regnskapsforer-med-signeringsrettighet': 'REGN',
  'regnskapsforer-uten-signeringsrettighet': 'REGN',
  'regnskapsforer-lonn': 'REGN',
  'ansvarlig-revisor': 'REVI',
  revisormedarbeider: 'REVI',
  'forretningsforer-eiendom': 'FFØR',
};
/** Power over the firm's own accesses: never for clients, and of use to the firm itself only for adding clients unattended. */
const ADMINISTRATION = new Set(['klientadministrator', 'tilgangsstyrer', 'hovedadministrator']);
const ALWAYS: Readonly<Record<Whom, readonly string[]>> = {
  registered: [`${PACKAGE_PREFIX}regnskapsforer-med-signeringsrettighet`],
  delegated: [`${PACKAGE_PREFIX}merverdiavgift`],
  own: [`${PACKAGE_PREFIX}merverdiavgift`],
};

/** The last part of a package's or a single right's URN. */
export const codeOf = (urn: string): string => urn.slice(urn.lastIndexOf(':') + 1);

/**
 * The sets to choose between. One package or single right each: for clients because adding one demands all packages of the system user,
 * for the firm because the approver must be able to give every one (6.1, 4.6). `wanted`: offered also while the system lacks it.
 */
export function packageSets(systemPackages: readonly string[], wanted: readonly string[] = []): PackageSet[] {
  const known = [...systemPackages, ...wanted];
  const isGiven = (urn: string) => ROLE_OF[codeOf(urn)] === undefined && !ADMINISTRATION.has(codeOf(urn));
  const isLinking = (urn: string) => codeOf(urn) === 'klientadministrator';
  const suiting: Record<Whom, string[]> = {
    registered: known.filter((urn) => ROLE_OF[codeOf(urn)] !== undefined),
    delegated: known.filter((urn) => isGiven(urn) && !isRight(urn)),
    // Of single rights only what Klientbro has a use for.
    own: known.filter((urn) => (isRight(urn) ? urn === claimsRight : isGiven(urn) || isLinking(urn))),
  };
  return (['registered', 'delegated', 'own'] as const).flatMap((whom) =>
    [...new Set([...ALWAYS[whom], ...suiting[whom]])].map((urn) => ({
      code: codeOf(urn),
      whom,
      kind: whom === 'own' ? 'standard' : 'agent',
      packages: [urn],
      inSystem: systemPackages.includes(urn),
    })),
  );
}

/**
 * Why Altinn would refuse these packages in one system user, or no client could be added to it. `unsuitable`: not for this
 * kind. `mixed`: no client gives them all in the same way.
 */
export function setFault(kind: 'agent' | 'standard', packages: readonly string[]): 'unsuitable' | 'mixed' | undefined {
  const codes = packages.map(codeOf);
  if (kind === 'standard') return codes.some((code) => ROLE_OF[code] !== undefined) ? 'unsuitable' : undefined;
  if (packages.some(isRight) || codes.some((code) => ADMINISTRATION.has(code))) return 'unsuitable';
  const sources = new Set(codes.map((code) => ROLE_OF[code] ?? code));
  return sources.size > 1 ? 'mixed' : undefined;
}

/** Whether the owner may make the system user alone in the portal: the system must be visible there, and with packages from Enhetsregisteret it cannot be (8.2, AUTH.VLD-00018). */
export function mayBeVisible(systemPackages: readonly string[]): boolean {
  return !systemPackages.some((urn) => ROLE_OF[codeOf(urn)] !== undefined);
}

/** What a system user for the firm's own reports may have, of what its system holds; power over its accesses is not among it. */
export function ownReporting(systemPackages: readonly string[]): string[] {
  return packageSets(systemPackages)
    .filter(({ whom, inSystem, code }) => whom === 'own' && inSystem && !ADMINISTRATION.has(code))
    .flatMap(({ packages }) => packages);
}

export function samePackages(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((urn) => other.includes(urn));
}

/**
 * A reference that says what it is for, so that a request sent twice meets itself at Altinn; counted on past those taken
 * (reference/systemuser.md 4.3).
 */
export function referenceFor(
  kind: 'agent' | 'standard',
  packages: readonly string[],
  taken: ReadonlySet<string>,
): string {
  const name = `${kind === 'agent' ? 'klienter' : 'eget'}-${packages.map(codeOf).sort().join('-')}`.slice(0, 240);
  for (let count = 1; ; count += 1) {
    const reference = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(reference)) return reference;
  }
}
