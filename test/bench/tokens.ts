import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { exportPKCS8, generateKeyPair } from 'jose';
import { createHttp } from '../../electron/engine/http/http.ts';
import { signGrant } from '../../electron/engine/maskinporten/grant.ts';
import { Maskinporten, TOKENS_AT_ONCE } from '../../electron/engine/maskinporten/tokens.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import { ok } from '../../shared/outcome.ts';
import type { Bench } from './support/harness.ts';
import { globalLock, type PeerOptions, promisePerKey } from './support/peer-tokens.ts';

const OWNERS = 300;
const CALLERS = 10;
const SCOPE = 'altinn:instances.read';
const ISSUER = 'https://maskinporten.no/';
const silent = { info: () => {}, warn: () => {}, error: () => {} };

type Ask = (owner: string) => Promise<unknown>;

/**
 * A cold storm: every owner's token asked for by ten callers at once, against an endpoint that answers in 50 ms and works on
 * 50 at a time. Against one lock over everything, and against one promise per key with the key parsed each time.
 */
export default async function tokens({ compare, record, long }: Bench): Promise<void> {
  const endpoint = await Endpoint.start();
  try {
    const [rsa2048, rsa4096] = [await sides(endpoint, 2048), await sides(endpoint, 4096)];
    // The first of each pays for compiling and for connections.
    await storm(endpoint, rsa2048.ours());
    await storm(endpoint, rsa2048.perKey());

    const runs = long ? 15 : 7;
    const wall = (ask: () => Ask) => async () => (await storm(endpoint, ask())).wallMs / 1000;
    const cpu = (ask: () => Ask) => async () => (await storm(endpoint, ask())).cpuMs / OWNERS;
    await compare({
      measure: 'wall time, 300 tokens',
      runs: long ? 5 : 3,
      ours: wall(rsa2048.ours),
      against: { name: 'global lock', run: wall(rsa2048.lock) },
    });
    await compare({
      measure: 'wall time, 300 tokens ',
      runs,
      ours: wall(rsa2048.ours),
      against: { name: 'promise per key', run: wall(rsa2048.perKey) },
    });
    await compare({
      measure: 'CPU per token',
      unit: 'ms',
      runs,
      ours: cpu(rsa2048.ours),
      against: { name: 'promise per key', run: cpu(rsa2048.perKey) },
    });
    await compare({
      measure: 'CPU per token ',
      unit: 'ms',
      runs,
      ours: cpu(rsa2048.ours),
      against: { name: 'bare signing', run: rsa2048.bareSigning },
    });
    await compare({
      measure: 'CPU per token, RSA-4096',
      unit: 'ms',
      runs: 3,
      ours: cpu(rsa4096.ours),
      against: { name: 'promise per key', run: cpu(rsa4096.perKey) },
    });
    const { counts } = await storm(endpoint, rsa2048.ours());
    record({ measure: 'grants for 3000 asks', value: counts.grants, unit: 'grants', runs: 1 });
    record({ measure: 'most calls at a time', value: counts.most, unit: 'calls', runs: 1 });
    await Promise.all([rsa2048.close(), rsa4096.close()]);
  } finally {
    endpoint.stop();
  }
}

async function sides({ url }: Endpoint, bits: number) {
  // One door for all storms, as in the engine; `fetch` keeps its connections too.
  const http = createHttp({
    hosts: new Set([new URL(url).host]),
    allowHttpOrigin: url,
    clock: systemClock,
    log: silent,
    hostLimits: { [new URL(url).host]: { concurrent: TOKENS_AT_ONCE } },
  });
  const pair = await generateKeyPair('RS256', { modulusLength: bits, extractable: true });
  const pem = await exportPKCS8(pair.privateKey);
  const key = { kid: 'kid', fingerprint: '', bits, createdAt: '', publicJwk: {}, privateKey: pair.privateKey };
  const peer: PeerOptions = { endpoint: `${url}/token`, issuer: ISSUER, clientId: 'client', kid: 'kid', pem };
  const against = (make: typeof globalLock) => (): Ask => {
    const ask = make(peer);
    return (owner) => ask(SCOPE, owner);
  };
  return {
    ours: (): Ask => {
      const maskinporten = new Maskinporten({
        http,
        clock: systemClock,
        log: silent,
        endpoints: { issuer: ISSUER, token: `${url}/token` },
        clientId: async () => ok('client'),
        key: async () => ok(key),
      });
      return async (owner) => {
        const token = await maskinporten.token([SCOPE], { ownerOrganisationNumber: owner, externalRef: owner });
        if (!token.ok) throw new Error(token.error.code);
      };
    },
    close: () => http.close(),
    lock: against(globalLock),
    perKey: against(promisePerKey),
    /** CPU of nothing but the signatures, per token. */
    bareSigning: async (): Promise<number> => {
      const input = { clientId: 'client', audience: ISSUER, scopes: [SCOPE], key, nowMs: Date.now() };
      const before = process.cpuUsage();
      await Promise.all(Array.from({ length: OWNERS }, () => signGrant(input)));
      return cpuMsSince(before) / OWNERS;
    },
  };
}

/** Every owner's token for ten callers at once. Each side must send exactly one grant per owner, none twice. */
async function storm(endpoint: Endpoint, ask: Ask) {
  await endpoint.counts();
  globalThis.gc?.();
  const before = process.cpuUsage();
  const from = performance.now();
  const callers = Array.from({ length: CALLERS }, () =>
    Array.from({ length: OWNERS }, (_, nth) => ask(String(310_000_000 + nth))),
  );
  await Promise.all(callers.flat());
  const [wallMs, cpuMs] = [performance.now() - from, cpuMsSince(before)];
  const counts = await endpoint.counts();
  if (counts.grants !== OWNERS || counts.repeated > 0) throw new Error(`not 300 grants: ${JSON.stringify(counts)}`);
  return { wallMs, cpuMs, counts };
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

class Endpoint {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(): Promise<Endpoint> {
    const child = fork(inRoot('test', 'bench', 'support', 'token-endpoint.mjs'), { execArgv: [] });
    const [port] = await once(child, 'message');
    return new Endpoint(child, Number(port));
  }

  async counts(): Promise<{ grants: number; repeated: number; most: number }> {
    return (await (await fetch(`${this.url}/counts`)).json()) as { grants: number; repeated: number; most: number };
  }

  stop(): void {
    this.#child.kill();
  }
}
