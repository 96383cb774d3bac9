export const PACKAGE_PREFIX = 'urn:altinn:accesspackage:';

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
