import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAudit } from '../../electron/engine/audit/audit.ts';
import { DialogportenApi } from '../../electron/engine/dialogs/api.ts';
import { Budget } from '../../electron/engine/dialogs/budget.ts';
import { OwnerApi } from '../../electron/engine/dialogs/owner-fetch/api.ts';
import { OwnerChoices } from '../../electron/engine/dialogs/owner-fetch/choice.ts';
import { OwnerFetcher } from '../../electron/engine/dialogs/owner-fetch/fetcher.ts';
import { OwnerStore } from '../../electron/engine/dialogs/owner-fetch/store.ts';
import { textPart } from '../../electron/engine/dialogs/reading/kept.ts';
import { ReadingStore } from '../../electron/engine/dialogs/reading/store.ts';
import type { AnyDefinition } from '../../electron/engine/jobs/run.ts';
import { SideFiles } from '../../electron/engine/store/files.ts';
import { Settings } from '../../electron/engine/store/settings.ts';
import { ok } from '../../shared/outcome.ts';
import { QuietOffice } from '../support/quiet-office.ts';
import { silentLog } from '../unit/engine/support.ts';
import { Stage } from '../unit/practice/apps/stage.ts';

const DAY = 24 * 60 * 60_000;
/** A letter of Correspondence with one attachment. */
const LETTER = 'brg-paaminnelse';
/** What the background must never ask: a dialog's details, and what says read or confirmed. */
const FORBIDDEN = /\/enduser\/dialogs\/[^/]+$|\/(content|markasread|confirm|details)$/;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.harness.stop());

/** An office with the background fetch of the real engine beside its sync, over the same messages. */
async function office(wish: { texts: boolean; files: boolean }) {
  const own = new QuietOffice(stage);
  await own.look();
  const { clock } = stage.harness;
  const { store, http } = own;
  const push = () => undefined;
  const choices = new OwnerChoices(new Settings(store));
  const reading = new ReadingStore(store, clock);
  const files = new SideFiles({ folder: `${store.folder}/files`, key: store.key });
  let definition: AnyDefinition | undefined;
  new OwnerFetcher({
    api: new DialogportenApi(http, `${stage.origin}/platform/dialogporten`),
    owner: new OwnerApi(http, {
      correspondence: `${stage.origin}/platform/correspondence/api/v1`,
      platform: `${stage.origin}/platform`,
    }),
    store: new OwnerStore(store),
    choices,
    tokens: { altinn: async () => ok(await stage.systemUserToken()), forget: () => undefined },
    systemUser: async (id) => ({ id, system: 'firm', externalRef: 'a', kind: 'agent', title: 'K', packages: [] }),
    wants: () => true,
    budget: new Budget({ clock, perMinute: undefined }),
    files,
    saveText: (dialogId, text) => reading.saveText(dialogId, textPart(), text),
    audit: createAudit({ store, clock, push, person: () => 'Klientbro' }),
    clock,
    push,
    log: silentLog(),
    jobs: {
      define: (defined) => {
        definition = defined as unknown as AnyDefinition;
      },
      enqueue: async () => ok({ id: 'j' }),
    },
  });
  const at = new Date(clock.now()).toISOString();
  await store.transaction((trx) => choices.save(wish, { by: 'Kari Test', at }, trx));
  const fetch = async () => {
    const context = { id: 'j', payload: {}, state: {}, attempt: 1, save: async () => {}, progress: async () => {} };
    return definition?.run({ ...context, signal: new AbortController().signal });
  };
  /** Seven days: a letter a day, several looks, and what the background fetches after each. */
  const week = async () => {
    const letters: string[] = [];
    for (let day = 0; day < 7; day += 1) {
      const client = own.clients[day % own.clients.length];
      letters.push(await own.letter(client?.organisationNumber ?? '', { letter: LETTER }));
      await own.look();
      expect(await fetch()).toEqual({ kind: 'done' });
      await own.look(DAY);
      expect(await fetch()).toEqual({ kind: 'done' });
    }
    return letters;
  };
  return { own, store, files, reading, week, fetch };
}

const { all } = { all: (sql: string) => stage.context.database.all<Record<string, unknown>>(sql) };
const traces = () => ({
  seen: all('SELECT * FROM dialog_seen ORDER BY id'),
  labels: all('SELECT * FROM dialog_label ORDER BY number'),
  dialogs: all('SELECT id, added, content_seen, marked_unopened, correspondence_status FROM dialog ORDER BY id'),
});
const eventsOf = (dialogs: readonly string[]) =>
  all(
    `SELECT d.id, e.status, e.who FROM correspondence_event e JOIN dialog d ON lower(d.correspondence_id) = e.correspondence ORDER BY e.number`,
  ).filter(({ id }) => dialogs.includes(String(id)));
const addedTo = (id: string): { activities?: { type: string; text: string }[] } =>
  JSON.parse(String(all(`SELECT added FROM dialog WHERE id = '${id}'`)[0]?.added || '{}'));

describe('after a week in the background', () => {
  it('policy A has left nothing at all with senders and clients', async () => {
    const { own, week } = await office({ texts: false, files: false });
    const before = all('SELECT * FROM correspondence_event');
    const letters = await week();
    expect(all('SELECT * FROM correspondence_event')).toEqual(before);
    expect(letters.flatMap((id) => addedTo(id).activities ?? [])).toEqual([]);
    expect(all(`SELECT * FROM dialog_seen WHERE kind = 'systemUser'`)).toEqual([]);
    expect(own.calls.filter((path) => path.includes('/correspondence/') || FORBIDDEN.test(path))).toEqual([]);
  }, 60_000);

  it('policy B has fetched each new text once, and left nothing else: not read, not seen, no activity', async () => {
    const { own, reading, week } = await office({ texts: true, files: false });
    const before = traces();
    const letters = await week();
    const firm = stage.context.world.firm.organisationNumber;
    expect(eventsOf(letters)).toEqual(letters.map((id) => ({ id, status: 'Fetched', who: firm })));
    for (const id of letters) {
      expect((await reading.parts(id)).get('text')?.value).toMatchObject({
        source: 'background',
        type: 'text/markdown',
      });
      expect(addedTo(id).activities ?? []).toEqual([]);
    }
    const after = traces();
    expect([after.seen, after.labels]).toEqual([before.seen, before.labels]);
    const old = new Set(before.dialogs.map(({ id }) => id));
    expect(after.dialogs.filter(({ id }) => old.has(id))).toEqual(before.dialogs);
    expect(own.calls.filter((path) => FORBIDDEN.test(path))).toEqual([]);
  }, 60_000);

  it('policy B with attachments has downloaded each once, with one entry in the activity log, and is not read all the same', async () => {
    const { own, store, files, week } = await office({ texts: true, files: true });
    const before = traces();
    const letters = await week();
    const statuses = eventsOf(letters).map(({ status }) => status);
    expect(statuses.filter((status) => status === 'Fetched')).toHaveLength(letters.length);
    expect(statuses.filter((status) => status === 'AttachmentsDownloaded')).toHaveLength(letters.length);
    expect(new Set(statuses)).toEqual(new Set(['Fetched', 'AttachmentsDownloaded']));
    for (const id of letters) expect(addedTo(id).activities).toMatchObject([{ type: 'Information' }]);
    expect(traces().seen).toEqual(before.seen);
    expect(own.calls.filter((path) => FORBIDDEN.test(path))).toEqual([]);
    const held = await store.db.selectFrom('dialog_attachments').select(['file_hash', 'size']).execute();
    expect(held).toHaveLength(letters.length);
    for (const { file_hash, size } of held) {
      const content = await files.get(file_hash ?? '');
      expect(content.ok && content.value.byteLength).toBe(size);
    }
  }, 60_000);

  it('policy B with attachments has an app’s files too, through Storage, and leaves nothing behind', async () => {
    const { own, store, fetch } = await office({ texts: true, files: true });
    const before = traces();
    const party = own.clients[0]?.organisationNumber ?? '';
    const id = await own.letter(party, { letter: 'brg-godkjent' });
    await own.look();
    await fetch();
    const held = await store.db.selectFrom('dialog_attachments').selectAll().where('dialog_id', '=', id).execute();
    expect(held.filter(({ file_hash }) => file_hash !== null).length).toBeGreaterThan(0);
    expect(traces().seen).toEqual(before.seen);
    expect(addedTo(id).activities ?? []).toEqual([]);
    expect(own.calls.filter((path) => FORBIDDEN.test(path))).toEqual([]);
  }, 60_000);
});
