/**
 * The filing room as a process of its own, to be killed: its own store, job runner and door to the network. `begin` takes in a return
 * for each client, files it as far as the store, and ends; without, what lies in the store goes on. Time was `epoch` when the machine's
 * clock said `began`, and runs `speed` times as fast.
 */
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { createAudit } from '../../../electron/engine/audit/audit.ts';
import { createHttp } from '../../../electron/engine/http/http.ts';
import { createJobs } from '../../../electron/engine/jobs/jobs.ts';
import { createMva } from '../../../electron/engine/mva/mva.ts';
import { writeReturn } from '../../../electron/engine/mva/xml/write-return.ts';
import { type Clock, systemClock } from '../../../electron/engine/ports.ts';
import { SideFiles } from '../../../electron/engine/store/files.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { sampleReturn } from '../../fixtures/mva/samples.ts';
import { carried } from '../many-filings.ts';

const [path = '', key = '', origin = '', epoch = '0', began = '0', speed = '1', numbers = '', begin = ''] =
  process.argv.slice(2);
const clients = numbers.split(',').map((organisationNumber) => ({
  organisationNumber,
  name: organisationNumber,
  systemUser: { id: 'b1a7c7a0-0000-4000-8000-000000000001', externalRef: 'firma', system: 'firm' as const },
}));
const clock: Clock = {
  now: () => Number(epoch) + (Date.now() - Number(began)) * Number(speed),
  timer: (ms, run) => systemClock.timer(ms / Number(speed), run),
};
const log = {
  info: () => {},
  warn: () => {},
  error: (...all: unknown[]) => void process.stderr.write(`${JSON.stringify(all)}\n`),
};
const push = () => {};
const person = () => 'Ida Fjellheim';

const opened = openStore({ path, key: Buffer.from(key, 'hex'), keyKnownRight: true, clock, log });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
// What a killed process has written lies with the operating system: only a machine that stops makes the disk worth waiting for.
await sql`PRAGMA synchronous = OFF`.execute(store.db);
const host = new URL(origin).host;
const http = createHttp({
  hosts: new Set([host]),
  allowHttpOrigin: origin,
  // What is slow here is this machine: patience in its own time, and enough of it until all stand at the cut.
  clock: { now: () => systemClock.now(), timer: (ms, run) => systemClock.timer(ms * 10, run) },
  log,
  hostLimits: { [host]: { concurrent: clients.length } },
});
const jobs = createJobs({ store, clock, log, push, concurrency: clients.length });
// All of them stand at the cut, not only as many as a firm sends at once.
const define = jobs.define.bind(jobs);
jobs.define = (definition) => define({ ...definition, places: clients.length });
const files = new Map<string, Uint8Array>();
const none = async (): Promise<Outcome<never>> => fail('idporten.needed');
const { handlers } = createMva({
  store,
  files: new SideFiles({ folder: join(dirname(path), 'files'), key: Buffer.from(key, 'hex') }),
  http: { fetch: http.fetch, send: (request) => http.send(request), clockSkewMs: () => 0 },
  clock,
  log,
  push,
  audit: createAudit({ store, clock, push, person }),
  jobs,
  endpoints: { mvaApp: `${origin}/app`, mvaValidation: `${origin}/valider`, platform: `${origin}/platform` },
  person,
  readFile: async (name) => {
    const bytes = files.get(name);
    return bytes ? ok({ name, bytes }) : fail('app.fileMissing');
  },
  openFile: async (name) => {
    const bytes = files.get(name) ?? new Uint8Array();
    return ok({
      name,
      size: bytes.byteLength,
      read: async function* () {
        yield bytes;
      },
    });
  },
  filePath: () => undefined,
  askPdf: async () => null,
  saveFile: async (name, bytes) => ok({ handle: name, name, size: bytes.byteLength }),
  clients: {
    linked: async () => clients,
    listed: async () => clients,
    find: async (number) => clients.find(({ organisationNumber }) => organisationNumber === number),
  },
  // One each, so that the other side knows whose call it is.
  systemUserToken: async (organisationNumber) => ok(`system-${organisationNumber}`),
  forgetSystemUserToken: () => {},
  personAltinnToken: none,
  personIdportenToken: none,
  forgetPerson: () => {},
});

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

async function fileAll(): Promise<void> {
  for (const [index, { organisationNumber }] of clients.entries()) {
    files.set('melding.xml', Buffer.from(writeReturn(sampleReturn({ organisationNumber }))));
    const draft = must(await handlers['mva.importFile']({ handle: 'melding.xml', organisationNumber }));
    const { id: returnId, figuresHash } = draft;
    for (const [name, text] of carried(organisationNumber, index)) {
      files.set(name, Buffer.from(text));
      must(await handlers['attachments.add']({ returnId, handle: name }));
    }
    must(await handlers['mva.file']({ returnId, channel: 'systemUser', figuresHash }));
  }
}

async function untilOver(): Promise<void> {
  for (;;) {
    const open = await store.db.selectFrom('filings').select('id').where('open', '=', 1).executeTakeFirst();
    if (!open) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const rows = await store.db.selectFrom('filings').select(['state', 'verdict', 'problem']).execute();
  await jobs.drain();
  process.stdout.write(
    `over ${rows.map(({ state, verdict, problem }) => [state, verdict, problem].join(' ').trim()).join(',')}\n`,
  );
  process.exit(0);
}

if (begin === 'begin') {
  await fileAll();
  await store.close();
} else {
  jobs.start();
  await untilOver();
}
