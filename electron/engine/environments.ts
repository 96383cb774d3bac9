import type { Environment } from '../../shared/contract/common.ts';

/** Every address and identifier that differs between environments. Sources: reference sheets 0.3 (system user), 3.1 and 4.1 (MVA), 1.1 (Dialogporten). */
export interface Endpoints {
  readonly maskinporten: { readonly issuer: string; readonly token: string };
  /** `login`: the host that ID-porten's metadata names for its endpoints. */
  readonly idporten: { readonly issuer: string; readonly login: string };
  readonly platform: string;
  readonly portal: string;
  readonly selfService: string;
  readonly dialogporten: string;
  /**
   * What the background may ask of Dialogporten in a minute, undefined for as much as it likes. No limit is published; all who use the
   * firm's integration share what there will be (reference/dialogporten.md 3.8).
   */
  readonly dialogportenPerMinute: number | undefined;
  readonly correspondence: string;
  readonly inbox: string;
  readonly mvaApp: string;
  readonly mvaAppId: string;
  readonly mvaValidation: string;
  readonly brreg: string;
  /** "Krav og betalinger" (skatteetaten-systembruker.md 1.1). */
  readonly claims: string;
  /** "Frister". Neither its host nor its path is documented (3): by the pattern of its sisters. */
  readonly deadlines: string;
}

const production: Endpoints = {
  maskinporten: { issuer: 'https://maskinporten.no/', token: 'https://maskinporten.no/token' },
  idporten: { issuer: 'https://idporten.no', login: 'https://login.idporten.no' },
  platform: 'https://platform.altinn.no',
  portal: 'https://am.ui.altinn.no',
  selfService: 'https://sjolvbetjening.samarbeid.digdir.no',
  dialogporten: 'https://platform.altinn.no/dialogporten',
  dialogportenPerMinute: 60,
  correspondence: 'https://platform.altinn.no/correspondence/api/v1',
  inbox: 'https://af.altinn.no',
  mvaApp: 'https://skd.apps.altinn.no/skd/mva-melding-innsending-v1',
  mvaAppId: 'app_skd_mva-melding-innsending-v1',
  mvaValidation: 'https://idporten.api.skatteetaten.no/api/mva/grensesnittstoette/mva-melding/valider',
  brreg: 'https://data.brreg.no/enhetsregisteret/api',
  claims: 'https://kravogbetalinger.api.skatteetaten.no/v1',
  deadlines: 'https://frister.api.skatteetaten.no/v1/{profile}/{organisationNumber}',
};

const tt02: Endpoints = {
  maskinporten: { issuer: 'https://test.maskinporten.no/', token: 'https://test.maskinporten.no/token' },
  idporten: { issuer: 'https://test.idporten.no', login: 'https://login.test.idporten.no' },
  platform: 'https://platform.tt02.altinn.no',
  portal: 'https://am.ui.tt02.altinn.no',
  selfService: 'https://sjolvbetjening.test.samarbeid.digdir.no',
  dialogporten: 'https://platform.tt02.altinn.no/dialogporten',
  dialogportenPerMinute: 60,
  correspondence: 'https://platform.tt02.altinn.no/correspondence/api/v1',
  inbox: 'https://af.tt02.altinn.no',
  mvaApp: 'https://skd.apps.tt02.altinn.no/skd/mva-melding-innsending-test',
  mvaAppId: 'app_skd_mva-melding-innsending-test',
  mvaValidation: 'https://idporten-api-test.sits.no/api/mva/grensesnittstoette/mva-melding/valider',
  brreg: 'https://data.ppe.brreg.no/enhetsregisteret/api',
  claims: 'https://kravogbetalinger.api.skatteetaten-test.no/v1',
  deadlines: 'https://frister.api.skatteetaten-test.no/v1/{profile}/{organisationNumber}',
};

/** Practice listens on one loopback origin; each authority has its own first path segment there. */
export function practiceEndpoints(origin: string): Endpoints {
  return {
    maskinporten: { issuer: `${origin}/maskinporten/`, token: `${origin}/maskinporten/token` },
    idporten: { issuer: `${origin}/idporten`, login: `${origin}/idporten` },
    platform: `${origin}/platform`,
    portal: `${origin}/portal`,
    selfService: `${origin}/selvbetjening`,
    dialogporten: `${origin}/platform/dialogporten`,
    dialogportenPerMinute: undefined,
    correspondence: `${origin}/platform/correspondence/api/v1`,
    inbox: `${origin}/innboks`,
    mvaApp: `${origin}/apps/skd/mva-melding-innsending-v1`,
    mvaAppId: 'app_skd_mva-melding-innsending-v1',
    mvaValidation: `${origin}/skatteetaten/api/mva/grensesnittstoette/mva-melding/valider`,
    brreg: `${origin}/brreg/enhetsregisteret/api`,
    claims: `${origin}/kravogbetalinger/v1`,
    deadlines: `${origin}/frister/v1/{profile}/{organisationNumber}`,
  };
}

export function endpointsOf(environment: Environment, practiceOrigin: string | undefined): Endpoints {
  if (environment === 'production') return production;
  if (environment === 'tt02') return tt02;
  if (!practiceOrigin) throw new Error('practice needs an origin');
  return practiceEndpoints(practiceOrigin);
}

/** Hosts that `http/` and the link door allow, with port where it is not the scheme's own. */
export function hostsOf(endpoints: Endpoints): ReadonlySet<string> {
  const urls = [
    endpoints.maskinporten.issuer,
    endpoints.maskinporten.token,
    endpoints.idporten.issuer,
    endpoints.idporten.login,
    endpoints.platform,
    endpoints.portal,
    endpoints.selfService,
    endpoints.inbox,
    endpoints.mvaApp,
    endpoints.mvaValidation,
    endpoints.brreg,
    endpoints.claims,
    endpoints.deadlines,
  ];
  return new Set(urls.map((url) => new URL(url).host));
}

/** Which service an address belongs to. The app that receives VAT returns is Skatteetaten's, though it runs at Altinn. */
export function servicesOf({ maskinporten, idporten, platform, mvaApp, mvaValidation, claims, deadlines }: Endpoints) {
  return [
    [maskinporten.token, 'maskinporten'],
    [idporten.issuer, 'idporten'],
    [platform, 'altinn'],
    [mvaApp, 'skatteetaten'],
    [mvaValidation, 'skatteetaten'],
    [claims, 'skatteetaten'],
    [deadlines, 'skatteetaten'],
  ] as const;
}
