import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEngine } from '../../electron/engine/engine.ts';
import type { Engine } from '../../electron/engine/engine-api.ts';
import { endpointsOf, hostsOf } from '../../electron/engine/environments.ts';
import { createHttp } from '../../electron/engine/http/http.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { foldersIn } from '../../electron/shell/folders.ts';
import type { Environment } from '../../shared/contract/common.ts';
import { environment as environments } from '../../shared/contract/common.ts';
import type { EngineOperation, InputOf, OutputOf } from '../../shared/contract.ts';
import { linkHosts } from '../../shared/hosts.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { manualClock, memoryKeychain, silentLog, temporaryFolder } from '../unit/engine/support.ts';

const PRACTICE = 'http://127.0.0.1:40123';
const FIRM = { organisationNumber: '310000004', name: 'Øvingskontoret AS' };
const PROFILE = '11111111-2222-4333-8444-555555555555';
const pairs = environments.options.flatMap((one) =>
  environments.options.filter((other) => other !== one).map((other): [Environment, Environment] => [one, other]),
);
const addressesOf = (environment: Environment): string[] =>
  Object.values(endpointsOf(environment, PRACTICE))
    .flatMap((each) => (typeof each === 'object' ? Object.values<string>(each) : String(each)))
    .filter((text) => URL.canParse(text));

/** One profile on one machine, whose environments are opened one after another as the shell does. */
function profile() {
  const root = temporaryFolder();
  const folders = foldersIn(root);
  const keychain = memoryKeychain();
  const asked: string[] = [];
  const open = async (environment: Environment): Promise<Engine> => {
    const folder = folders.environment(environment);
    mkdirSync(folder, { recursive: true });
    const engine = await openEngine(
      {
        environment,
        folder,
        logFolder: folders.logs,
        downloadFolder: root,
        appVersion: '0.1.0',
        profileId: PROFILE,
        personName: 'Kari Test',
        temporaryKeychain: false,
        // Told to all of them: only practice may listen.
        practice: { origin: PRACTICE, firm: FIRM },
      },
      {
        push: () => undefined,
        saved: () => undefined,
        // Nobody listens there: each request ends before it leaves the machine.
        askProxy: async (url) => {
          asked.push(new URL(url).host);
          return 'PROXY 127.0.0.1:9';
        },
        askPdf: async () => null,
      },
      { clock: systemClock, keychain },
    );
    onTestFinished(() => engine.stop());
    return engine;
  };
  return { folders, keychain, asked, open };
}

async function call<N extends EngineOperation>(engine: Engine, name: N, input: InputOf<N>) {
  return (await engine.call(name, input)) as Outcome<OutputOf<N>>;
}
async function must<N extends EngineOperation>(engine: Engine, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const outcome = await call(engine, name, input);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}`);
  return outcome.value;
}

describe('the addresses of an environment', () => {
  it.each(pairs)('in %s are none of those in %s', (one, other) => {
    const theirs = hostsOf(endpointsOf(other, PRACTICE));
    expect([...hostsOf(endpointsOf(one, PRACTICE))].filter((host) => theirs.has(host))).toEqual([]);
    const own = [...linkHosts(one)].filter((host) => !linkHosts(null).has(host));
    expect(own.filter((host) => linkHosts(other).has(host))).toEqual([]);
  });

  it.each(pairs)('in %s let nothing out to %s', async (one, other) => {
    const http = createHttp({
      hosts: hostsOf(endpointsOf(one, PRACTICE)),
      clock: manualClock(),
      log: silentLog(),
      ...(one === 'practice' ? { allowHttpOrigin: PRACTICE } : {}),
    });
    onTestFinished(() => http.close());
    const theirs = addressesOf(other);
    expect(theirs.length).toBeGreaterThan(10);
    for (const url of theirs) {
      const answer = await http.send({ method: 'GET', url });
      expect([url, answer]).toMatchObject([url, { error: { code: 'http.hostRefused', sent: 'notSent' } }]);
    }
  });
});

describe('the band', () => {
  it.each(environments.options)('of %s has a look of its own', (environment) => {
    const css = readFileSync(new URL('../../renderer/ui/styles/frame.css', import.meta.url), 'utf8');
    const looks = environments.options.map(
      (each) => css.split(`\n.band[data-environment="${each}"] {`)[1]?.split('}')[0],
    );
    expect(looks[environments.options.indexOf(environment)]).toMatch(/background/);
    expect(new Set(looks).size).toBe(3);
  });
});

describe('side by side in one profile', () => {
  it('each environment has a folder, a keychain service and a database of its own', async () => {
    const own = profile();
    const engines: Partial<Record<Environment, Engine>> = {};
    for (const environment of environments.options) {
      const engine = await own.open(environment);
      engines[environment] = engine;
      const { key } = await must(engine, 'access.createKey', { bits: 2048 });
      expect(key.key).not.toBeNull();
      const reason = environment;
      await must(engine, 'agreements.note', { ids: ['dialogporten'], status: 'refused', day: '2026-11-20', reason });
    }
    const services = new Set([...own.keychain.entries.keys()].map((entry) => entry.split('/')[0]));
    expect([...services].sort()).toEqual(environments.options.map((each) => `no.klientbro.${each}.${PROFILE}`).sort());
    const kids = new Set<string>();
    for (const environment of environments.options) {
      const engine = engines[environment];
      if (!engine) throw new Error('not open');
      const { keys } = await must(engine, 'keys.list', {});
      for (const { kid } of keys) kids.add(kid);
      const { scopes } = await must(engine, 'agreements.view', {});
      expect(scopes.find(({ id }) => id === 'dialogporten')?.note?.reason).toBe(environment);
      expect(
        (await must(engine, 'audit.list', { limit: 100 })).rows.filter((row) => row.act === 'key.create'),
      ).toHaveLength(1);
    }
    expect(kids.size).toBe(3);
    const places = environments.options.map((each) => own.folders.environment(each));
    expect(places.filter((one) => places.some((two) => one !== two && one.startsWith(two)))).toEqual([]);
  });

  it.each(['tt02', 'production'] as const)(
    '%s takes neither the firm nor the address of practice',
    async (environment) => {
      const own = profile();
      const engine = await own.open(environment);
      const { firm, links } = await must(engine, 'access.overview', {});
      expect(firm).toBeNull();
      expect([links.selfService, links.portal].map((url) => new URL(url).protocol)).toEqual(['https:', 'https:']);
      await call(engine, 'access.saveIntegrations', { idportenClientId: '7f1c1d0a-52f6-4f0e-9c5e-3c1d9a2b4e77' });
      expect((await call(engine, 'access.startLogin', { purpose: 'clientAdministration' })).ok).toBe(false);
      expect(own.asked.length).toBeGreaterThan(0);
      const hosts = hostsOf(endpointsOf(environment, undefined));
      expect(own.asked.filter((host) => !hosts.has(host))).toEqual([]);
    },
  );

  it('the data of one does not open in another, and is not touched there', async () => {
    const own = profile();
    const engine = await own.open('tt02');
    await must(engine, 'access.createKey', { bits: 2048 });
    await engine.stop();
    const [from, to] = [own.folders.environment('tt02'), own.folders.environment('production')];
    cpSync(from, to, { recursive: true });
    const before = readFileSync(join(to, 'klientbro.db'));
    const moved = await own.open('production');
    expect(await call(moved, 'access.overview', {})).toMatchObject({ ok: false, error: { code: 'vault.locked' } });
    expect(readFileSync(join(to, 'klientbro.db')).equals(before)).toBe(true);
    expect([...own.keychain.entries.keys()].filter((entry) => entry.includes('.production.'))).toEqual([]);
  });
});
