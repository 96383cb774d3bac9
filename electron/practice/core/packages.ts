/** Access packages that practice knows (reference: system user, 6.5 and 7.1). */
export const PACKAGE_PREFIX = 'urn:altinn:accesspackage:';

export interface AccessPackage {
  /** Without the prefix. */
  readonly code: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Usable for agent system users. */
  readonly isDelegable: boolean;
  /** Usable for standard system users; can be given by hand. */
  readonly isAssignable: boolean;
}

function entry(code: string, id: string, name: string, description: string, agent: boolean, standard: boolean) {
  return { code, id, name, description, isDelegable: agent, isAssignable: standard };
}

export const PACKAGES: readonly AccessPackage[] = [
  entry(
    'regnskapsforer-med-signeringsrettighet',
    '955d5779-3e2b-4098-b11d-0431dc41ddbe',
    'Regnskapsfører med signeringsrettighet',
    'Utføre og signere tjenester på vegne av klienten som registrert regnskapsfører.',
    true,
    false,
  ),
  entry(
    'regnskapsforer-uten-signeringsrettighet',
    'a5f7f72a-9b89-445d-85bb-06f678a3d4d1',
    'Regnskapsfører uten signeringsrettighet',
    'Fylle ut tjenester for klienten, uten å signere.',
    true,
    false,
  ),
  entry(
    'regnskapsforer-lonn',
    '43becc6a-8c6c-4e9e-bb2f-08fe588ada21',
    'Regnskapsfører lønn',
    'Rapportere lønn for klienten.',
    true,
    false,
  ),
  entry(
    'ansvarlig-revisor',
    '2f176732-b1e9-449b-9918-090d1fa986f6',
    'Ansvarlig revisor',
    'Revisortjenester med signering.',
    true,
    false,
  ),
  entry(
    'revisormedarbeider',
    '96120c32-389d-46eb-8212-0a6540540c25',
    'Revisormedarbeider',
    'Revisortjenester uten signering.',
    true,
    false,
  ),
  entry(
    'forretningsforer-eiendom',
    '0195efb8-7c80-7cf2-bcc8-720a3fb39d44',
    'Forretningsfører eiendom',
    'Tjenester for borettslag og sameier.',
    true,
    false,
  ),
  entry(
    'merverdiavgift',
    '9a61b136-7810-4939-ab6d-84938e9a12c6',
    'Merverdiavgift',
    'Tjenester om merverdiavgift.',
    true,
    true,
  ),
  entry(
    'skatt-naering',
    '1dba50d6-f604-48e9-bd41-82321b13e85c',
    'Skatt næring',
    'Tjenester om skatt for næringsdrivende.',
    true,
    true,
  ),
  entry(
    'skattegrunnlag',
    '4c859601-9b2b-4662-af39-846f4117ad7a',
    'Skattegrunnlag',
    'Tjenester om grunnlag for skatt.',
    true,
    true,
  ),
  entry(
    'krav-og-utlegg',
    'a02fc602-872a-4671-b338-8b86a64b534a',
    'Krav og utlegg',
    'Tjenester om krav, betalinger og utlegg.',
    true,
    true,
  ),
  entry(
    'regnskap-okonomi-rapport',
    'b4e69b54-895e-42c5-bf0d-861a571cd282',
    'Regnskap og økonomirapportering',
    'Rapportere regnskap og økonomi.',
    true,
    true,
  ),
  entry('a-ordning', '4af2d44d-f9f8-4585-b679-7875bb1828ea', 'A-ordningen', 'Tjenester i a-ordningen.', true, true),
  entry('sykefravaer', '08ec673d-9126-4ed0-ae75-7ceec8633c77', 'Sykefravær', 'Tjenester om sykefravær.', true, true),
  entry(
    'post-til-virksomheten-med-taushetsbelagt-innhold',
    'bb0569a6-2268-49b5-9d38-8158b26124c3',
    'Post til virksomheten med taushetsbelagt innhold',
    'All mottatt post med taushetsbelagt innhold.',
    true,
    true,
  ),
  entry(
    'klientadministrator',
    '0195efb8-7c80-7e82-9b4f-7d63e773bbca',
    'Klientadministrator',
    'Administrere tilganger til klienter for ansatte og systemtilganger.',
    false,
    true,
  ),
  entry(
    'tilgangsstyrer',
    '0195efb8-7c80-7a95-ad36-900c3d8ad300',
    'Tilgangsstyrer',
    'Gi andre de fullmaktene du selv har.',
    false,
    true,
  ),
  entry(
    'hovedadministrator',
    '0195efb8-7c80-7f10-8b1a-3d6a2f0c5e11',
    'Hovedadministrator',
    'Administrere alle tilganger for virksomheten.',
    false,
    true,
  ),
];

/** What each role of the firm in Enhetsregisteret gives it at the client (6.5). */
export const ROLE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  REGN: ['regnskapsforer-med-signeringsrettighet', 'regnskapsforer-uten-signeringsrettighet', 'regnskapsforer-lonn'],
};

/** What a general manager holds for the own organisation through Enhetsregisteret. */
export const MANAGER_PACKAGES: readonly string[] = [
  'merverdiavgift',
  'skatt-naering',
  'skattegrunnlag',
  'krav-og-utlegg',
  'regnskap-okonomi-rapport',
  'a-ordning',
  'klientadministrator',
  'tilgangsstyrer',
  'hovedadministrator',
];

const byCode = new Map(PACKAGES.map((accessPackage) => [accessPackage.code, accessPackage]));

export function packageUrn(code: string): string {
  return `${PACKAGE_PREFIX}${code}`;
}

export function findPackage(urn: string): AccessPackage | undefined {
  return urn.startsWith(PACKAGE_PREFIX) ? byCode.get(urn.slice(PACKAGE_PREFIX.length)) : undefined;
}
