import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAudit } from '../../electron/engine/audit/audit.ts';
import { DialogportenApi } from '../../electron/engine/dialogs/api.ts';
import { Budget } from '../../electron/engine/dialogs/budget.ts';
import { OwnerApi } from '../../electron/engine/dialogs/owner-fetch/api.ts';
import { OwnerChoices } from '../../electron/engine/dialogs/owner-fetch/choice.ts';
import { OwnerDue } from '../../electron/engine/dialogs/owner-fetch/due.ts';
import { OwnerFetcher } from '../../electron/engine/dialogs/owner-fetch/fetcher.ts';
import { OwnerStore } from '../../electron/engine/dialogs/owner-fetch/store.ts';
import { Addresses } from '../../electron/engine/dialogs/reading/addresses.ts';
import { ReadingApi } from '../../electron/engine/dialogs/reading/api.ts';
import { ContentApi } from '../../electron/engine/dialogs/reading/content.ts';
import { Reading } from '../../electron/engine/dialogs/reading/reading.ts';
import { ReadingStore } from '../../electron/engine/dialogs/reading/store.ts';
import { DialogStore } from '../../electron/engine/dialogs/store.ts';
import { practiceEndpoints } from '../../electron/engine/environments.ts';
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
/** A dialog of an app, which other letters may be sent into. */
const LARGER = 'brg-godkjent';
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
  const audit = createAudit({ store, clock, push, person: () => 'Klientbro' });
  const endpoints = practiceEndpoints(stage.origin);
  const addresses = new Addresses('practice', endpoints);
  const tokens = { altinn: async () => ok(await stage.systemUserToken()), forget: () => undefined };
  const reading = new Reading({
    dialogs: new DialogStore(store),
    store: new ReadingStore(store, clock),
    api: new ReadingApi(http, endpoints.dialogporten),
    content: new ContentApi(http, endpoints.correspondence),
    addresses,
    audit,
    push,
    token: { of: tokens.altinn, forget: tokens.forget },
    inbox: endpoints.inbox,
    clientToken: async () => undefined,
  });
  /** As the window shows a message, without opening it. */
  const shown = async (id: string) => {
    const message = await reading.get(id);
    if (!message.ok) throw new Error(message.error.code);
    return message.value;
  };
  const files = new SideFiles({ folder: `${store.folder}/files`, key: store.key });
  let definition: AnyDefinition | undefined;
  new OwnerFetcher({
    api: new DialogportenApi(http, endpoints.dialogporten),
    owner: new OwnerApi(http, endpoints),
    store: new OwnerStore(store),
    due: new OwnerDue(store),
    choices,
    tokens,
    systemUser: async (id) => ({ id, system: 'firm', externalRef: 'a', kind: 'agent', title: 'K', packages: [] }),
    wants: () => true,
    budget: new Budget({ clock, perMinute: undefined }),
    files,
    onHeld: () => undefined,
    isHeld: () => false,
    saveText: (dialogId, text, transmissionId) => reading.saveText(dialogId, text, transmissionId),
    saveTransmissions: (dialogId, listed) => reading.saveTransmissions(dialogId, listed),
    correspondenceOf: (url) => addresses.correspondenceOf(url),
    audit,
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
  const round = async (laterMs?: number) => {
    await own.look(laterMs);
    expect(await fetch()).toEqual({ kind: 'done' });
  };
  /** Seven days: a letter a day, a letter in a larger dialog every other, several looks, and what the background fetches after each. */
  const week = async () => {
    const party = (day: number) => own.clients[day % own.clients.length]?.organisationNumber ?? '';
    const larger = await own.letter(party(0), { letter: LARGER });
    const letters: string[] = [];
    for (let day = 0; day < 7; day += 1) {
      letters.push(await own.letter(party(day), { letter: LETTER }));
      if (day % 2 === 0) await own.act(larger, 'transmission', { letter: LETTER, title: `Brev ${day}` });
      await round();
      await round(DAY);
    }
    return { letters, larger };
  };
  return { own, store, files, reading, shown, week, round };
}

interface Traces {
  readonly seen: readonly { readonly dialog: string; readonly kind: string }[];
  readonly labels: readonly object[];
  readonly activities: readonly { readonly dialog: string; readonly type: string }[];
  readonly statuses: readonly { readonly dialog: string; readonly transmission?: string; readonly status: string }[];
}
const NOTHING: Traces = { seen: [], labels: [], activities: [], statuses: [] };

/** Everything that senders and clients can see of who has read what: all that came about since. */
async function tracing() {
  const traces = () => stage.harness.fault({}, 'traces') as Promise<Traces>;
  const before = await traces();
  const since = <T>(now: readonly T[], then: readonly T[]) => {
    const known = new Set(then.map((each) => JSON.stringify(each)));
    return now.filter((each) => !known.has(JSON.stringify(each)));
  };
  return async (): Promise<Traces> => {
    const now = await traces();
    return {
      seen: since(now.seen, before.seen),
      labels: since(now.labels, before.labels),
      activities: since(now.activities, before.activities),
      statuses: now.statuses.slice(before.statuses.length),
    };
  };
}

const texts = { texts: true, files: false };
/** What practice has of a letter that one of its readers fetched. */
const fetched = (dialog: string) => ({ dialog, status: 'Fetched', who: stage.context.world.firm.organisationNumber });

describe('after a week in the background', () => {
  it('policy A has left nothing at all with senders and clients, and one entry once a person has opened a message', async () => {
    const { own, reading, week } = await office({ texts: false, files: false });
    const left = await tracing();
    const { letters } = await week();
    expect(await left()).toEqual(NOTHING);
    expect(own.calls.filter((path) => path.includes('/correspondence/') || FORBIDDEN.test(path))).toEqual([]);
    const [first = ''] = letters;
    expect(await reading.open(first)).toMatchObject({ ok: true });
    expect(await left()).toEqual({
      ...NOTHING,
      seen: [expect.objectContaining({ dialog: first, kind: 'systemUser' })],
      // Its text: fetched, not read (4.7).
      statuses: [fetched(first)],
    });
  }, 60_000);

  it('policy B has fetched each new text once, those in larger dialogs too, and left nothing else: not read, not seen, no activity', async () => {
    const { own, reading, shown, week } = await office(texts);
    const left = await tracing();
    const { letters, larger } = await week();
    const { transmissions } = await shown(larger);
    const inLarger = transmissions.filter(({ text }) => text !== null);
    expect(inLarger.map(({ title }) => title)).toEqual(['Brev 0', 'Brev 2', 'Brev 4', 'Brev 6']);
    const parts = inLarger.map(({ id }) => ({ ...fetched(larger), transmission: id }));
    const { statuses, ...others } = await left();
    expect(others).toEqual({ seen: [], labels: [], activities: [] });
    expect(statuses).toHaveLength(letters.length + parts.length);
    expect(statuses).toEqual(expect.arrayContaining([...letters.map(fetched), ...parts]));
    for (const id of letters) {
      expect(await shown(id)).toMatchObject({ opened: false, text: { source: 'background', type: 'text/markdown' } });
    }
    expect(own.calls.filter((path) => FORBIDDEN.test(path))).toEqual([]);
    const opened = await tracing();
    expect(await reading.open(letters[0] ?? '')).toMatchObject({ ok: true });
    expect((await opened()).seen).toMatchObject([{ dialog: letters[0], kind: 'systemUser' }]);
    expect(await opened()).toMatchObject({ labels: [], activities: [] });
  }, 60_000);

  it('policy B with attachments has downloaded each once, with one entry in the activity log, and is not read all the same', async () => {
    const { own, store, files, week } = await office({ texts: true, files: true });
    const left = await tracing();
    const { letters, larger } = await week();
    const { seen, labels, activities, statuses } = await left();
    const all = letters.length + 4;
    const counted = (status: string) => statuses.filter((each) => each.status === status).length;
    expect([counted('Fetched'), counted('AttachmentsDownloaded'), statuses.length]).toEqual([all, all, 2 * all]);
    // One for each correspondence and attachment (4.5).
    for (const id of letters)
      expect(activities.filter(({ dialog }) => dialog === id)).toMatchObject([{ type: 'Information' }]);
    expect(activities.filter(({ dialog }) => dialog === larger)).toHaveLength(4);
    expect(activities).toHaveLength(all);
    expect([seen, labels]).toEqual([[], []]);
    expect(own.calls.filter((path) => FORBIDDEN.test(path))).toEqual([]);
    const held = await store.db.selectFrom('dialog_attachments').selectAll().execute();
    const ofLetters = held.filter(({ dialog_id, transmission_id }) => dialog_id !== larger || transmission_id !== null);
    expect(ofLetters).toHaveLength(all);
    for (const { file_hash, size } of ofLetters) {
      const content = await files.get(file_hash ?? '');
      expect(content.ok && content.value.byteLength).toBe(size);
    }
  }, 60_000);

  it('policy B with attachments has an app’s files too, through Storage, and leaves nothing behind', async () => {
    const { own, store, round } = await office({ texts: true, files: true });
    const left = await tracing();
    const id = await own.letter(own.clients[0]?.organisationNumber ?? '', { letter: LARGER });
    await round();
    const held = await store.db.selectFrom('dialog_attachments').selectAll().where('dialog_id', '=', id).execute();
    expect(held.filter(({ file_hash }) => file_hash !== null).length).toBeGreaterThan(0);
    expect(await left()).toEqual(NOTHING);
    expect(own.calls.filter((path) => FORBIDDEN.test(path))).toEqual([]);
  }, 60_000);
});
