import type { Environment } from './contract/common.ts';

/**
 * Where the link door may send a person's browser: https and exactly these hosts, never a suffix or a pattern. Sources:
 * reference sheet systemuser 0.3 and 5 (portal, self-service, ID-porten), dialogporten 1.1 (inbox).
 */
const information = [
  'www.altinn.no',
  'info.altinn.no',
  'docs.altinn.studio',
  'www.skatteetaten.no',
  'skatteetaten.github.io',
  'docs.digdir.no',
  'samarbeid.digdir.no',
  'www.brreg.no',
] as const;

const byEnvironment: Readonly<Record<Environment, readonly string[]>> = {
  // Practice's own pages are reached through its loopback origin, which only the running practice environment knows.
  practice: [],
  tt02: [
    'am.ui.tt02.altinn.no',
    'af.tt02.altinn.no',
    // Where what an app lets one do begins: Altinn's own login, which leads on (reference sheet dialogporten 4.8).
    'platform.tt02.altinn.no',
    'sjolvbetjening.test.samarbeid.digdir.no',
    'login.test.idporten.no',
    'test.idporten.no',
  ],
  production: [
    'am.ui.altinn.no',
    'af.altinn.no',
    'platform.altinn.no',
    'sjolvbetjening.samarbeid.digdir.no',
    'login.idporten.no',
    'idporten.no',
    'skatt.skatteetaten.no',
  ],
};

/** Hosts a link may lead to; without an environment only the authorities' public information pages. */
export function linkHosts(environment: Environment | null): ReadonlySet<string> {
  return new Set<string>([...information, ...(environment ? byEnvironment[environment] : [])]);
}
