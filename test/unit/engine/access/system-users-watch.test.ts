import { describe, expect, it } from 'vitest';
import { RequestSender } from '../../../../electron/engine/access/requests-send.ts';
import { AccessState } from '../../../../electron/engine/access/state.ts';
import { SystemUsers } from '../../../../electron/engine/access/system-users.ts';
import { SystemUserWatch } from '../../../../electron/engine/access/system-users-watch.ts';
import { SystemUserRequests } from '../../../../electron/engine/altinn/requests.ts';
import { VendorSystemUsers } from '../../../../electron/engine/altinn/system-users.ts';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import { Settings } from '../../../../electron/engine/store/settings.ts';
import type { AccessOverview } from '../../../../shared/contract/access.ts';
import { ok } from '../../../../shared/outcome.ts';
import { type Script, type Scripted, scriptedHttp } from '../http-double.ts';
import { manualClock, openTestStore, silentLog, until } from '../support.ts';

const OWNER = '310000001';
const id = (count: number) => `7b0c6f3e-0d1f-4a0e-8d38-00000000000${count}`;
const nobody = { accessManager: '', clientAdministrator: '' };
const listed = (count: number, owner = OWNER) => ({
  id: id(count),
  integrationTitle: `Nummer ${count}`,
  reporteeOrgNo: owner,
  externalRef: `ref-${count}`,
  userType: 'agent',
});

/** Altinn as a table: pages of the list, what a query finds, and requests. */
interface Altinn {
  pages: { data: unknown[]; next?: string }[];
  query: Record<string, Scripted>;
  /** Agent requests, as the list and as one read alone has them. */
  requests?: { list: unknown[]; one: Record<string, Scripted> };
}

async function room(altinn: Altinn) {
  const script: Script = ({ url }) => {
    const address = new URL(url);
    if (address.pathname.includes('/request/vendor/')) {
      const [, kind, one] = /vendor(\/agent)?\/(?:bysystem\/)?([^/]+)$/.exec(address.pathname) ?? [];
      const { list, one: alone } = altinn.requests ?? { list: [], one: {} };
      if (address.pathname.includes('/bysystem/')) return { status: 200, body: { data: kind ? list : [], links: {} } };
      return alone[one ?? ''] ?? { status: 404, body: { code: 'AUTH-00010' } };
    }
    if (address.pathname.includes('/bysystem/')) {
      const page = altinn.pages[Number(address.searchParams.get('token') ?? 0)];
      return { status: page ? 200 : 500, body: page && { data: page.data, links: { next: page.next } } };
    }
    if (address.pathname.endsWith('/byquery'))
      return (
        altinn.query[address.searchParams.get('external-ref') ?? ''] ?? { status: 404, body: { title: 'Not Found' } }
      );
    return { status: 404, body: { code: 'AUTH-00010' } };
  };
  const clock = manualClock();
  const store = openTestStore({ clock });
  const http = scriptedHttp(script);
  const state = new AccessState(new Settings(store));
  await state.saveFirm({ organisationNumber: OWNER, name: 'Fjordtall', form: 'AS' });
  await state.saveSystem({ systemId: `${OWNER}_klientbro`, name: 'Klientbro', packages: ['urn:a'] });
  const systemUsers = new SystemUsers(store, clock);
  const maskinporten = { token: async () => ok({ token: 't', expiresAt: 0 }) };
  const atAltinn = new VendorSystemUsers(http, 'https://altinn');
  const requests = new SystemUserRequests(http, 'https://altinn');
  const systemPackages = async () => ['urn:a'];
  const sender = new RequestSender({ maskinporten, requests, atAltinn, clock, portal: 'https://p', systemPackages });
  let [found, gone] = [0, 0];
  const watch = new SystemUserWatch({
    state,
    setUp: { overview: async () => ({}) as AccessOverview },
    systemUsers,
    atAltinn,
    requests,
    sender,
    maskinporten,
    audit: createAudit({ store, clock, push: () => undefined, person: () => 'Kari' }),
    clock,
    log: silentLog(),
    push: () => undefined,
    onFound: () => {
      found += 1;
    },
    onGone: () => {
      gone += 1;
    },
  });
  const hold = (count: number) =>
    systemUsers.adopt({
      id: id(count),
      system: 'firm',
      kind: 'agent',
      title: `Nummer ${count}`,
      externalRef: `ref-${count}`,
      packages: ['urn:a'],
      approvedAt: '2026-02-02T08:00:00.000Z',
      origin: 'requested',
      holders: nobody,
    });
  const goneOnes = async () => (await systemUsers.everyOne()).filter((user) => user.goneAt).map((user) => user.id);
  return { watch, systemUsers, hold, goneOnes, clock, http, found: () => found, gone: () => gone };
}

describe('the watch over system users', () => {
  it('reads every page, by the token alone', async () => {
    const inside = 'http://internal.altinn.cloud/x?token=1';
    const own = await room({ pages: [{ data: [listed(1)], next: inside }, { data: [listed(2)] }], query: {} });
    expect(await own.watch.look(false)).toMatchObject({ ok: true });
    expect((await own.systemUsers.all()).map((user) => user.id)).toEqual([id(1), id(2)]);
    expect(own.found()).toBe(2);
    expect(own.http.requests.every((request) => request.url.startsWith('https://altinn/'))).toBe(true);
  });

  it('does not believe a list that lost one: a query finds it', async () => {
    const own = await room({ pages: [{ data: [listed(1)] }], query: { 'ref-2': { status: 200, body: listed(2) } } });
    await own.hold(1);
    await own.hold(2);
    await own.watch.look(false);
    expect(await own.goneOnes()).toEqual([]);
  });

  it('marks one that list and query miss as gone, once, and brings it back when it turns up', async () => {
    const altinn: Altinn = { pages: [{ data: [] }], query: {} };
    const own = await room(altinn);
    await own.hold(1);
    await own.watch.look(false);
    await own.watch.look(false);
    expect(await own.goneOnes()).toEqual([id(1)]);
    expect(own.gone()).toBe(1);
    expect(await own.systemUsers.all()).toEqual([]);
    altinn.pages = [{ data: [listed(1)] }];
    await own.watch.look(false);
    expect(await own.goneOnes()).toEqual([]);
    expect(own.found()).toBe(0);
  });

  it.each([
    ['an error of the list', { pages: [], query: {} }],
    ['an error of the query', { pages: [{ data: [] }], query: { 'ref-1': { status: 500 } } }],
    [
      'a page from something in between',
      { pages: [{ data: [] }], query: { 'ref-1': { status: 404, body: '<html>' } } },
    ],
    ['a list that goes in a circle', { pages: [{ data: [], next: 'http://x/?token=0' }], query: {} }],
  ])('marks nothing after %s', async (_, altinn) => {
    const own = await room(altinn as Altinn);
    await own.hold(1);
    expect(await own.watch.look(false)).toMatchObject({ ok: false });
    expect(await own.goneOnes()).toEqual([]);
  });

  describe('of requests that another machine sent', () => {
    const request = (count: number, more: object = {}) => ({
      id: id(count),
      integrationTitle: `Forespørsel ${count}`,
      externalRef: `ref-${count}`,
      partyOrgNo: OWNER,
      status: 'New',
      accessPackages: [{ urn: 'urn:a' }],
      ...more,
    });
    const alone = (count: number, more: object = {}): Scripted => ({ status: 200, body: request(count, more) });

    it('takes in those that wait, once, with what they ask for', async () => {
      const list = [request(1), request(2, { partyOrgNo: '310000019' }), request(3, { status: 'Rejected' })];
      const own = await room({ pages: [{ data: [] }], query: {}, requests: { list, one: { [id(1)]: alone(1) } } });
      await own.watch.look(false);
      await own.watch.look(false);
      expect(await own.systemUsers.requests()).toMatchObject([
        {
          id: id(1),
          kind: 'agent',
          title: 'Forespørsel 1',
          externalRef: 'ref-1',
          packages: ['urn:a'],
          wanted: ['urn:a'],
          status: 'New',
          confirmUrl: `https://p/accessmanagement/ui/systemuser/agentrequest?id=${id(1)}&DONTCHOOSEREPORTEE=true`,
        },
      ]);
    });

    it.each([
      ['deleted since', { status: 404, body: { code: 'AUTH-00010' } }, true],
      ['approved since', alone(1, { status: 'Accepted' }), true],
      ['that cannot be read', { status: 500 }, false],
    ] satisfies [string, Scripted, boolean][])('leaves one %s alone', async (_, answer, isFine) => {
      const requests = { list: [request(1)], one: { [id(1)]: answer } };
      const own = await room({ pages: [{ data: [] }], query: {}, requests });
      expect(await own.watch.look(false)).toMatchObject({ ok: isFine });
      expect(await own.systemUsers.requests()).toEqual([]);
    });
  });

  it('leaves those of other owners alone', async () => {
    const own = await room({ pages: [{ data: [listed(1, '310000019')] }], query: {} });
    await own.watch.look(false);
    expect(await own.systemUsers.all()).toEqual([]);
  });

  it('looks by itself: soon after start, often while one is expected, then seldom', async () => {
    const altinn: Altinn = { pages: [{ data: [] }], query: {} };
    const own = await room(altinn);
    const looks = () => own.http.requests.filter((each) => each.url.includes('/systemuser/vendor/bysystem/')).length;
    own.watch.start();
    await own.clock.advance(10_000);
    await until(() => looks() === 1, 'the first look');
    await own.watch.look(true);
    altinn.pages = [{ data: [listed(1)] }];
    await own.clock.advance(15_000);
    await until(async () => (await own.systemUsers.all()).length === 1, 'the new one');
    own.watch.stop();
    const before = looks();
    await own.clock.advance(60 * 60_000);
    expect(looks()).toBe(before);
  });
});
