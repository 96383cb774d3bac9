import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QuietOffice } from '../support/quiet-office.ts';
import { Stage } from '../unit/practice/apps/stage.ts';

const HOUR = 60 * 60_000;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.harness.stop());

/** An office that knows everything, and an old message of a client that nobody there has read. */
async function office() {
  const own = new QuietOffice(stage);
  await own.look();
  expect(own.news().size).toBe(0);
  const unread = [...(await own.held()).values()].filter(({ seen, status }) => !seen && status !== 'Draft');
  unread.sort((one, other) => (one.updatedAt < other.updatedAt ? -1 : 1));
  return { own, old: unread[0]?.id ?? '', party: own.clients[0]?.organisationNumber ?? '' };
}
type Office = Awaited<ReturnType<typeof office>>;

const quiet: readonly [string, (office: Office) => Promise<unknown>][] = [
  ['a program that saves while somebody writes', ({ own, old }) => own.act(old, 'activity', { type: 'FormSaved' })],
  ['a new activity', ({ own, old }) => own.act(old, 'activity', { text: 'Purret' })],
  ['a silent update', ({ own, old }) => own.act(old, 'silentUpdate', { title: 'Stille' })],
  ['a label', ({ own, old }) => own.act(old, 'label', { add: ['Bin'] })],
  ['somebody who reads it', ({ own, old }) => own.act(old, 'seen')],
  ['a due date', ({ own, old }) => own.act(old, 'update', { dueAt: '2027-01-31T22:59:59.0000000Z' })],
  [
    'an import with a date long past',
    ({ own, party }) => own.letter(party, { at: stage.harness.clock.now() - 900 * HOUR }),
  ],
  [
    'a message that was withdrawn and is restored',
    async ({ own, old }) => {
      await own.act(old, 'delete');
      await own.reconcile();
      await own.act(old, 'restore');
    },
  ],
];

describe('who looks at the inbox all day is told of', () => {
  it('a new message, once', async () => {
    const { own, party } = await office();
    const id = await own.letter(party);
    await own.look();
    expect([...own.news()]).toEqual([[id, 'message']]);
    await own.look();
    expect(own.news().size).toBe(0);
  });

  it('new content in an old one', async () => {
    const { own, old } = await office();
    await own.act(old, 'update', { title: 'Nytt vedtak' });
    await own.look();
    expect([...own.news()]).toEqual([[old, 'content']]);
  });

  it('a message that waited for its day to be shown', async () => {
    const { own, party } = await office();
    const id = await own.letter(party, { visibleFrom: stage.harness.clock.now() + 3 * HOUR });
    await own.look();
    expect(own.news().size).toBe(0);
    await own.look(3 * HOUR);
    expect([...own.news()]).toEqual([[id, 'message']]);
  });

  it('what came while the machine was off', async () => {
    const { own, party } = await office();
    stage.harness.clock.advance(20 * HOUR);
    const id = await own.letter(party);
    await own.reconcile();
    expect([...own.news()]).toEqual([[id, 'message']]);
  });

  it.each(quiet)('nothing by %s', async (_name, change) => {
    const world = await office();
    await change(world);
    await world.own.look();
    expect([...world.own.news()]).toEqual([]);
    await world.own.reconcile();
    expect([...world.own.news()]).toEqual([]);
  });

  it('nothing by the messages of a client that is back in reach', async () => {
    const { own, party } = await office();
    const { access } = stage.context;
    access.unlink(stage.systemUser, party);
    await own.look(2 * HOUR);
    await own.look(2 * HOUR);
    access.link(stage.systemUser, party);
    await own.reconcile();
    expect([...own.news()]).toEqual([]);
  });
});
