import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { QuietOffice } from '../support/quiet-office.ts';
import { Stage } from '../unit/practice/apps/stage.ts';

const HOUR = 60 * 60_000;
const stamp = (at: number) => new Date(at).toISOString().replace('Z', '0000Z');

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.harness.stop());

/** An office that knows everything; the oldest message of a client, which no overlap of a delta reaches. */
async function office() {
  const own = new QuietOffice(stage);
  await own.look();
  const held = await own.held();
  expect(held).toEqual(await own.listed());
  expect(held.size).toBeGreaterThan(50);
  const old = [...held.values()].sort((one, other) => (one.updatedAt < other.updatedAt ? -1 : 1));
  return { own, old: old[0]?.id ?? '', party: own.clients[0]?.organisationNumber ?? '' };
}
type Office = Awaited<ReturnType<typeof office>>;

/** Changes that a cursor on `updatedAt` sees, and those that it does not (reference/dialogporten.md 2.8). */
const seenByDelta: readonly [string, (office: Office) => Promise<unknown>][] = [
  ['a new message', ({ own, party }) => own.letter(party)],
  ['a new title', ({ own, old }) => own.act(old, 'update', { title: 'Ny tittel' })],
  ['a new status', ({ own, old }) => own.act(old, 'update', { status: 'RequiresAttention' })],
  ['a new transmission', ({ own, old }) => own.act(old, 'transmission', { type: 'Decision' })],
  ['a new activity', ({ own, old }) => own.act(old, 'activity', { text: 'Purret' })],
  ['a new due date', ({ own, old }) => own.act(old, 'update', { dueAt: '2027-01-31T22:59:59.0000000Z' })],
  ['progress', ({ own, old }) => own.act(old, 'update', { progress: 40 })],
];
const seenByReconcile: readonly [string, (office: Office) => Promise<unknown>, (string | null)?][] = [
  ['a silent update', ({ own, old }) => own.act(old, 'silentUpdate', { status: 'Completed', title: 'Stille' })],
  ['a silent activity', ({ own, old }) => own.act(old, 'activity', { silent: true })],
  ['a label', ({ own, old }) => own.act(old, 'label', { add: ['Bin', 'MarkedAsUnopened'] })],
  [
    'somebody who reads it',
    async ({ own, old }) => {
      await own.act(old, 'label', { add: ['MarkedAsUnopened'] });
      await own.act(old, 'seen');
    },
  ],
  ['a message that is withdrawn', ({ own, old }) => own.act(old, 'delete'), 'deleted'],
  ['a message that is purged', ({ own, old }) => own.act(old, 'purge'), 'gone'],
  [
    'a message that expires',
    ({ own, old }) => own.act(old, 'expires', { at: stamp(stage.harness.clock.now()) }),
    'hidden',
  ],
  [
    'a message that is hidden until later',
    ({ own, old }) => own.act(old, 'visibleFrom', { at: stamp(stage.harness.clock.now() + 1000 * HOUR) }),
    'hidden',
  ],
  [
    'an import with a date long past',
    ({ own, party }) => own.letter(party, { at: stage.harness.clock.now() - 900 * HOUR }),
  ],
];

describe('what the server changes', { timeout: 60_000 }, () => {
  it.each(seenByDelta)('%s is seen by the delta', async (_name, change) => {
    const world = await office();
    await change(world);
    expect(await world.own.held()).not.toEqual(await world.own.listed());
    await world.own.look();
    expect(await world.own.held()).toEqual(await world.own.listed());
  });

  it.each(seenByReconcile)('%s is seen by the reconcile alone', async (_name, change, gone = null) => {
    const world = await office();
    await change(world);
    await world.own.look();
    expect(await world.own.held()).not.toEqual(await world.own.listed());
    await world.own.reconcile();
    expect(await world.own.held()).toEqual(await world.own.listed());
    if (gone !== null) expect(await world.own.gone(world.old)).toBe(gone);
  });

  it('a message that becomes visible later is seen by the delta when it does', async () => {
    const { own, party } = await office();
    const id = await own.letter(party, { visibleFrom: stage.harness.clock.now() + 3 * HOUR });
    await own.look();
    expect((await own.held()).has(id)).toBe(false);
    await own.look(3 * HOUR);
    expect(await own.held()).toEqual(await own.listed());
    expect((await own.held()).has(id)).toBe(true);
  });

  it('a message that is withdrawn and restored comes back with its old stamps', async () => {
    const { own, old } = await office();
    await own.act(old, 'delete');
    await own.reconcile();
    expect((await own.held()).has(old)).toBe(false);
    await own.act(old, 'restore');
    await own.look();
    expect((await own.held()).has(old)).toBe(false);
    await own.reconcile();
    expect(await own.held()).toEqual(await own.listed());
  });

  it('a client that is out of reach is set aside after an hour, and back in full as soon as it is in reach', async () => {
    const { own, party, old } = await office();
    const { access } = stage.context;
    const mine = [...(await own.listed()).values()].length;
    onTestFinished(() => access.link(stage.systemUser, party));
    access.unlink(stage.systemUser, party);
    await own.look();
    expect((await own.held()).size).toBe(mine);
    await own.look(61 * 60_000);
    expect(await own.held()).toEqual(await own.listed());
    expect((await own.held()).size).toBeLessThan(mine);
    expect([null, 'accessLost']).toContain(await own.gone(old));
    access.link(stage.systemUser, party);
    await own.look();
    expect((await own.held()).size).toBe(mine);
    expect(await own.held()).toEqual(await own.listed());
  });

  it('leaves nothing behind at the client, whatever is seen: no reader, no label, no activity', async () => {
    const { own, old, party } = await office();
    const { database } = stage.context;
    await own.act(old, 'delete');
    await own.letter(party);
    const traces = () => [
      database.all('SELECT * FROM dialog_seen ORDER BY id'),
      database.all('SELECT * FROM dialog_label ORDER BY number'),
      database.all(
        'SELECT id, added, content_seen, marked_unopened, label, correspondence_status FROM dialog ORDER BY id',
      ),
    ];
    const before = traces();
    for (let day = 0; day < 7; day += 1) {
      await own.look();
      await own.reconcile();
    }
    expect(traces()).toEqual(before);
    expect(database.all(`SELECT * FROM dialog_seen WHERE kind = 'systemUser'`)).toEqual([]);
    expect(own.calls.filter((path) => /\/dialogs\/[^/]+$/.test(path))).toEqual([]);
  });
});
