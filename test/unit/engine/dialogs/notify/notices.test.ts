import { describe, expect, it } from 'vitest';
import { usualNotices } from '../../../../../electron/engine/dialogs/notify/kept.ts';
import { Notices, type NoticesOptions } from '../../../../../electron/engine/dialogs/notify/notices.ts';
import { SEES_ALL } from '../../../../../electron/engine/people/sight.ts';
import { Settings } from '../../../../../electron/engine/store/settings.ts';
import type { Notice } from '../../../../../shared/contract/background.ts';
import type { TermCell } from '../../../../../shared/contract/mva.ts';
import { termCell } from '../../../../support/term-cell.ts';
import { manualClock, openTestStore, silentLog, type TestStore } from '../../support.ts';

const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;
/** A Monday at ten in Norway. */
const MORNING = Date.parse('2026-05-04T10:00:00+02:00');
const FJELL = { organisationNumber: '310000019', name: 'Fjell og Fjord AS' };
const BAKERI = { organisationNumber: '310000027', name: 'Øvre Årdal Bakeri AS' };

interface World {
  told: Notice[];
  here: { id: string; name: string } | undefined;
  sees: (organisationNumber: string) => boolean;
  waiting: Map<string, { client: typeof FJELL; title: string }>;
  mine: Set<string>;
  due: { client: typeof FJELL; day: string }[];
  refused: Awaited<ReturnType<NoticesOptions['refused']>>[number][];
  cells: TermCell[];
  /** How often the terms of all clients were asked for. */
  cellsRead: number;
  linked: { at: string; count: number } | null | undefined;
}

async function begin(change: Partial<World> = {}, startAt = MORNING, store: TestStore = openTestStore()) {
  const clock = manualClock(startAt);
  const world: World = {
    told: [],
    here: { id: 'p-1', name: 'Kari' },
    sees: () => true,
    waiting: new Map(),
    mine: new Set(),
    due: [],
    refused: [],
    cells: [],
    cellsRead: 0,
    linked: null,
    ...change,
  };
  const options: NoticesOptions = {
    settings: new Settings(store),
    clock,
    log: silentLog(),
    tell: (notice) => world.told.push(notice),
    here: () => world.here,
    sight: async () => ({ ...SEES_ALL, sees: (each) => world.sees(each) }),
    waiting: async (ids) =>
      ids.flatMap((id) => {
        const held = world.waiting.get(id);
        return held ? [{ id, ...held }] : [];
      }),
    names: async () => new Map(),
    clientsOf: async () => world.mine,
    due: async () => world.due,
    refused: async () => world.refused,
    cells: async () => {
      world.cellsRead += 1;
      return world.cells;
    },
    reminders: async () => ({ notDrafted: 14, notReleased: 5, notSent: 2 }),
    linked: async () => world.linked,
  };
  const notices = new Notices(options);
  await notices.open();
  /** New messages, one for each client named. */
  const comes = async (...clients: (typeof FJELL)[]) => {
    const news = clients.map((client, index) => ({ id: `m-${world.waiting.size + index}`, client }));
    for (const { id, client } of news) world.waiting.set(id, { client, title: `Vedtak ${id}` });
    await notices.collect(news.map(({ id }) => ({ id, kind: 'message' as const })));
    return news.map(({ id }) => id);
  };
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await notices.settled();
  };
  return { world, clock, store, notices, comes, pass };
}

describe('what the system is told of', () => {
  it('is one message with its client, and no title on a screen that others may read', async () => {
    const { world, comes, pass, notices } = await begin();
    await comes(FJELL);
    await pass(30 * SECOND);
    expect(world.told).toEqual([
      { kind: 'messages', count: 1, clients: 1, client: FJELL.name, title: null, to: '/innboks/m-0' },
    ]);
    await notices.save({ ...usualNotices, showTitle: true });
    await comes(BAKERI);
    await pass(30 * SECOND);
    expect(world.told[1]).toMatchObject({ client: BAKERI.name, title: 'Vedtak m-1' });
  });

  it('is one sentence for many, never a title', async () => {
    const { world, comes, pass } = await begin();
    await comes(FJELL, BAKERI);
    await pass(20 * SECOND);
    await comes(FJELL);
    await pass(30 * SECOND);
    expect(world.told).toEqual([{ kind: 'messages', count: 3, clients: 2, client: null, title: null, to: '/innboks' }]);
  });

  it('comes together when the quiet ends, and not before', async () => {
    const { world, comes, pass } = await begin({}, Date.parse('2026-05-08T16:00:00+02:00'));
    await pass(2 * HOUR);
    await comes(FJELL);
    await pass(30 * HOUR);
    await comes(BAKERI);
    expect(world.told).toEqual([]);
    await pass(36 * HOUR);
    expect(world.told).toMatchObject([{ kind: 'messages', count: 2, clients: 2 }]);
  });

  it('leaves out what was read or done meanwhile', async () => {
    const { world, comes, pass } = await begin();
    const [read] = await comes(FJELL, BAKERI);
    world.waiting.delete(read ?? '');
    await pass(30 * SECOND);
    expect(world.told).toMatchObject([{ count: 1, client: BAKERI.name }]);
  });

  it('is told of the same message again after four hours at the earliest', async () => {
    const { world, comes, notices, pass } = await begin();
    const [id = ''] = await comes(FJELL);
    await pass(30 * SECOND);
    for (let time = 0; time < 3; time += 1) {
      await notices.collect([{ id, kind: 'content' }]);
      await pass(HOUR);
    }
    expect(world.told).toHaveLength(1);
    await pass(HOUR);
    await notices.collect([{ id, kind: 'content' }]);
    await pass(30 * SECOND);
    expect(world.told).toMatchObject([{ kind: 'messages' }, { kind: 'content', count: 1 }]);
  });

  it('waits while nobody has said who is here', async () => {
    const { world, comes, notices, pass } = await begin({ here: undefined });
    await comes(FJELL);
    await pass(HOUR);
    expect(world.told).toEqual([]);
    world.here = { id: 'p-1', name: 'Kari' };
    notices.soon();
    await pass(30 * SECOND);
    expect(world.told).toHaveLength(1);
  });

  it('concerns only clients the person may see, and only their own where they chose so', async () => {
    const { world, comes, notices, pass } = await begin({ sees: (each) => each !== FJELL.organisationNumber });
    await comes(FJELL, BAKERI);
    await pass(30 * SECOND);
    expect(world.told).toMatchObject([{ count: 1, client: BAKERI.name }]);
    await notices.save({ ...usualNotices, onlyMine: true });
    await comes(BAKERI);
    await pass(30 * SECOND);
    expect(world.told).toHaveLength(1);
    world.mine.add(BAKERI.organisationNumber);
    await comes(BAKERI);
    await pass(30 * SECOND);
    expect(world.told).toHaveLength(2);
  });

  it('is nothing of a kind that the person switched off; another person has their own choice', async () => {
    const { world, comes, notices, pass } = await begin();
    await notices.save({ ...usualNotices, messages: false });
    await comes(FJELL);
    await pass(30 * SECOND);
    expect(world.told).toEqual([]);
    world.here = { id: 'p-2', name: 'Ola' };
    await comes(FJELL);
    await pass(30 * SECOND);
    expect(world.told).toHaveLength(1);
  });

  it('is neither forgotten nor said twice by a restart', async () => {
    const before = await begin({}, Date.parse('2026-05-04T20:00:00+02:00'));
    const [id = ''] = await before.comes(FJELL);
    await before.notices.stop();
    const waiting = before.world.waiting;
    const after = await begin({ waiting }, Date.parse('2026-05-05T06:00:00+02:00'), before.store);
    after.notices.soon();
    await after.pass(HOUR + 30 * SECOND);
    expect(after.world.told).toMatchObject([{ kind: 'messages', to: `/innboks/${id}` }]);
    await after.notices.stop();
    const again = await begin({ waiting }, Date.parse('2026-05-05T08:00:00+02:00'), before.store);
    again.notices.soon();
    await again.pass(HOUR);
    expect(again.world.told).toEqual([]);
  });
});

describe('deadlines', () => {
  it('are told of once a day: messages due today or tomorrow, returns by the reminders', async () => {
    const { world, notices, pass } = await begin({
      due: [
        { client: FJELL, day: '2026-05-05' },
        { client: FJELL, day: '2026-05-07' },
      ],
      cells: [
        termCell({ client: FJELL, state: 'missing', deadline: '2026-05-18' }),
        termCell({ client: BAKERI, state: 'draft', deadline: '2026-05-18' }),
        termCell({ client: BAKERI, state: 'missing', deadline: '2026-04-10' }),
      ],
    });
    notices.soon();
    await pass(30 * SECOND);
    expect(world.told).toMatchObject([
      { kind: 'due', count: 1, client: FJELL.name, to: '/innboks' },
      { kind: 'returns', count: 1, client: FJELL.name, to: '/mva/frist' },
    ]);
    notices.soon();
    await pass(5 * HOUR);
    expect(world.told).toHaveLength(2);
    await pass(19 * HOUR);
    notices.soon();
    await pass(30 * SECOND);
    expect(world.told).toHaveLength(4);
  });
});

describe('events', () => {
  it('are a return that is refused from now on, once', async () => {
    const returnId = '0197a1c2-3b4d-4e5f-8a90-1b2c3d4e5f60';
    const { world, notices, pass } = await begin({
      refused: [{ id: 'f-1', client: BAKERI, returnId: '0197a1c2-3b4d-4e5f-8a90-1b2c3d4e5f61' }],
    });
    notices.returnsChanged();
    await pass(30 * SECOND);
    expect(world.told).toEqual([]);
    world.refused.push({ id: 'f-2', client: FJELL, returnId });
    notices.returnsChanged();
    await pass(30 * SECOND);
    notices.returnsChanged();
    await pass(30 * SECOND);
    const told = { kind: 'refused', count: 1, client: FJELL.name, to: `/mva/${returnId}` };
    expect(world.told).toMatchObject([told]);
    // Sent again, and refused again.
    world.refused.push({ id: 'f-3', client: FJELL, returnId });
    notices.returnsChanged();
    await pass(30 * SECOND);
    expect(world.told).toMatchObject([told, told]);
    // The terms of every client are gone through once a day, however often a return changes.
    expect(world.cellsRead).toBe(1);
  });

  it('are clients linked without a login, when the run is over', async () => {
    const { world, notices, pass } = await begin();
    const look = async () => {
      notices.soon();
      await pass(30 * SECOND);
    };
    await look();
    world.linked = undefined;
    await look();
    expect(world.told).toEqual([]);
    world.linked = { at: '2026-05-04T08:30:00Z', count: 3 };
    await look();
    await look();
    expect(world.told).toMatchObject([{ kind: 'linked', count: 3 }]);
  });
});

describe('the time of the last look', () => {
  it('stays behind for a client that could not be looked at', async () => {
    const { notices, clock } = await begin();
    expect(notices.lookedAt(FJELL.organisationNumber)).toBe(null);
    await notices.looked([]);
    const first = clock.now();
    await clock.advance(HOUR);
    await notices.looked([FJELL.organisationNumber]);
    await clock.advance(HOUR);
    await notices.looked([FJELL.organisationNumber]);
    expect(notices.lookedAt(FJELL.organisationNumber)).toBe(first);
    expect(notices.lookedAt(BAKERI.organisationNumber)).toBe(clock.now());
    await notices.looked([]);
    expect(notices.lookedAt(FJELL.organisationNumber)).toBe(clock.now());
  });
});
