import { basename } from 'node:path';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Endpoints } from '../environments.ts';
import type { NetworkFacts } from '../http/passage.ts';
import type { Http } from '../http/types.ts';
import { type CheckStep, type Finding, failed, found } from './check.ts';

export interface NetworkChecks {
  readonly http: Pick<Http, 'send' | 'clockSkewMs'>;
  readonly network: () => Promise<NetworkFacts>;
  readonly endpoints: Endpoints;
  /** The firm uses "Krav og betalinger". */
  readonly claims: boolean;
  /** One of them did not answer; its name. */
  readonly onUnreached: (name: string) => void;
}

export const MASKINPORTEN = 'Maskinporten';
const TIMEOUT_MS = 10_000;
const MOST_ROOTS = 10;
/** Maskinporten refuses a grant that is 10 seconds off (reference/systemuser.md 1.3). */
const SKEW_FAILS_MS = 10_000;
const SKEW_WARNS_MS = 5_000;

/** Something each authority gives anybody; only that it answers counts. Enhetsregisteret is asked for itself. */
function openPages(endpoints: Endpoints, claims: boolean): readonly { readonly name: string; readonly url: string }[] {
  const vat = 'urn:altinn:accesspackage:merverdiavgift';
  return [
    { name: MASKINPORTEN, url: `${endpoints.maskinporten.issuer}.well-known/oauth-authorization-server` },
    { name: 'ID-porten', url: `${endpoints.idporten.issuer}/.well-known/openid-configuration` },
    {
      name: 'Altinn',
      url: `${endpoints.platform}/accessmanagement/api/v1/meta/info/accesspackages/package/urn/${vat}`,
    },
    { name: 'Altinn mva-melding', url: `${endpoints.mvaApp}/api/v1/applicationmetadata` },
    { name: 'Skatteetaten', url: endpoints.mvaValidation },
    ...(claims
      ? [
          { name: 'Skatteetaten Krav og betalinger', url: endpoints.claims },
          { name: 'Skatteetaten Frister', url: new URL(endpoints.deadlines).origin },
        ]
      : []),
    { name: 'Enhetsregisteret', url: `${endpoints.brreg}/enheter/974760673` },
  ];
}

/** Who is reached and by which way, whom we trust besides the usual, and what the answers' clocks say of ours. */
export function networkSteps(options: NetworkChecks): CheckStep[] {
  let answered = false;
  const reach = openPages(options.endpoints, options.claims).map(({ name, url }) => ({
    id: `network.${name.toLowerCase().replaceAll(' ', '-')}`,
    group: 'network' as const,
    subject: name,
    run: async (signal: AbortSignal) => {
      const answer = await options.http.send({ method: 'GET', url, timeoutMs: TIMEOUT_MS, retry: 'none', signal });
      const finding = reachedFinding(answer, url, await options.network());
      answered ||= finding.state === 'ok';
      if (!answer.ok) options.onUnreached(name);
      return finding;
    },
  }));
  return [
    ...reach,
    { id: 'network.roots', group: 'network', subject: '', run: async () => rootsFinding(await options.network()) },
    {
      id: 'clock.skew',
      group: 'clock',
      subject: '',
      run: () => (answered ? clockFinding(options.http.clockSkewMs()) : found('skipped', 'clockUnknown')),
    },
  ];
}

function reachedFinding(answer: Outcome<{ readonly status: number }>, url: string, facts: NetworkFacts): Finding {
  if (!answer.ok) return failed(answer.error);
  const { host } = new URL(url);
  const { status } = answer.value;
  if (status >= 500) return found('warning', 'hostTroubled', { host, status });
  const way = facts.proxies.find((each) => each.host === host)?.ways[0] ?? 'DIRECT';
  return way === 'DIRECT' ? found('ok', 'reached', { host }) : found('ok', 'reachedByProxy', { host, proxy: way });
}

function rootsFinding({ roots, unreadable }: NetworkFacts): Finding {
  // A path names the person whose machine it is.
  if (unreadable.length > 0) return found('warning', 'rootsUnreadable', { list: unreadable.map(fileName).join(', ') });
  if (roots.length === 0) return found('ok', 'rootsNone');
  const list = roots.slice(0, MOST_ROOTS).map(({ subject }) => subject);
  return found('ok', 'rootsExtra', { count: roots.length, list: list.join(', ') });
}

const fileName = (path: string): string => basename(path.replaceAll('\\', '/'));

function clockFinding(skewMs: number): Finding {
  const off = Math.abs(skewMs);
  const seconds = Math.round(off / 1000);
  if (off <= SKEW_WARNS_MS) return found('ok', 'clockRight', { seconds });
  return found(off > SKEW_FAILS_MS ? 'failed' : 'warning', skewMs > 0 ? 'clockBehind' : 'clockAhead', { seconds });
}
