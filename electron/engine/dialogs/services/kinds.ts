import type { ServiceKind } from '../../../../shared/contract/message-services.ts';

/**
 * The data rule: what a service's messages tell of, by the packages that open it and by its id. Altinn says it of no service; what stands
 * here is our reading of its packages' descriptions, and the firm's own choice stands above it.
 */
const BY_PACKAGE: Readonly<Record<string, ServiceKind>> = {
  // Altinn's own name for mail under a duty of confidentiality; delivered to narrower roles (reference/dialogporten.md 4.7).
  'post-til-virksomheten-med-taushetsbelagt-innhold': 'confidential',
  // Illness, injury and leave of single employees, and patients: special categories of personal data.
  sykefravaer: 'health',
  permisjon: 'health',
  yrkesskade: 'health',
  ulykke: 'health',
  'lonn-personopplysninger-saerlig-kategori': 'health',
  'generelle-helfotjenester': 'health',
  'helfo-saerlig-kategori': 'health',
  // What single employees earn, and their terms.
  lonn: 'salary',
  'a-ordning': 'salary',
  'regnskapsforer-lonn': 'salary',
  ansettelsesforhold: 'salary',
  pensjon: 'salary',
};

/** Words in a service's id that tell what its packages do not: some are opened by broad packages, some are in no list yet. */
const BY_ID: readonly (readonly [RegExp, ServiceKind])[] = [
  [/taushet|confidential/, 'confidential'],
  // Inntektsmelding is sent because somebody is ill or on leave.
  [/syke|sykm|inntektsmelding|foreldrepenger|pleiepenger|yrkesskade|helfo/, 'health'],
  [/(^|[-_])a-?melding|loenn|lonn|skattekort|pensjon/, 'salary'],
];

/**
 * What accountants and auditors hold without the salary package. A service that one of these opens too is not about salary alone:
 * Altinn gave salary a package of its own so that it could be left out.
 */
const GENERAL: ReadonlySet<string> = new Set([
  'regnskapsforer-med-signeringsrettighet',
  'regnskapsforer-uten-signeringsrettighet',
  'ansvarlig-revisor',
  'revisormedarbeider',
]);

/** Packages of what an accounting engagement is about: a service that one of these opens is missed when it cannot be seen. */
export const ENGAGEMENT: ReadonlySet<string> = new Set([
  'regnskapsforer-med-signeringsrettighet',
  'regnskapsforer-uten-signeringsrettighet',
  'merverdiavgift',
  'skatt-naering',
  'skattegrunnlag',
  'krav-og-utlegg',
  'regnskap-okonomi-rapport',
  'toll',
  'saeravgifter',
  'motorvognavgift',
  'ordinaer-post-til-virksomheten',
]);

/** Strictest first. `id` with or without its prefix; packages as codes. A service nobody knows yet is judged by its id alone. */
export function kindOf(id: string, packages: readonly string[]): ServiceKind {
  const kinds = new Set(packages.map((code) => BY_PACKAGE[code]));
  const name = id.slice(id.lastIndexOf(':') + 1).toLowerCase();
  const byId = BY_ID.find(([words]) => words.test(name))?.[1];
  for (const kind of ['confidential', 'health'] as const) if (byId === kind || kinds.has(kind)) return kind;
  if (byId === 'salary') return 'salary';
  return kinds.has('salary') && !packages.some((code) => GENERAL.has(code)) ? 'salary' : 'ordinary';
}

/** Fetched where nobody has chosen: what an engagement needs, and nothing that tells of single people. */
export const fetchedByDefault = (kind: ServiceKind): boolean => kind === 'ordinary';
