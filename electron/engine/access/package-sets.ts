import { PACKAGE_PREFIX } from './packages.ts';

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
const ALWAYS = {
  registered: 'regnskapsforer-med-signeringsrettighet',
  delegated: 'merverdiavgift',
  own: 'merverdiavgift',
};

export const codeOf = (urn: string): string => urn.slice(PACKAGE_PREFIX.length);

/**
 * The sets to choose between. One package each: for clients because adding one demands all packages of the system user, for
 * the firm because the approver must be able to give every one (6.1, 4.6).
 */
export function packageSets(systemPackages: readonly string[]): PackageSet[] {
  const held = systemPackages.filter((urn) => urn.startsWith(PACKAGE_PREFIX)).map(codeOf);
  const isGiven = (code: string) => ROLE_OF[code] === undefined && !ADMINISTRATION.has(code);
  const codes: Record<Whom, string[]> = {
    registered: held.filter((code) => ROLE_OF[code] !== undefined),
    delegated: held.filter(isGiven),
    own: held.filter((code) => isGiven(code) || code === 'klientadministrator'),
  };
  return (['registered', 'delegated', 'own'] as const).flatMap((whom) =>
    [...new Set([ALWAYS[whom], ...codes[whom]])].map((code) => ({
      code,
      whom,
      kind: whom === 'own' ? 'standard' : 'agent',
      packages: [PACKAGE_PREFIX + code],
      inSystem: held.includes(code),
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
  if (codes.some((code) => ADMINISTRATION.has(code))) return 'unsuitable';
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
