import { beforeEach, describe, expect, it } from 'vitest';
import { type Audit, createAudit } from '../../../../../electron/engine/audit/audit.ts';
import { OfficeActs } from '../../../../../electron/engine/dialogs/office/acts.ts';
import { dueRows } from '../../../../../electron/engine/dialogs/office/due.ts';
import { OfficeRules } from '../../../../../electron/engine/dialogs/office/rules.ts';
import { SyncStore } from '../../../../../electron/engine/dialogs/sync-store.ts';
import { SEES_ALL, type Sight } from '../../../../../electron/engine/people/sight.ts';
import { among } from '../../../../../electron/engine/store/among.ts';
import type { RuleWish } from '../../../../../shared/contract/office.ts';
import { manualClock } from '../../support.ts';
import { BAKERI, FJELL, listed, messageStage, NOW, type Stage } from '../list/stage.ts';

const INGRID = { id: '11111111-1111-4111-8111-111111111111', name: 'Ingrid' };
const [first, second] = [listed(1).id, listed(2).id];

const SERVICE = {
  ...{ owner_code: 'skd', owner_number: null, owner_names: '{}', packages: '[]', roles: '[]' },
  ...{ level: 3, type: '', first_seen_at: '2026-01-01T00:00:00.000Z', listed: 1 },
};

let stage: Stage;
let audit: Audit;
let acts: OfficeActs;
let rules: OfficeRules;
let pushes: string[];
/** Clients that Ingrid does not see. */
let blind: Set<string>;
beforeEach(async () => {
  stage = await messageStage();
  pushes = [];
  const { store } = stage;
  const clock = manualClock(NOW);
  const push = (name: string) => {
    pushes.push(name);
  };
  audit = createAudit({ store, clock, push, person: () => 'Kari' });
  await store.db
    .insertInto('people')
    .values({ ...INGRID, os_user: '', set_up: 0, grants: '[]', blocked: '[]', created_at: '2026-01-01T00:00:00.000Z' })
    .execute();
  blind = new Set();
  const sees = (_id: string, { organisationNumber }: { organisationNumber: string }) => !blind.has(organisationNumber);
  const whoSees = async (numbers: readonly string[]) => (numbers.some((each) => blind.has(each)) ? [] : [INGRID]);
  const people = { active: () => [INGRID], sees, whoSees };
  const options = { store, clock, audit, push, person: () => 'Kari', people };
  acts = new OfficeActs(options);
  rules = new OfficeRules(options);
});

const logged = async () =>
  (await audit.list({ limit: 50 })).rows.map((row) => [row.act, row.client?.name, row.params]).reverse();
const rule = (wish: Partial<RuleWish>): RuleWish => ({
  ...{ service: '', owner: '', words: '', group: '', personId: null, tag: '', notify: false },
  ...wish,
});
const kept = async (wish: Partial<RuleWish>) => {
  const saved = await rules.save(undefined, rule(wish));
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value.rules.at(-1)?.id ?? '';
};
/** Takes in messages as the sync does, with the rules in force. */
const arrive = (...items: Parameters<typeof listed>[]) =>
  new SyncStore(stage.store, (trx, rows) => rules.apply(trx, rows)).save(
    items.map((item) => ({
      origin: { organisationNumber: FJELL.organisationNumber, clientName: FJELL.name, systemUserId: 's-1' },
      item: listed(...item),
    })),
  );

describe('what an office adds to messages', () => {
  it('is done for many at once, told for those that were not so before, and logged at each client', async () => {
    await stage.save([listed(1)]);
    await stage.save([listed(2)], BAKERI);
    expect(await acts.setDone([first], true)).toEqual({ ok: true, value: { changed: [first] } });
    expect(await acts.setDone([first, second], true)).toEqual({ ok: true, value: { changed: [second] } });
    expect((await stage.list()).rows.every((row) => row.done)).toBe(true);
    await acts.setDone([second], false);
    expect(await stage.titles({ hideDone: true })).toEqual(['Vedtak 2']);
    expect(await logged()).toEqual([
      ['dialog.done', FJELL.name, { title: 'Vedtak 1' }],
      ['dialog.done', BAKERI.name, { title: 'Vedtak 2' }],
      ['dialog.notDone', BAKERI.name, { title: 'Vedtak 2' }],
    ]);
    expect(pushes.filter((name) => name === 'dialogs.changed')).toHaveLength(3);
  });

  it('shows in the list, and the list is narrowed by it', async () => {
    await stage.save([listed(1), listed(2)]);
    await acts.assign([first], INGRID.id);
    await acts.setTag([first], 'Klage', true);
    await acts.setFollowUp([first], '2026-06-01');
    await acts.addNote(first, 'Ringte klienten.');
    const [row] = (await stage.list({ person: INGRID.id })).rows;
    expect(row).toMatchObject({ person: 'Ingrid', tags: ['Klage'], followUpOn: '2026-06-01', notes: 1 });
    expect(await stage.titles({ tag: 'Klage' })).toEqual(['Vedtak 1']);
    expect(await stage.titles({ followUp: true })).toEqual(['Vedtak 1']);
    expect(await stage.titles({ person: 'nobody' })).toEqual(['Vedtak 2']);
    expect(await acts.view(first)).toMatchObject({
      value: { person: { ...INGRID, sees: true }, tags: ['Klage'], notes: [{ text: 'Ringte klienten.', by: 'Kari' }] },
    });
  });

  it('is not given to whoever does not see the client, by hand or by a rule, and is told when they no longer do', async () => {
    await stage.save([listed(1)]);
    await stage.save([listed(2)], BAKERI);
    blind.add(BAKERI.organisationNumber);
    expect(await acts.receivers([first])).toEqual([INGRID]);
    expect(await acts.receivers([first, second])).toEqual([]);
    expect(await acts.assign([first, second], INGRID.id)).toMatchObject({ error: { code: 'office.cannotSee' } });
    expect(await stage.titles({ person: INGRID.id })).toEqual([]);
    const id = await kept({ owner: 'skd', personId: INGRID.id });
    expect(await rules.applyToHeld(id)).toEqual({ ok: true, value: { count: 2 } });
    expect(await stage.titles({ person: INGRID.id })).toEqual(['Vedtak 1']);
    blind.add(FJELL.organisationNumber);
    expect(await acts.view(first)).toMatchObject({ value: { person: { ...INGRID, sees: false } } });
  });

  it('has rules that stand in the log with the names of what they say', async () => {
    const service = 'urn:altinn:resource:skd-vedtak';
    const names = JSON.stringify({ nb: 'Vedtak om mva' });
    await stage.store.db
      .insertInto('dialog_services')
      .values({ ...SERVICE, id: service, names })
      .execute();
    await kept({ service, owner: 'skd', words: 'mva', personId: INGRID.id, tag: 'Haster' });
    const said = { service: 'Vedtak om mva', owner: 'Skatteetaten', words: 'mva', to: 'Ingrid', tag: 'Haster' };
    expect((await logged()).at(-1)).toEqual(['officeRule.save', undefined, said]);
  });

  it('is taken back: person, day, tag and note, and no note’s text stands in the log', async () => {
    await stage.save([listed(1)]);
    await acts.assign([first], INGRID.id);
    await acts.assign([first], null);
    await acts.setFollowUp([first], '2026-06-01');
    await acts.setFollowUp([first], null);
    await acts.setTag([first], 'Klage', true);
    await acts.setTag([first], 'Klage', false);
    const noted = await acts.addNote(first, 'Hemmelig');
    await acts.removeNote(first, noted.ok ? (noted.value.notes[0]?.id ?? '') : '');
    expect(await acts.view(first)).toEqual({
      ok: true,
      value: { person: null, tags: [], followUpOn: null, notes: [] },
    });
    expect(JSON.stringify(await logged())).not.toContain('Hemmelig');
    expect((await logged()).map(([act]) => act)).toEqual([
      ...['dialog.assign', 'dialog.notAssigned', 'dialog.followUp', 'dialog.notFollowUp'],
      ...['dialog.tag', 'dialog.untag', 'dialog.note', 'dialog.noteRemoved'],
    ]);
  });

  it('is refused for a person the firm does not have, and for a message that is not here', async () => {
    await stage.save([listed(1)]);
    expect(await acts.assign([first], second)).toMatchObject({ ok: false, error: { code: 'people.unknown' } });
    expect(await acts.view(second)).toMatchObject({ ok: false, error: { code: 'dialogs.unknown' } });
    expect(await acts.setDone([second], true)).toEqual({ ok: true, value: { changed: [] } });
  });
});

describe('rules for messages', () => {
  it('give new messages to a person and a tag when all that they say fits', async () => {
    await stage.store.db
      .updateTable('clients')
      .set({ groups: '["Lønn"]' })
      .where('organisation_number', '=', FJELL.organisationNumber)
      .execute();
    await kept({ owner: 'skd', words: 'mulkt', group: 'Lønn', personId: INGRID.id, tag: 'Haster' });
    await arrive(
      [1, { title: 'Vedtak om tvangsmulkt' }],
      [2, { title: 'Kvittering' }],
      [3, { title: 'Tvangsmulkt', org: 'nav' }],
    );
    expect(await stage.titles({ tag: 'Haster' })).toEqual(['Vedtak om tvangsmulkt']);
    expect(await stage.titles({ person: INGRID.id })).toEqual(['Vedtak om tvangsmulkt']);
    expect((await logged()).at(-1)).toEqual(['dialog.byRule', FJELL.name, { count: 1 }]);
  });

  it('leave a message that comes again as people have left it', async () => {
    await kept({ owner: 'skd', personId: INGRID.id, tag: 'Skatt' });
    await arrive([1]);
    await acts.assign([first], null);
    await acts.setTag([first], 'Skatt', false);
    await arrive([1, { title: 'Endret' }]);
    expect(await acts.view(first)).toMatchObject({ value: { person: null, tags: [] } });
  });

  it('are used on those that are here when asked to, after being counted; done ones and those with somebody stay', async () => {
    await stage.save([listed(1), listed(2), listed(3)]);
    await acts.setDone([listed(3).id], true);
    const id = await kept({ words: 'vedtak', personId: INGRID.id, tag: 'Vedtak' });
    expect(await rules.count(id)).toBe(2);
    expect(await rules.applyToHeld(id)).toEqual({ ok: true, value: { count: 2 } });
    expect(await stage.titles({ tag: 'Vedtak' })).toEqual(['Vedtak 2', 'Vedtak 1']);
  });

  it('tell whether somebody is to be told, where a rule is about the message', async () => {
    await kept({ owner: 'skd', notify: true });
    await kept({ owner: 'nav', tag: 'Nav' });
    const message = { id: first, organisation_number: FJELL.organisationNumber, service_resource: '', title: '' };
    expect(await rules.notifies({ ...message, org: 'skd' })).toBe(true);
    expect(await rules.notifies({ ...message, org: 'nav' })).toBe(false);
    expect(await rules.notifies({ ...message, org: 'brg' })).toBeUndefined();
  });

  it('must say which messages they are about; they are changed and deleted', async () => {
    for (const wish of [{ tag: 'Alt' }, { words: '"*"', tag: 'Alt' }])
      expect(await rules.save(undefined, rule(wish))).toMatchObject({
        ok: false,
        error: { code: 'office.emptyRule', sent: 'notSent' },
      });
    const id = await kept({ owner: 'skd', tag: 'Skatt' });
    await rules.save(id, rule({ owner: 'nav', tag: 'Nav' }));
    expect(await rules.all()).toMatchObject([{ id, owner: 'nav', by: 'Kari' }]);
    await rules.remove(id);
    expect(await rules.all()).toEqual([]);
  });
});

describe('what is due', () => {
  it('is the authorities’ days and our own, by the day in Norway, without what is done or finished', async () => {
    await stage.save([
      listed(1, { dueAt: '2026-05-31T22:30:00.0000000Z' }),
      listed(2),
      listed(3, { dueAt: '2026-06-10T21:59:59.0000000Z', status: 'Completed' }),
      listed(4, { dueAt: '2026-06-30T22:00:00.0000000Z' }),
    ]);
    await acts.setFollowUp([second, first], '2026-06-03');
    const june = { from: '2026-06-01', to: '2026-06-30' };
    const days = async (more = {}, sight: Sight = SEES_ALL) =>
      (await dueRows(stage.store, { ...june, ...more }, sight)).rows.map(
        (row) => `${row.day} ${row.kind} ${row.title}`,
      );
    expect(await days()).toEqual([
      '2026-06-01 due Vedtak 1',
      '2026-06-03 followUp Vedtak 1',
      '2026-06-03 followUp Vedtak 2',
    ]);
    await acts.setDone([first], true);
    expect(await days()).toEqual(['2026-06-03 followUp Vedtak 2']);
    expect(await days({ withDone: true })).toHaveLength(4);
    await acts.assign([second], INGRID.id);
    expect(await days({ personId: INGRID.id, withDone: true })).toEqual(['2026-06-03 followUp Vedtak 2']);
    const seen = [BAKERI.organisationNumber];
    expect(await days({}, { all: false, sees: () => false, where: (column) => among(column, seen) })).toEqual([]);
  });
});
