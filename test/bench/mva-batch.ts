import { type ChildProcess, fork } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { EventEmitter, once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../electron/engine/engine.ts';
import { createHttp } from '../../electron/engine/http/http.ts';
import { PersonLogin } from '../../electron/engine/idporten/login.ts';
import { FILINGS_AT_ONCE } from '../../electron/engine/mva/batch/batches.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { makeWorld } from '../../electron/practice/core/world.ts';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import type { BatchView } from '../../shared/contract/batch.ts';
import type { ReturnView } from '../../shared/contract/mva.ts';
import type { operationOf } from '../../shared/contract.ts';
import { endedTerm, returnXml } from '../e2e/job/return-file.ts';
import { approved, choosePerson, linkClients, logIn, type Rig } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { memoryKeychain, until } from '../unit/engine/support.ts';
import { fileAsDemo } from './support/demo-script.ts';
import type { Bench } from './support/harness.ts';

const CLIENTS = Number(process.env.KLIENTBRO_BENCH_CLIENTS ?? 100);
/** Practice's small world has forty clients, of which some twenty fit. */
const SIZE = CLIENTS > 20 ? 'large' : 'small';
/** Letters each client has got: filing is measured, not the fetching of mail. */
const LETTERS = 10;
/** Alone, one after the other: the slowest of them counts. */
const SINGLE = 5;
/** The demo script waits for each verdict before it goes on, so a few tell what all would take. */
const DEMO = Math.min(5, CLIENTS);

interface BenchRig extends Rig {
  /** Looks each time the engine tells that a return has changed: looking all the time is work of the same engine. */
  changed(isThere: () => Promise<boolean>): Promise<void>;
}

/**
 * A whole engine against practice in a process of its own: one batch by system user, from the click until all are out and until
 * every verdict is there. Against it: the slowest single filing × clients / pool, and Skatteetaten's demo script, one at a time.
 */
export default async function mvaBatch({ record }: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-bench-'));
  const { child, origin, firm } = await practice(join(folder, 'practice'));
  const calls = counted();
  let own: BenchRig | undefined;
  try {
    const opened = await open(folder, { origin, firm });
    own = opened.own;
    const numbers = await linked(own);
    const token = await personToken(origin, opened.idportenClientId());

    const alone: number[] = [];
    for (const each of await imported(own, numbers.slice(0, SINGLE), 212_300)) alone.push(await filedAlone(own, each));
    const slowest = Math.max(...alone);

    const returns = await imported(own, numbers, 212_400);
    calls.reset();
    const startedAt = performance.now();
    const chosen = returns.map(({ id, figuresHash }) => ({ returnId: id, figuresHash }));
    const { id } = await own.must('batch.start', { returns: chosen, channel: 'systemUser' });
    const seconds = () => (performance.now() - startedAt) / 1000;
    await reached(own, id, ({ sent }) => sent === 'sent');
    const out = seconds();
    await reached(own, id, ({ state }) => state === 'accepted' || state === 'acceptedWithDeviations');
    const answered = seconds();
    const perReturn = calls.reset() / numbers.length;

    const demoAt = performance.now();
    for (const organisationNumber of numbers.slice(0, DEMO))
      await fileAsDemo({ origin, token, organisationNumber, xml: returnXml(organisationNumber, endedTerm(), 212_500) });
    const demo = (performance.now() - demoAt) / 1000 / DEMO;
    const ofDemo = calls.reset() / DEMO;

    const line = (measure: string, value: number, against: string, other: number, unit = 's') =>
      record({
        measure,
        value: round(value),
        unit,
        against,
        other: round(other),
        ratio: round(value / other),
        runs: 1,
      });
    line(`${CLIENTS} returns out`, out, 'slowest single × clients / pool', (slowest * CLIENTS) / FILINGS_AT_ONCE);
    line(`${CLIENTS} returns answered`, answered, `demo script, ${DEMO} scaled`, demo * CLIENTS);
    line('calls per return', perReturn, 'demo script', ofDemo, 'calls');
  } finally {
    await own?.engine.stop();
    calls.stop();
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

function practice(folder: string): Promise<{ child: ChildProcess; origin: string; firm: Rig['practice']['firm'] }> {
  mkdirSync(folder, { recursive: true });
  const child = fork(inRoot('test', 'bench', 'support', 'practice-process.mjs'), [folder, SIZE, String(LETTERS)], {
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (told) => resolve({ child, ...(told as { origin: string; firm: Rig['practice']['firm'] }) }));
    child.once('exit', (code) => reject(new Error(`practice ended with ${code}`)));
  });
}

/** Requests that this process makes of the app and of Storage. */
function counted() {
  let count = 0;
  const seen = (message: unknown) => {
    const { path = '' } = (message as { request?: { path?: string } }).request ?? {};
    if (path.startsWith('/apps/skd/') || path.startsWith('/platform/storage/')) count += 1;
  };
  subscribe('undici:request:create', seen);
  return {
    reset: () => {
      const before = count;
      count = 0;
      return before;
    },
    stop: () => unsubscribe('undici:request:create', seen),
  };
}

async function open(folder: string, { origin, firm }: { origin: string; firm: Rig['practice']['firm'] }) {
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  let idportenClientId = '';
  const told = new EventEmitter();
  const engine = await openEngine(
    {
      environment: 'practice',
      folder: join(folder, 'engine'),
      logFolder: join(folder, 'logs'),
      downloadFolder: downloads,
      appVersion: '0.1.0',
      profileId: '11111111-2222-4333-8444-555555555555',
      personName: 'Kari Test',
      temporaryKeychain: false,
      practice: { origin, firm },
    },
    { push: (name) => told.emit(name), saved: () => {}, askProxy: async () => '', askPdf: async () => null },
    { clock: systemClock, keychain: memoryKeychain() },
  );
  const own = {
    practice: { origin, firm },
    folder,
    engine,
    call: async (name: Parameters<typeof operationOf>[0], input: { idportenClientId?: string }) => {
      if (name === 'access.saveIntegrations') idportenClientId = input.idportenClientId ?? '';
      return engine.call(name as never, input as never);
    },
    must: async (name: never, input: never) => {
      const outcome = await own.call(name, input);
      if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code} ${JSON.stringify(outcome.error.params)}`);
      return outcome.value;
    },
    changed: async (isThere: () => Promise<boolean>) => {
      for (;;) {
        const next = once(told, 'mva.changed');
        if (await isThere()) return;
        await next;
      }
    },
  };
  return { own: own as unknown as BenchRig, idportenClientId: () => idportenClientId };
}

/** Organisation numbers of so many clients of the firm, linked to its system user. */
async function linked(own: Rig): Promise<string[]> {
  const wanted = new Set(
    makeWorld(2026, SIZE)
      .clients.filter(
        ({ relation, vat, bankrupt }) =>
          relation.role === 'REGN' && vat?.kind === 'toMaaneder' && vat.category === 'alminnelig' && !bankrupt,
      )
      .slice(0, CLIENTS)
      .map(({ organisationNumber }) => organisationNumber),
  );
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const chosen = rows.filter(({ organisationNumber }) => wanted.has(organisationNumber));
  await linkClients(
    own,
    systemUserId,
    chosen.map(({ clientId }) => clientId),
  );
  // Their mail is fetched when they are linked; until it is there the engine has something else to do.
  await own.must('dialogs.syncNow', {});
  return chosen.map(({ organisationNumber }) => organisationNumber);
}

async function imported(own: Rig, numbers: readonly string[], sales: number): Promise<ReturnView[]> {
  const views: ReturnView[] = [];
  for (const organisationNumber of numbers) {
    const path = join(own.folder, 'return.xml');
    writeFileSync(path, returnXml(organisationNumber, endedTerm(), sales));
    const handle = `${organisationNumber} ${sales}`;
    own.engine.grantFile(handle, path);
    views.push(await own.must('mva.importFile', { handle, organisationNumber }));
  }
  return views;
}

/** Seconds from the click until it is out. Ends with its verdict, so that the next is alone too. */
async function filedAlone(own: BenchRig, { id: returnId, figuresHash }: ReturnView): Promise<number> {
  const startedAt = performance.now();
  await own.must('mva.file', { returnId, figuresHash, channel: 'systemUser' });
  const filing = async () => (await own.must('mva.get', { returnId })).filings[0];
  await own.changed(async () => (await filing())?.sent === 'sent');
  const took = (performance.now() - startedAt) / 1000;
  await own.changed(async () => (await filing())?.state === 'settled');
  return took;
}

async function reached(own: Rig, batchId: string, isThere: (row: BatchView['rows'][number]) => boolean): Promise<void> {
  for (;;) {
    const { rows } = await own.must('batch.get', { batchId });
    const failed = rows.find(({ state }) => state === 'failed');
    if (failed) throw new Error(`${failed.client.name}: ${failed.problem?.code}`);
    if (rows.every(isThere)) return;
    // Looking is work of the same engine.
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The demo script's own: what a person's login gives, exchanged. */
async function personToken(origin: string, clientId: string): Promise<string> {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const http = createHttp({ hosts: new Set([new URL(origin).host]), allowHttpOrigin: origin, clock: systemClock, log });
  const login = new PersonLogin({
    http,
    clock: systemClock,
    log,
    issuer: `${origin}/idporten`,
    platform: `${origin}/platform`,
    clientId: async () => ({ ok: true, value: clientId }),
    onChange: () => {},
    onScopes: () => {},
  });
  const begun = await login.start('filing');
  if (!begun.ok) throw new Error(begun.error.code);
  await choosePerson(await new PaperBrowser().open(begun.value.url ?? ''), /med signeringsrett/);
  await until(() => login.view('filing').state === 'loggedIn', 'a login');
  const token = await login.altinnToken('filing');
  login.close();
  await http.close();
  if (!token.ok) throw new Error(token.error.code);
  return token.value;
}
