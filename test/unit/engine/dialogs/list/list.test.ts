import { beforeEach, describe, expect, it } from 'vitest';
import { choicesOf } from '../../../../../electron/engine/dialogs/list/choices.ts';
import { listDialogs } from '../../../../../electron/engine/dialogs/list/query.ts';
import { SavedSearches } from '../../../../../electron/engine/dialogs/list/saved.ts';
import { TakeIn } from '../../../../../electron/engine/dialogs/list/take-in.ts';
import { SEES_ALL, type Sight } from '../../../../../electron/engine/people/sight.ts';
import { among } from '../../../../../electron/engine/store/among.ts';
import { organisationUrn } from '../../../../../shared/ids.ts';
import { silentLog } from '../../support.ts';
import { BAKERI, FJELL, listed, messageStage, NOW, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await messageStage();
});
const due = (day: number) => `2026-05-${String(day).padStart(2, '0')}T21:59:59.0000000Z`;

describe('the list of messages', () => {
  it('is the newest first, and one message never hides another of the same moment', async () => {
    const at = '2026-05-09T10:00:00.0000000Z';
    const ids = Array.from(
      { length: 40 },
      (_, index) => `0197a1c2-0000-7000-8000-${String(index * 4096).padStart(12, '0')}`,
    );
    await stage.save(ids.map((id, index) => listed(1, { id, title: `Lik ${index}`, contentUpdatedAt: at })));
    await stage.save([listed(10), listed(8)]);
    const titles = await stage.titles();
    expect(titles).toHaveLength(42);
    expect(new Set(titles).size).toBe(42);
    expect([titles[0], titles.at(-1)]).toEqual(['Vedtak 10', 'Vedtak 8']);
  });

  it('comes in pages that fit together', async () => {
    await stage.save(Array.from({ length: 20 }, (_, index) => listed(index + 1)));
    const pages = await Promise.all([0, 7, 14].map((offset) => stage.titles({ offset, limit: 7 })));
    expect(pages.flat()).toEqual(await stage.titles());
  });

  it('narrows by what the message is', async () => {
    await stage.save([
      listed(1, { org: 'nav', status: 'Completed', isContentSeen: true }),
      listed(2, { serviceResource: 'urn:altinn:resource:nav-sykepenger', hasUnopenedContent: true }),
      listed(3, { status: 'RequiresAttention', endUserContext: { revision: 'r', systemLabels: ['Archive', 'Sent'] } }),
    ]);
    await stage.save([listed(4)], BAKERI);
    expect(await stage.titles({ owners: ['nav'] })).toEqual(['Vedtak 1']);
    expect(await stage.titles({ services: ['urn:altinn:resource:nav-sykepenger'] })).toEqual(['Vedtak 2']);
    expect(await stage.titles({ statuses: ['Completed', 'RequiresAttention'] })).toEqual(['Vedtak 3', 'Vedtak 1']);
    expect(await stage.titles({ label: 'Archive' })).toEqual(['Vedtak 3']);
    expect(await stage.titles({ unreadOnly: true })).toEqual(['Vedtak 4', 'Vedtak 3', 'Vedtak 2']);
    expect(await stage.titles({ newContent: true })).toEqual(['Vedtak 2']);
    expect(await stage.titles({ organisationNumber: BAKERI.organisationNumber })).toEqual(['Vedtak 4']);
    expect(await stage.titles({ from: '2026-05-02', to: '2026-05-03' })).toEqual(['Vedtak 3', 'Vedtak 2']);
  });

  it('counts days as Norway does', async () => {
    await stage.save([listed(1, { contentUpdatedAt: '2026-05-01T22:30:00.0000000Z' })]);
    expect(await stage.titles({ from: '2026-05-02', to: '2026-05-02' })).toHaveLength(1);
    expect(await stage.titles({ to: '2026-05-01' })).toHaveLength(0);
  });

  it('narrows by who the client is to the firm', async () => {
    await stage.save([listed(1)]);
    await stage.save([listed(2)], BAKERI);
    await stage.store.db
      .updateTable('clients')
      .set({ groups: '["Årsoppgjør","Lønn"]', responsible: 'Ingrid' })
      .where('organisation_number', '=', BAKERI.organisationNumber)
      .execute();
    expect(await stage.titles({ group: 'Lønn' })).toEqual(['Vedtak 2']);
    expect(await stage.titles({ group: 'Løn' })).toEqual([]);
    expect(await stage.titles({ responsible: 'Ingrid' })).toEqual(['Vedtak 2']);
  });

  it('names the sub-unit a message is addressed to, and narrows by it', async () => {
    const party = organisationUrn('310000035');
    await stage.store.db
      .insertInto('dialog_parties')
      .values([
        { party, organisation_number: FJELL.organisationNumber, name: 'Fjell avd. Vest', deleted: 0 },
        {
          party: organisationUrn(FJELL.organisationNumber),
          organisation_number: FJELL.organisationNumber,
          name: FJELL.name,
          deleted: 0,
        },
      ])
      .execute();
    await stage.save([listed(1, { party }), listed(2)]);
    const { rows } = await stage.list();
    expect(rows.map((row) => row.subUnit)).toEqual([null, 'Fjell avd. Vest']);
    expect(await stage.titles({ party })).toEqual(['Vedtak 1']);
    expect((await choicesOf(stage.store, SEES_ALL)).subUnits).toEqual([
      { key: party, name: 'Fjell avd. Vest', count: 1, organisationNumber: FJELL.organisationNumber },
    ]);
  });

  it('tells what is due by the day in Norway', async () => {
    // Now is 20 May at 10 in Norway.
    await stage.save([
      listed(1, { dueAt: due(19) }),
      listed(2, { dueAt: due(20) }),
      listed(3, { dueAt: due(27) }),
      listed(4, { dueAt: due(28) }),
      listed(5),
    ]);
    expect(await stage.titles({ due: 'passed' })).toEqual(['Vedtak 1']);
    expect(await stage.titles({ due: 'week' })).toEqual(['Vedtak 3', 'Vedtak 2']);
    expect(await stage.titles({ due: 'month' })).toEqual(['Vedtak 4', 'Vedtak 3', 'Vedtak 2']);
    expect(await stage.titles({ due: 'any', sort: 'due' })).toEqual(['Vedtak 1', 'Vedtak 2', 'Vedtak 3', 'Vedtak 4']);
  });

  it('sorts by client and sender as Norwegian does, the newest first within each, page by page', async () => {
    const client = { organisationNumber: '310000043', name: 'Aa-huset AS' };
    await stage.store.db
      .insertInto('clients')
      .values({
        organisation_number: client.organisationNumber,
        name: 'Zen AS',
        form: 'AS',
        bankrupt: 0,
        vat_registered: 1,
        looked_up_at: null,
      })
      .execute();
    await stage.save([listed(1, { sender: 'Ålesund kommune' }), listed(4, { sender: 'Øygarden kommune' })]);
    await stage.save([listed(2, { org: 'brg' })], BAKERI);
    await stage.save([listed(3, { org: 'nav' })], client);
    expect(await stage.titles({ sort: 'client' })).toEqual(['Vedtak 4', 'Vedtak 1', 'Vedtak 3', 'Vedtak 2']);
    expect(await stage.titles({ sort: 'sender' })).toEqual(['Vedtak 2', 'Vedtak 3', 'Vedtak 4', 'Vedtak 1']);
    const pages = await Promise.all([0, 1, 2, 3].map((offset) => stage.titles({ sort: 'client', offset, limit: 1 })));
    expect(pages.flat()).toEqual(await stage.titles({ sort: 'client' }));
    expect((await stage.list({ sort: 'client', search: 'vedtak', limit: 1 })).total).toBe(4);
  });

  it('leaves out clients that whoever asks may not see, in the list, in searches and in what there is to choose', async () => {
    await stage.save([listed(1)]);
    await stage.save([listed(2, { org: 'nav' })], BAKERI);
    const seen = [FJELL.organisationNumber];
    const sight: Sight = { all: false, sees: (each) => seen.includes(each), where: (column) => among(column, seen) };
    const page = { offset: 0, limit: 10 };
    for (const filter of [page, { ...page, search: 'vedtak' }, { ...page, sort: 'client' as const }]) {
      const { rows, total } = await listDialogs(stage.store, filter, { sight, now: NOW });
      expect([rows.map((row) => row.title), total]).toEqual([['Vedtak 1'], 1]);
    }
    expect((await choicesOf(stage.store, sight)).owners.map(({ key }) => key)).toEqual(['skd']);
  });

  it('leaves out what is gone', async () => {
    await stage.save([listed(1), listed(2)]);
    await stage.sync.setGone(listed(1).id, 'deleted');
    expect(await stage.titles()).toEqual(['Vedtak 2']);
    expect(await stage.titles({ search: 'vedtak' })).toEqual(['Vedtak 2']);
  });

  it('walks an index that holds all it is narrowed by, and the search index in its own order', async () => {
    await stage.save([listed(1)]);
    const { sqlite } = await plans(stage, { unreadOnly: true, owners: ['nav'], hideDone: true });
    expect(sqlite).toContain('COVERING INDEX dialogs_listed');
    expect(sqlite).not.toContain('TEMP B-TREE');
    const search = await plans(stage, { search: 'avgift', unreadOnly: true });
    expect(search.sqlite).toContain('VIRTUAL TABLE');
    expect(search.sqlite).not.toContain('TEMP B-TREE');
  });

  it('tells what there is to choose by, with how many', async () => {
    await stage.save([listed(1), listed(2, { org: 'nav' }), listed(3, { status: 'Draft' })]);
    const { owners, statuses, services } = await choicesOf(stage.store, SEES_ALL);
    expect(owners).toEqual([
      { key: 'nav', name: 'Nav', count: 1 },
      { key: 'skd', name: 'Skatteetaten', count: 2 },
    ]);
    expect(statuses.map(({ key, count }) => [key, count])).toEqual([
      ['Draft', 1],
      ['NotApplicable', 2],
    ]);
    expect(services[0]?.count).toBe(3);
  });
});

describe('messages from before they had places', () => {
  it('are taken in after the start: listed, and found by their words', async () => {
    await stage.save([listed(1, { title: 'Vedtak om merverdiavgift' }), listed(2)]);
    await stage.store.db.updateTable('dialogs').set({ place: null }).execute();
    const pushes: string[] = [];
    const takeIn = new TakeIn({ store: stage.store, push: (name) => pushes.push(name), log: silentLog() });
    takeIn.start();
    await takeIn.settled();
    expect(await stage.titles()).toEqual(['Vedtak 2', 'Vedtak om merverdiavgift']);
    expect(await stage.titles({ search: 'avgift' })).toEqual(['Vedtak om merverdiavgift']);
    expect(pushes).toEqual(['dialogs.changed']);
  });
});

describe('saved searches', () => {
  const KARI = '11111111-1111-4111-8111-111111111111';
  const OLA = '22222222-2222-4222-8222-222222222222';

  it('are each person’s own, by name', async () => {
    const saved = new SavedSearches(stage.store);
    await saved.save(KARI, { name: 'Åpne krav', filter: { hideDone: true } });
    await saved.save(KARI, { name: 'Krav', filter: { search: 'krav' } });
    await saved.save(OLA, { name: 'Krav', filter: { owners: ['nav'] } });
    expect((await saved.of(KARI)).map(({ name }) => name)).toEqual(['Krav', 'Åpne krav']);
    await saved.remove(OLA, (await saved.of(KARI))[0]?.id ?? '');
    expect(await saved.of(KARI)).toHaveLength(2);
  });

  it('take a new name or filter, and two never have the same name', async () => {
    const saved = new SavedSearches(stage.store);
    await saved.save(KARI, { name: 'A', filter: {} });
    await saved.save(KARI, { name: 'B', filter: {} });
    const [a] = await saved.of(KARI);
    await saved.save(KARI, { id: a?.id, name: 'B', filter: { unreadOnly: true } });
    expect(await saved.of(KARI)).toEqual([{ id: a?.id, name: 'B', filter: { unreadOnly: true } }]);
  });
});

/** How SQLite goes about the page of a filter. */
async function plans(of: Stage, filter: Parameters<Stage['list']>[0]): Promise<{ sqlite: string }> {
  const { narrowed } = await import('../../../../../electron/engine/dialogs/list/query.ts');
  const { sql } = await import('kysely');
  const { from, where } = narrowed(filter ?? {}, { now: NOW });
  const order = filter?.search ? sql`s.rowid DESC` : sql`d.place DESC`;
  const { rows } = await sql<{ detail: string }>`
    EXPLAIN QUERY PLAN SELECT d.place FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT 60`.execute(of.store.db);
  return { sqlite: rows.map(({ detail }) => detail).join('\n') };
}
