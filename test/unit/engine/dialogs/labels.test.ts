import { beforeEach, describe, expect, it } from 'vitest';
import { DialogportenApi } from '../../../../electron/engine/dialogs/api.ts';
import { LabelsApi } from '../../../../electron/engine/dialogs/labels/api.ts';
import { LabelSender } from '../../../../electron/engine/dialogs/labels/sender.ts';
import { LabelWishes } from '../../../../electron/engine/dialogs/labels/wishes.ts';
import { type ListItem, listItem } from '../../../../electron/engine/dialogs/shapes.ts';
import { DialogStore } from '../../../../electron/engine/dialogs/store.ts';
import { SyncStore } from '../../../../electron/engine/dialogs/sync-store.ts';
import type { HttpRequest } from '../../../../electron/engine/http/http.ts';
import { organisationUrn } from '../../../../shared/ids.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { type Script, scriptedHttp } from '../http-double.ts';
import { manualClock, openTestStore, type TestStore } from '../support.ts';

const CLIENT = { organisationNumber: '310000019', name: 'Fjell og Fjord AS' };
const USER = { id: 's-1', kind: 'agent', title: 'Klienter', packages: [], health: 'ok' } as never;
const ORIGIN = { organisationNumber: CLIENT.organisationNumber, clientName: CLIENT.name, systemUserId: 's-1' };
const id = (number: number) => `0197a1c2-0000-7000-8000-${String(number).padStart(12, '0')}`;

function item(number: number, revision = `r-${number}`, systemLabels = ['Default']): ListItem {
  const at = `2026-05-${String(number).padStart(2, '0')}T07:12:33.1234560Z`;
  return listItem.parse({
    ...{ id: id(number), org: 'skd', serviceResource: 'urn:altinn:resource:skd-vedtak', status: 'NotApplicable' },
    ...{ party: organisationUrn(CLIENT.organisationNumber), createdAt: at, updatedAt: at, contentUpdatedAt: at },
    endUserContext: { revision, systemLabels },
  });
}

interface Sent {
  readonly dialogs: { dialogId: string; endUserContextRevision?: string }[];
  readonly addLabels: string[];
  readonly removeLabels: string[];
}

let store: TestStore;
let dialogs: DialogStore;
let listed: SyncStore;
let wishes: LabelWishes;
/** What Altinn lists. */
let there: ListItem[];
let acts: string[];

beforeEach(async () => {
  store = openTestStore();
  const clock = manualClock();
  dialogs = new DialogStore(store);
  wishes = new LabelWishes(store, clock);
  there = [item(1), item(2), item(3)];
  acts = [];
  listed = new SyncStore(store);
  await listed.save(there.map((each) => ({ origin: ORIGIN, item: each })));
});

function sender(script: Script) {
  const http = scriptedHttp((request) =>
    request.method === 'GET' ? { status: 200, body: { items: there, hasNextPage: false } } : script(request),
  );
  const audit = {
    begin: async ({ act, person }: { act: string; person: string }) => acts.push(`${act} ${person}`),
    end: async (_: number, outcome: string) => void acts.push(outcome),
  };
  const tokens = { altinn: async () => ok('token'), forget: () => acts.push('renew') };
  const api = new LabelsApi(http, 'https://platform.example');
  const list = new DialogportenApi(http, 'https://platform.example');
  const options = { wishes, dialogs: listed, api, list, tokens, audit, systemUser: async () => USER };
  const posted = () => http.requests.filter(({ method }) => method === 'POST').map(sentBy);
  return { http, posted, it: new LabelSender(options as never) };
}
const sentBy = ({ body }: HttpRequest) => JSON.parse(String(body)) as Sent;

/** Until nothing is left to send, as the job does. */
async function drain(own: ReturnType<typeof sender>) {
  for (let round = 0; round < 20; round += 1) {
    const next = await wishes.next(100);
    if (next.length === 0) return undefined;
    const problem = await own.it.send(next);
    if (problem) return problem;
  }
  throw new Error('it never ends');
}

describe('labels in Altinn', () => {
  it('are set for all at once, each with the revision it was seen with', async () => {
    await wishes.ask(
      [1, 2, 3].map((each) => ({ dialogId: id(each), folder: 'Archive' as const })),
      'Kari',
    );
    const own = sender(() => {
      there = there.map((each, at) => item(at + 1, `new-${each.id.at(-1)}`, ['Archive']));
      return { status: 204 };
    });
    expect(await drain(own)).toBeUndefined();
    expect(own.posted()).toEqual([
      {
        dialogs: [1, 2, 3].map((each) => ({ dialogId: id(each), endUserContextRevision: `r-${each}` })),
        addLabels: ['Archive'],
        removeLabels: [],
      },
    ]);
    expect(await dialogs.find(id(2))).toMatchObject({ labels: '["Archive"]', context_revision: 'new-2' });
    expect(await wishes.of(id(2))).toEqual({ folder: 'Archive', unopened: false, waiting: false, problem: null });
    expect(acts).toEqual(['labels.archive Kari', 'done']);
  });

  it('that are taken back before they were sent send nothing', async () => {
    const undo = await wishes.ask([{ dialogId: id(1), folder: 'Bin' }], 'Kari');
    expect((await wishes.of(id(1)))?.waiting).toBe(true);
    await wishes.ask(undo, 'Kari');
    const own = sender(() => ({ status: 204 }));
    await drain(own);
    expect(own.posted()).toEqual([]);
  });

  it('that are taken back after they were sent are set to what they were', async () => {
    const undo = await wishes.ask([{ dialogId: id(1), unopened: true }], 'Kari');
    const own = sender(() => {
      there = [item(1, 'new', ['Default', 'MarkedAsUnopened'])];
      return { status: 204 };
    });
    await drain(own);
    await wishes.ask(undo, 'Ola');
    await drain(own);
    expect(own.posted().at(-1)).toEqual({
      dialogs: [{ dialogId: id(1), endUserContextRevision: 'new' }],
      addLabels: [],
      removeLabels: ['MarkedAsUnopened'],
    });
  });

  it('are set again with the new revision when somebody changed another label meanwhile', async () => {
    await wishes.ask([{ dialogId: id(1), folder: 'Archive' }], 'Kari');
    const own = sender((request) => {
      if (sentBy(request).dialogs[0]?.endUserContextRevision === 'theirs') return { status: 204 };
      there = [item(1, 'theirs', ['Default', 'MarkedAsUnopened'])];
      return { status: 412 };
    });
    expect(await drain(own)).toBeUndefined();
    expect(own.posted()).toHaveLength(2);
    expect((await wishes.of(id(1)))?.problem).toBeNull();
  });

  it('are not set twice when the answer was lost: they are as wished', async () => {
    await wishes.ask([{ dialogId: id(1), folder: 'Archive' }], 'Kari');
    const lost = fail('http.offline', { retryable: true, sent: 'unknown' });
    const own = sender(() => {
      if (there[0]?.endUserContext.revision === 'set') return { status: 412 };
      there = [item(1, 'set', ['Archive'])];
      return lost;
    });
    expect((await drain(own))?.code).toBe('http.offline');
    expect((await wishes.of(id(1)))?.waiting).toBe(true);
    expect(await drain(own)).toBeUndefined();
    expect(own.posted()).toHaveLength(2);
    expect(await wishes.of(id(1))).toMatchObject({ folder: 'Archive', waiting: false, problem: null });
    expect(acts).toEqual(['labels.archive Kari', 'unknown', 'labels.archive Kari', 'refused']);
  });

  it('of the others are set when one message is not there any more', async () => {
    await wishes.ask(
      [1, 2].map((each) => ({ dialogId: id(each), folder: 'Bin' as const })),
      'Kari',
    );
    const own = sender((request) => {
      if (sentBy(request).dialogs.some(({ dialogId }) => dialogId === id(2)))
        return { status: 404, body: { errors: { DialogEntity: [`Not found: (${id(2)})`] } } };
      there = [item(1, 'new', ['Bin'])];
      return { status: 204 };
    });
    await drain(own);
    expect(await wishes.counts()).toEqual({ waiting: 0, refused: 1 });
    expect((await wishes.of(id(2)))?.problem?.code).toBe('dialogs.gone');
    expect((await dialogs.find(id(1)))?.labels).toBe('["Bin"]');
  });

  it.each([404, 403, 400, 422])(
    'of the others are set when the answer %i does not say which was refused',
    async (status) => {
      await wishes.ask(
        [1, 2, 3].map((each) => ({ dialogId: id(each), folder: 'Bin' as const })),
        'Kari',
      );
      const own = sender((request) =>
        sentBy(request).dialogs.some(({ dialogId }) => dialogId === id(3)) ? { status } : { status: 204 },
      );
      await drain(own);
      expect(await wishes.counts()).toEqual({ waiting: 0, refused: 1 });
      expect((await wishes.of(id(3)))?.problem).not.toBeNull();
    },
  );

  it('that keep changing are left to a person', async () => {
    await wishes.ask([{ dialogId: id(1), folder: 'Archive' }], 'Kari');
    const own = sender(() => ({ status: 412 }));
    await drain(own);
    expect(own.posted()).toHaveLength(5);
    expect((await wishes.of(id(1)))?.problem?.code).toBe('dialogs.labelsChange');
    await wishes.letGo(id(1));
    expect(await wishes.of(id(1))).toMatchObject({ folder: 'Default', problem: null });
  });

  it('wait while Altinn does not answer', async () => {
    await wishes.ask([{ dialogId: id(1), folder: 'Archive' }], 'Kari');
    const problem = await drain(sender(() => ({ status: 503 })));
    expect(problem?.retryable).toBe(true);
    expect(await wishes.counts()).toEqual({ waiting: 1, refused: 0 });
  });

  it('are sent once more with a new token when the first is refused', async () => {
    await wishes.ask([{ dialogId: id(1), folder: 'Archive' }], 'Kari');
    const own = sender(() => (own.posted().length === 1 ? { status: 401 } : { status: 204 }));
    expect(await drain(own)).toBeUndefined();
    expect(acts).toEqual(['labels.archive Kari', 'renew', 'done']);
  });

  it('go with those of the same person and the same change only', async () => {
    await wishes.ask([{ dialogId: id(1), folder: 'Archive' }], 'Kari');
    await wishes.ask([{ dialogId: id(2), folder: 'Archive' }], 'Ola');
    await wishes.ask([{ dialogId: id(3), folder: 'Bin' }], 'Kari');
    const own = sender(() => ({ status: 204 }));
    await drain(own);
    expect(own.posted().map((each) => each.dialogs.length)).toEqual([1, 1, 1]);
  });
});
