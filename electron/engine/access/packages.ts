import { PACKAGE_PREFIX, RIGHT_PREFIX } from '../altinn/powers.ts';

/**
 * Every package that one of the firm's system users shall be able to have. The register must hold them all; each request
 * picks a set. Packages from Enhetsregisteret suit clients that registered the firm as their accountant; `merverdiavgift`
 * suits clients that delegated it themselves, and the firm's own reporting (reference/systemuser.md 6.1, 6.5, 7.1).
 */
export const systemPackages: readonly string[] = [
  `${PACKAGE_PREFIX}regnskapsforer-med-signeringsrettighet`,
  `${PACKAGE_PREFIX}regnskapsforer-uten-signeringsrettighet`,
  `${PACKAGE_PREFIX}merverdiavgift`,
];

export const claimsRight = `${RIGHT_PREFIX}ske-krav-og-betalinger`;

/**
 * What a firm that uses "Krav og betalinger" also has on its system: the package that a client gives by hand where it has not registered
 * the firm, and the single right, for the firm's own claims. The accountant's packages open the service besides (reference/skatteetaten-systembruker.md 1.4).
 */
export const claimsPackages: readonly string[] = [`${PACKAGE_PREFIX}krav-og-utlegg`, claimsRight];
