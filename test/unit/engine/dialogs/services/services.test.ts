import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { fail } from '../../../../../shared/outcome.ts';
import { BAKERI, catalogue, FJELL, KAFE, listed, REGN, services, urn } from './support.ts';

const HOUR = 60 * 60_000;

describe('Altinn’s list of services', () => {
  it('is asked for once a day, and what each system user opens once an hour', async () => {
    const room = await services();
    await room.link(FJELL);
    await room.look();
    await room.look();
    const asked = () => room.http.requests.map(({ url }) => new URL(url).pathname.split('/').slice(-2).join('/'));
    expect(asked()).toEqual(['metadata/serviceresources', 'enduser/serviceresources']);
    await room.clock.advance(HOUR);
    await room.look();
    expect(asked().slice(2)).toEqual(['enduser/serviceresources']);
    await room.clock.advance(24 * HOUR);
    await room.look();
    expect(asked().slice(3)).toEqual(['metadata/serviceresources', 'enduser/serviceresources']);
  });

  it('asks openly for the list, and with the system user’s token for what it opens, a hundred parties at a time', async () => {
    const room = await services();
    for (let index = 0; index < 101; index += 1) await room.link(String(310_100_000 + index));
    await room.look();
    const [open, first, second] = room.http.requests;
    expect([open?.bearer, first?.bearer]).toEqual([undefined, 'token']);
    const parties = (url = '') => new URL(url).searchParams.getAll('party').length;
    expect([parties(first?.url), parties(second?.url)]).toEqual([100, 1]);
  });

  it('stands as it was read last while Altinn does not answer, with the reason', async () => {
    const room = await services();
    await room.look();
    room.answers.catalogue = fail('http.offline', { retryable: true }) as never;
    await room.clock.advance(25 * HOUR);
    await room.look();
    const table = await room.table();
    expect(table.rows).toHaveLength(catalogue.length);
    expect(table.problem?.code).toBe('http.offline');
    expect(table.fetchedAt).not.toBeNull();
  });

  it('leaves out one service in a shape it does not know, and takes the others', async () => {
    const room = await services();
    room.answers.catalogue = { status: 200, body: { items: [{ serviceResource: 'x' }, listed('skd-vedtak', [REGN])] } };
    await room.look();
    expect((await room.table()).rows.map(({ id }) => id)).toEqual([urn('skd-vedtak')]);
  });

  it('shows a service that came later as new, fetched by the default of its kind, until somebody chooses', async () => {
    const room = await services();
    await room.link(FJELL);
    await room.look();
    room.answers.catalogue = {
      status: 200,
      body: { items: [...catalogue, listed('skd-nytt', [REGN]), listed('nav-nytt', ['sykefravaer'])] },
    };
    await room.clock.advance(25 * HOUR);
    await room.look();
    expect((await room.table()).rows.filter(({ isNew }) => isNew).map(({ id, fetched }) => [id, fetched])).toEqual([
      [urn('skd-nytt'), 'on'],
      [urn('nav-nytt'), 'off'],
    ]);
    await room.choose(['skd-nytt'], false);
    expect((await room.row('skd-nytt'))?.isNew).toBe(false);
  });

  it('keeps a service that is gone from it, as not listed', async () => {
    const room = await services();
    await room.look();
    room.answers.catalogue = { status: 200, body: { items: catalogue.slice(1) } };
    await room.clock.advance(25 * HOUR);
    await room.look();
    expect((await room.row('skd-vedtak'))?.listed).toBe(false);
  });

  it('does not take the whole catalogue for what a system user opens', async () => {
    const room = await services();
    await room.link(FJELL);
    room.answers.opened = { status: 200, body: { items: catalogue, isFullCatalogueFallback: true } };
    await room.look();
    expect((await room.row('skd-krav'))?.reached).toBe(0);
    // By its packages, where Dialogporten has told nothing.
    expect((await room.row('skd-vedtak'))?.reached).toBe(1);
  });
});

describe('the table', () => {
  it('says who opens a service, for how many clients of how many, and what is fetched', async () => {
    const room = await services();
    await room.link(FJELL);
    await room.link(BAKERI, [], false);
    await room.look();
    const table = await room.table();
    expect(table.clients).toBe(2);
    expect(await room.row('skd-vedtak')).toMatchObject({
      names: { nb: 'Tjenesten skd-vedtak' },
      owner: { code: 'skd' },
      packages: [
        { code: REGN, held: true },
        { code: 'merverdiavgift', held: false },
      ],
      kind: 'ordinary',
      reached: 1,
      wanted: 2,
      fetched: 'on',
      choice: null,
    });
    expect(await room.row('nav-plan')).toMatchObject({ kind: 'health', reached: 0, wanted: 0, fetched: 'off' });
  });

  it('believes Dialogporten more than the packages', async () => {
    const room = await services([listed('skd-krav', [])]);
    await room.link(FJELL);
    await room.look();
    expect((await room.row('skd-vedtak'))?.reached).toBe(0);
    expect((await room.row('skd-krav'))?.reached).toBe(1);
  });

  it('is about the clients that may be seen', async () => {
    const room = await services();
    await room.link(FJELL, ['Oslo']);
    await room.link(BAKERI, ['Bergen']);
    await room.look();
    room.seen.sight = { ...room.seen.sight, all: false, sees: (number) => number === FJELL };
    const table = await room.table();
    expect([table.clients, table.groups]).toEqual([1, ['Oslo']]);
  });
});

describe('a choice', () => {
  const three = async () => {
    const room = await services();
    await room.link(FJELL, ['Lønn']);
    await room.link(BAKERI, ['Lønn', 'Bergen']);
    await room.link(KAFE);
    await room.look();
    return room;
  };
  const PAY = urn('skd-loennstrekk');

  it('for a group holds for its clients alone, and names who made it', async () => {
    const room = await three();
    await room.choose(['skd-loennstrekk'], true, 'Lønn');
    expect([FJELL, BAKERI, KAFE].map((number) => room.wanted.wants(number, PAY))).toEqual([true, true, false]);
    expect(await room.row('skd-loennstrekk')).toMatchObject({
      fetched: 'partly',
      wanted: 2,
      choice: { wanted: true, by: 'Kari Test' },
    });
    expect(await room.row('skd-loennstrekk', 'Lønn')).toMatchObject({ fetched: 'on', wanted: 2 });
  });

  it('that is later wins: of two groups, and of everybody over a group', async () => {
    const room = await three();
    await room.choose(['skd-loennstrekk'], true, 'Lønn');
    await room.choose(['skd-loennstrekk'], false, 'Bergen');
    expect([FJELL, BAKERI].map((number) => room.wanted.wants(number, PAY))).toEqual([true, false]);
    await room.choose(['skd-loennstrekk'], false);
    expect(room.wanted.wants(FJELL, PAY)).toBe(false);
    await room.choose(['skd-loennstrekk'], true, 'Bergen');
    expect([FJELL, BAKERI].map((number) => room.wanted.wants(number, PAY))).toEqual([false, true]);
  });

  it('of what is sensitive is refused until its kind was understood', async () => {
    const room = await three();
    const refused = await room.choosing.choose({
      services: [PAY, urn('nav-plan')],
      wanted: true,
      group: null,
      understood: ['salary'],
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'messageServices.notUnderstood' } });
    expect(room.wanted.wants(FJELL, PAY)).toBe(false);
  });

  it('stands in the log with names, group and person', async () => {
    const room = await three();
    await room.choose(['skd-loennstrekk'], true, 'Lønn');
    const { rows } = await room.audit.list({ limit: 5 });
    expect(rows[0]).toMatchObject({
      act: 'messageServices.on',
      person: 'Kari Test',
      params: { services: 1, names: 'Tjenesten skd-loennstrekk', group: 'Lønn' },
    });
  });

  it('to fetch has the clients that gain it looked through from the beginning, and nobody else', async () => {
    const room = await three();
    for (const number of [FJELL, BAKERI, KAFE]) await room.lookedThrough(number);
    await room.choose(['skd-loennstrekk'], true, 'Lønn');
    // A look that is under way may write how far it came; the next one begins with this.
    await room.look();
    const rows = await room.store.db.selectFrom('dialog_cursors').selectAll().orderBy('organisation_number').execute();
    expect(rows.map((row) => [row.organisation_number, row.reconciled_at === null])).toEqual([
      [FJELL, true],
      [BAKERI, true],
      [KAFE, false],
    ]);
    expect(room.looks).toHaveLength(1);
    await room.choose(['skd-loennstrekk'], false, 'Lønn');
    expect(room.looks).toHaveLength(1);
  });
});

describe('what is held of a service that is no longer fetched', () => {
  const withMessages = async () => {
    const room = await services();
    await room.link(FJELL, ['Lønn']);
    await room.link(BAKERI);
    await room.look();
    for (const [index, number] of [FJELL, FJELL, BAKERI].entries()) await room.hold(index, number, 'skd-vedtak');
    return room;
  };

  it('stays, and is deleted with its place in the search only when told to', async () => {
    const room = await withMessages();
    const chosen = { services: [urn('skd-vedtak')], group: null };
    expect(await room.choosing.held(chosen)).toEqual({ messages: 0, clients: 0 });
    await room.choose(['skd-vedtak'], false);
    expect((await room.row('skd-vedtak'))?.held).toEqual({ messages: 3, clients: 2 });
    expect(await room.choosing.held(chosen)).toEqual({ messages: 3, clients: 2 });
    expect(await room.choosing.deleteHeld(chosen)).toMatchObject({ ok: true, value: { messages: 3, clients: 2 } });
    expect(await room.store.db.selectFrom('dialogs').select('id').execute()).toEqual([]);
    const found = sql`SELECT rowid FROM dialog_words WHERE dialog_words MATCH '"vedtak"'`.execute(room.store.db);
    expect((await found).rows).toEqual([]);
    const { rows } = await room.audit.list({ limit: 1 });
    expect(rows[0]).toMatchObject({ act: 'messageServices.deleteHeld', params: { messages: 3, clients: 2 } });
  });

  it('is deleted only for those it is not fetched for, and only for clients that may be seen', async () => {
    const room = await withMessages();
    await room.choose(['skd-vedtak'], false, 'Lønn');
    const chosen = { services: [urn('skd-vedtak')], group: null };
    expect(await room.choosing.held(chosen)).toEqual({ messages: 2, clients: 1 });
    room.seen.sight = { ...room.seen.sight, all: false, sees: (number) => number === BAKERI };
    await room.choosing.deleteHeld(chosen);
    expect(await room.store.db.selectFrom('dialogs').select('id').execute()).toHaveLength(3);
  });
});

describe('what cannot be seen of a client', () => {
  it('is not known before the list has been read', async () => {
    const room = await services();
    await room.link(FJELL);
    expect(await room.hidden(FJELL)).toMatchObject({ known: false, reached: true, missing: [] });
  });

  it('names the package, and what would cure it', async () => {
    const room = await services();
    await room.link(FJELL);
    await room.look();
    expect((await room.hidden(FJELL)).missing).toMatchObject([
      { package: { code: 'krav-og-utlegg' }, step: 'ask', services: [{ id: urn('skd-krav') }] },
    ]);
  });

  it('is what the firm chose and lacks, too', async () => {
    const room = await services();
    await room.link(FJELL);
    await room.look();
    await room.store.db.updateTable('clients').set({ accountant: 1 }).execute();
    await room.choose(['skd-loennstrekk'], true);
    expect((await room.hidden(FJELL)).missing).toMatchObject([
      { package: { code: 'regnskapsforer-lonn' }, step: 'guide' },
      { package: { code: 'krav-og-utlegg' } },
    ]);
  });

  it('is what the firm has not chosen, what asks for level 4, and post to a sole trader as a person', async () => {
    const room = await services([listed('skd-loennstrekk', []), listed('ks-hemmelig', [])]);
    room.answers.catalogue = {
      status: 200,
      body: { items: [...catalogue, listed('ks-hemmelig', ['ordinaer-post-til-virksomheten'], { level: 4 })] },
    };
    await room.link(FJELL);
    await room.store.db.updateTable('clients').set({ form: 'ENK' }).execute();
    await room.look();
    expect(await room.hidden(FJELL)).toMatchObject({
      notChosen: [{ id: urn('skd-loennstrekk'), kind: 'salary' }],
      levelFour: [{ id: urn('ks-hemmelig') }],
      soleTrader: true,
    });
  });

  it('is the sub-units in the list that no look has come to', async () => {
    const room = await services();
    await room.link(FJELL);
    await room.link(KAFE, [], false);
    await room.store.db.updateTable('clients').set({ parent: FJELL }).where('organisation_number', '=', KAFE).execute();
    expect((await room.hidden(FJELL)).subUnits).toEqual([{ organisationNumber: KAFE, name: KAFE }]);
    await room.lookedThrough(FJELL, KAFE);
    expect((await room.hidden(FJELL)).subUnits).toEqual([]);
  });
});
