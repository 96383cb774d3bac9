import type { Resource, ResourceRegistry } from '../core/resources.ts';

const OWNERS = {
  skd: { organisationNumber: '974761076', code: 'skd', name: 'Skatteetaten' },
  nav: { organisationNumber: '889640782', code: 'nav', name: 'Arbeids- og velferdsetaten' },
  brg: { organisationNumber: '974760673', code: 'brg', name: 'Brønnøysundregistrene' },
  kartverket: { organisationNumber: '971040238', code: 'kartverket', name: 'Kartverket' },
  ssb: { organisationNumber: '971526920', code: 'ssb', name: 'Statistisk sentralbyrå' },
  toll: { organisationNumber: '974761343', code: 'toll', name: 'Tolletaten' },
  ks: { organisationNumber: '971032146', code: 'ks', name: 'Kommunesektorens organisasjon' },
} as const;

const WITH = 'regnskapsforer-med-signeringsrettighet';
const WITHOUT = 'regnskapsforer-uten-signeringsrettighet';
const PAY = 'regnskapsforer-lonn';
const AUDITOR = 'ansvarlig-revisor';

function service(id: string, owner: keyof typeof OWNERS, title: string, packages: readonly string[], type: string) {
  return { id, type, title, owner: OWNERS[owner], actions: { read: packages, write: packages } } satisfies Resource;
}

const LETTER = 'CorrespondenceService';
const GENERIC = 'GenericAccessResource';

/** Services whose dialogs practice holds, beyond those of the core. What opens each is invented, but plausible. */
const RESOURCES: readonly Resource[] = [
  service('skd-mva-varsel', 'skd', 'Varsel om merverdiavgift', ['merverdiavgift', WITH, WITHOUT, AUDITOR], LETTER),
  service('skd-mva-vedtak', 'skd', 'Vedtak om merverdiavgift', ['merverdiavgift', WITH, AUDITOR], LETTER),
  service('skd-krav-purring', 'skd', 'Betalingskrav og purring', ['krav-og-utlegg', WITH], LETTER),
  service(
    'skd-skatteoppgjoer',
    'skd',
    'Skatteoppgjør for selskap',
    ['skatt-naering', 'skattegrunnlag', WITH, AUDITOR],
    LETTER,
  ),
  service('skd-forskuddsskatt', 'skd', 'Forskuddsskatt', ['skatt-naering', 'krav-og-utlegg', WITH, WITHOUT], LETTER),
  service('skd-amelding-tilbakemelding', 'skd', 'Tilbakemelding på a-melding', ['a-ordning', PAY], GENERIC),
  service('nav-inntektsmelding', 'nav', 'Inntektsmelding', ['a-ordning', PAY], GENERIC),
  service('nav-refusjon-vedtak', 'nav', 'Refusjon av sykepenger', ['a-ordning', 'sykefravaer', PAY], LETTER),
  service('nav-oppfoelgingsplan', 'nav', 'Oppfølgingsplan ved sykefravær', ['sykefravaer'], GENERIC),
  service(
    'brg-aarsregnskap-brev',
    'brg',
    'Brev om årsregnskap',
    ['regnskap-okonomi-rapport', WITH, WITHOUT, AUDITOR],
    LETTER,
  ),
  service(
    'app_brg_aarsregnskap-vanlig-202406',
    'brg',
    'Årsregnskap',
    ['regnskap-okonomi-rapport', WITH, WITHOUT],
    'AltinnApp',
  ),
  service('brg-varsel-tvangsopploesning', 'brg', 'Varsel om tvangsoppløsning', ['hovedadministrator'], LETTER),
  service('kartverket-tinglysing', 'kartverket', 'Tinglyst dokument', [WITH, 'forretningsforer-eiendom'], LETTER),
  service('ssb-oppgaveplikt', 'ssb', 'Oppgaveplikt', ['regnskap-okonomi-rapport', WITH, WITHOUT], LETTER),
  service('toll-deklarasjonsoversikt', 'toll', 'Deklarasjonsoversikt', ['merverdiavgift', WITH, WITHOUT], GENERIC),
  {
    ...service(
      'ks-taushetsbelagt-post',
      'ks',
      'Taushetsbelagt post fra kommunen',
      ['post-til-virksomheten-med-taushetsbelagt-innhold'],
      LETTER,
    ),
    level: 4,
  },
  service('ks-kommunale-brev', 'ks', 'Brev fra kommunen', [WITH, WITHOUT], LETTER),
];

export function addResources(registry: ResourceRegistry): void {
  for (const resource of RESOURCES) registry.add(resource);
}

export const RESOURCE_PREFIX = 'urn:altinn:resource:';

/** Types of the catalogue that can hold dialogs, in lower case as dialogs name them. */
export const DIALOG_TYPES: ReadonlySet<string> = new Set([
  'correspondenceservice',
  'altinnapp',
  'genericaccessresource',
]);
