import { join } from 'node:path';
import { createAudit } from '../../electron/engine/audit/audit.ts';
import type { Base } from '../../electron/engine/base.ts';
import { POLITE } from '../../electron/engine/clients/pool.ts';
import { createClientFolders } from '../../electron/engine/dialogs/client-folders/front.ts';
import { createReading } from '../../electron/engine/dialogs/reading/front.ts';
import { DialogStore } from '../../electron/engine/dialogs/store.ts';
import { SyncStore } from '../../electron/engine/dialogs/sync-store.ts';
import { endpointsOf } from '../../electron/engine/environments.ts';
import { Files } from '../../electron/engine/files.ts';
import { createHttp } from '../../electron/engine/http/http.ts';
import { createJobs } from '../../electron/engine/jobs/jobs.ts';
import { SEES_ALL } from '../../electron/engine/people/sight.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { SideFiles } from '../../electron/engine/store/files.ts';
import { insertMany } from '../../electron/engine/store/insert-many.ts';
import { Settings } from '../../electron/engine/store/settings.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { ok } from '../../shared/outcome.ts';

const log = { info: () => {}, warn: () => {}, error: () => {} };
const CLIENTS = 20;
const number = (index: number): string => String(310_000_000 + index);

export interface FoldersRigOptions {
  readonly path: string;
  readonly key: Uint8Array;
  readonly origin: string;
  readonly files: number;
  readonly token: string;
}

/** Where a file is had. */
export const addressOf = (origin: string, index: number): string =>
  `${origin}/platform/correspondence/api/v1/correspondence/0197a1c2-0000-7000-8000-${String(index).padStart(12, '0')}/attachment/1/download`;

/** One opened message with one file for each, of twenty clients, and the rooms that save them, over a real database, log, queue and network. */
export async function foldersRig({ path, key, origin, files: count, token }: FoldersRigOptions) {
  const clock = systemClock;
  const opened = openStore({ path, key, keyKnownRight: true, clock, log });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const endpoints = endpointsOf('practice', origin);
  const push = (): void => undefined;
  const audit = createAudit({ store, clock, push, person: () => 'Kari Test' });
  let finished: () => void = () => undefined;
  let whole: Promise<void>;
  const expectEnd = (): void => {
    whole = new Promise((resolve) => {
      finished = resolve;
    });
  };
  expectEnd();
  const jobs = createJobs({
    store,
    clock,
    log,
    push: (name, told) => {
      if (name === 'jobs.changed' && 'finishedAt' in told && told.finishedAt !== null) finished();
    },
    concurrency: 4,
    apart: (run) => run(),
  });
  const files = new Files({ downloadFolder: join(path, '..'), onSaved: () => undefined });
  const base = {
    ...{ environment: 'practice', endpoints, clock, log, push, store, audit, jobs, files },
    settings: new Settings(store),
    sideFiles: new SideFiles({ folder: join(path, '..', 'files'), key }),
    http: createHttp({
      ...{ hosts: new Set([new URL(origin).host]), allowHttpOrigin: origin, clock, log },
      // As the app has it for this host.
      hostLimits: { [new URL(origin).host]: { concurrent: POLITE.ceiling } },
    }),
    sight: async () => SEES_ALL,
  } as unknown as Base;
  const reading = createReading(base, {
    dialogs: new DialogStore(store),
    tokens: { altinn: async () => ok(token), forget: () => undefined } as never,
    systemUser: async () => ({ id: 's' }) as never,
    clientToken: async () => ok(token),
    onHeld: () => undefined,
  });
  const folders = createClientFolders(base, {
    astray: async () => undefined,
    bytes: (dialogId, attachmentId, options) =>
      reading.attachments.bytes(dialogId, attachmentId, 'dialog.saveToFolder', { keep: false, ...options }),
  });
  if (!(await store.db.selectFrom('dialogs').select('id').executeTakeFirst())) await fill();
  jobs.start();
  return {
    /** What was begun before a kill goes on by itself, to its end. */
    resumed: () => whole,
    save: async (root: string) => {
      files.grant('root', root);
      expectEnd();
      await folders['clientFolders.useFolder']({ handle: 'root' });
      const filter = { which: { filter: {} } };
      const begun = await folders['clientFolders.save'](filter);
      if (!begun.ok) throw new Error(begun.error.code);
      await whole;
      const result = await folders['clientFolders.result']({ saveId: begun.value.saveId });
      if (!result.ok || result.value.saved !== count) throw new Error(JSON.stringify(result));
    },
  };

  async function fill(): Promise<void> {
    const sync = new SyncStore(store);
    const ids = Array.from(
      { length: count },
      (_, index) => `0197a1c2-0000-7000-8000-${String(index).padStart(12, '0')}`,
    );
    const at = '2026-05-04T07:12:33.1234560Z';
    await sync.save(
      ids.map((id, index) => ({
        origin: {
          organisationNumber: number(index % CLIENTS),
          clientName: `Klient ${index % CLIENTS} AS`,
          systemUserId: 's',
        },
        item: {
          ...{
            id,
            org: 'skd',
            serviceResource: 'urn:altinn:resource:skd-vedtak',
            serviceResourceType: 'CorrespondenceService',
          },
          party: `urn:altinn:organization:identifier-no:${number(index % CLIENTS)}`,
          ...{ createdAt: at, updatedAt: at, contentUpdatedAt: at, status: 'NotApplicable', isContentSeen: true },
          ...{
            isApiOnly: false,
            hasUnopenedContent: false,
            fromServiceOwnerTransmissionsCount: 0,
            fromPartyTransmissionsCount: 0,
          },
          endUserContext: { revision: 'r', systemLabels: ['Default'] },
          content: { title: { value: [{ value: `Vedtak ${index}`, languageCode: 'nb' }], mediaType: 'text/plain' } },
        },
      })),
    );
    await store.transaction((trx) =>
      insertMany(
        trx,
        'dialog_attachments',
        [
          'dialog_id',
          'attachment_id',
          'name',
          'media_type',
          'url',
          'expires_at',
          'file_hash',
          'transmission_id',
          'size',
        ],
        ids.map((id, index) => ({
          ...{
            dialog_id: id,
            attachment_id: '1',
            name: `vedtak ${index}.bin`,
            media_type: null,
            url: addressOf(origin, index),
          },
          ...{ expires_at: null, file_hash: null, transmission_id: null, size: null },
        })),
      ),
    );
  }
}
