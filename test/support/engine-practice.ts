import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openEngine } from '../../electron/engine/engine.ts';
import type { Engine } from '../../electron/engine/engine-api.ts';
import { type Clock, systemClock } from '../../electron/engine/ports.ts';
import { type Practice, startPractice } from '../../electron/practice/practice.ts';
import type { LinkTasksView } from '../../shared/contract/clients.ts';
import type { EngineOperation, InputOf, OutputOf, PushName } from '../../shared/contract.ts';
import { operationOf } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { type MemoryKeychain, memoryKeychain, temporaryFolder, until } from '../unit/engine/support.ts';
import { beginPractice } from './begun-practice.ts';
import { type Page, PaperBrowser } from './paper-browser.ts';

export interface Rig {
  readonly practice: Practice;
  readonly folder: string;
  readonly downloads: string;
  readonly keychain: MemoryKeychain;
  readonly saved: Map<string, string>;
  readonly pushes: PushName[];
  engine: Engine;
  /** Calls an operation; the answer is checked against the contract. */
  call<N extends EngineOperation>(name: N, input: InputOf<N>): Promise<Outcome<OutputOf<N>>>;
  /** As `call`, and fails the test when the operation fails. */
  must<N extends EngineOperation>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Stops the engine and opens another over the same profile. */
  restart(): Promise<void>;
}

const FAULT_SECRET = 'for-this-test-only';

/** A real engine over a real practice environment, in one process; they meet over HTTP only, and share a clock. */
export async function rig(clock: Clock = systemClock): Promise<Rig> {
  const folder = temporaryFolder();
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  await beginPractice(join(folder, 'practice'), clock);
  const practice = await startPractice({ folder: join(folder, 'practice'), clock, faultSecret: FAULT_SECRET });
  const keychain = memoryKeychain();
  const saved = new Map<string, string>();
  const pushes: PushName[] = [];
  const open = () =>
    openEngine(
      {
        environment: 'practice',
        folder: join(folder, 'engine'),
        logFolder: join(folder, 'logs'),
        downloadFolder: downloads,
        appVersion: '0.1.0',
        profileId: '11111111-2222-4333-8444-555555555555',
        personName: 'Kari Test',
        temporaryKeychain: false,
        practice: { origin: practice.origin, firm: practice.firm },
      },
      {
        push: (name) => pushes.push(name),
        saved: (handle, path) => saved.set(handle, path),
        askProxy: async () => '',
        askPdf: async () => null,
      },
      { clock, keychain },
    );
  const own: Rig = {
    practice,
    folder,
    downloads,
    keychain,
    saved,
    pushes,
    engine: await open(),
    call: async (name, input) => {
      const outcome = await own.engine.call(name, input);
      if (!outcome.ok) return outcome;
      return { ok: true, value: operationOf(name).output.parse(outcome.value) as never };
    },
    must: async (name, input) => {
      const outcome = await own.call(name, input);
      if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code} ${JSON.stringify(outcome.error.params)}`);
      return outcome.value;
    },
    restart: async () => {
      await own.engine.stop();
      own.engine = await open();
    },
  };
  onTestFinished(async () => {
    await own.engine.stop();
    await practice.stop();
  });
  // No test waits for Skatteetaten's pace but those that ask for it.
  await tellPractice(own, 'skatteetaten', { feedbackDelayMs: 200 });
  return own;
}

/** A call to practice's fault controls: a fault itself, or one of its hooks (`clock`, `revoke`, `altinn`, `clear` …). */
export async function tellPractice(own: Rig, hook: string, body: object): Promise<void> {
  const told = await fetch(`${own.practice.origin}/_faults${hook === '' ? '' : `/${hook}`}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-practice-secret': FAULT_SECRET },
    body: JSON.stringify(body),
  });
  if (!told.ok) throw new Error(`faults ${hook}: ${told.status} ${await told.text()}`);
}

export type Role = 'Tilgangsstyrer' | 'Klientadministrator' | 'med signering' | 'uten signering';

/** Presses the person with this role in practice's list of people. */
export function choosePerson(page: Page, role: RegExp): Promise<Page> {
  return page.press(role);
}

/** Key, integrations, check, system: the set-up as a person does it, with practice's self-service page in a browser. */
export async function setUp(own: Rig, browser = new PaperBrowser()): Promise<void> {
  const { key, links } = await own.must('access.createKey', { bits: 2048 });
  const page = await browser.open(links.selfService);
  const registered = await page.press('Registrer nøkkel', { 'Offentlig nøkkel': key.key?.jwk ?? '' });
  if (registered.status !== 200) throw new Error(registered.text.slice(0, 500));
  const [maskinportenClientId = '', idportenClientId = ''] = [...page.document.querySelectorAll('dt')]
    .filter((each) => each.textContent === 'Klient-id')
    .map((each) => each.nextElementSibling?.textContent ?? '');
  await own.must('access.saveIntegrations', { maskinportenClientId, idportenClientId });
  await own.must('access.checkIntegration', {});
  await own.must('access.registerSystem', { name: 'Klientbro' });
}

/** Logs a person in for a purpose, through practice's ID-porten. */
export async function logIn(own: Rig, purpose: 'clientAdministration' | 'filing', person: RegExp): Promise<void> {
  const login = await own.must('access.startLogin', { purpose });
  const page = await new PaperBrowser().open(login.url ?? '');
  await choosePerson(page, person);
  for (;;) {
    const { state, problem } = await own.must('access.login', { purpose });
    if (state === 'loggedIn') return;
    if (state !== 'waiting') throw new Error(`login ${state} ${problem?.code}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Logs a client administrator in, and waits until the list that is read at every login is there: nothing of it meets what the test does next. */
export async function logInAndList(own: Rig): Promise<void> {
  const ended = async () => {
    const { rows } = await own.must('audit.list', { act: 'client.list', limit: 2000 });
    return rows.filter((row) => row.outcome !== 'begun').length;
  };
  const before = await ended();
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  await until(async () => (await ended()) > before, 'the list of the login', 30_000);
}

/** Waits until a linking job stands as wished, and answers its clients. */
export async function linkingJob(
  own: Rig,
  jobId: string,
  isThere = (view: LinkTasksView) => view.job.finishedAt !== null,
): Promise<LinkTasksView> {
  let view = await own.must('clients.linkTasks', { jobId });
  await until(
    async () => {
      view = await own.must('clients.linkTasks', { jobId });
      return isThere(view);
    },
    'the linking job',
    60_000,
  );
  return view;
}

/** Links clients, and waits until the job is finished. */
export async function linkClients(own: Rig, systemUserId: string, clientIds: string[]): Promise<LinkTasksView> {
  const { jobId } = await own.must('clients.link', { systemUserId, clientIds });
  return linkingJob(own, jobId);
}

const REGN = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';

/** A registered system, and an agent system user approved in the portal by the access manager. */
export async function approved(own: Rig): Promise<string> {
  await setUp(own);
  const { requests } = await own.must('access.requestSystemUser', {
    kind: 'agent',
    title: 'Regnskapsklienter',
    packages: [REGN],
  });
  const browser = new PaperBrowser();
  const picker = await browser.open(requests[0]?.confirmUrl ?? '');
  const page = await picker.press(/Daglig leder/);
  const done = await page.press('Godkjenn systemtilgang');
  if (!done.text.includes('Systemtilgangen er godkjent')) throw new Error(done.text.slice(0, 500));
  const { systemUsers } = await own.must('access.refreshRequests', {});
  return systemUsers[0]?.id ?? '';
}

/** An approved system user with the first clients of the firm linked, and their messages here. */
export async function withMessages(own: Rig, count = 2): Promise<void> {
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  await linkClients(
    own,
    systemUserId,
    rows.slice(0, count).map(({ clientId }) => clientId),
  );
  await until(async () => (await own.must('dialogs.list', {})).total > 20, 'messages', 30_000);
}
