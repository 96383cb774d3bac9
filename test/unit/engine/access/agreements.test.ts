import { describe, expect, it } from 'vitest';
import { Agreements } from '../../../../electron/engine/access/agreements.ts';
import { ScopeChoice } from '../../../../electron/engine/access/scope-choice.ts';
import { AccessState } from '../../../../electron/engine/access/state.ts';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import type { Base } from '../../../../electron/engine/base.ts';
import { endpointsOf } from '../../../../electron/engine/environments.ts';
import { Settings } from '../../../../electron/engine/store/settings.ts';
import type { AgreementsView, OrderId, ScopeLine } from '../../../../shared/contract/agreements.ts';
import { agreements as contract } from '../../../../shared/contract/agreements.ts';
import type { Environment } from '../../../../shared/contract/common.ts';
import { linkHosts } from '../../../../shared/hosts.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { manualClock, openTestStore } from '../support.ts';

const DIALOGS = 'digdir:dialogporten';

function room(environment: Environment = 'tt02') {
  const clock = manualClock();
  const store = openTestStore({ clock });
  const settings = new Settings(store);
  const push = () => undefined;
  let person = 'Kari';
  const audit = createAudit({ store, clock, push, person: () => person });
  const endpoints = endpointsOf(environment, 'http://127.0.0.1:4900');
  const base = { environment, endpoints, clock, store, settings, push, audit, person: () => person } as unknown as Base;
  const state = new AccessState(settings);
  const agreements = new Agreements(base, state, new ScopeChoice(settings, environment));
  const { handlers } = agreements;
  const must = (outcome: Outcome<AgreementsView>): AgreementsView => {
    if (!outcome.ok) throw new Error(outcome.error.code);
    return contract.view.output.parse(outcome.value);
  };
  return {
    clock,
    settings,
    state,
    audit,
    agreements,
    view: async () => must(await handlers['agreements.view']({})),
    choose: async (tasks: AgreementsView['tasks']) => must(await handlers['agreements.chooseTasks']({ tasks })),
    note: async (ids: OrderId[], status: 'ordered' | 'granted' | 'refused' | 'notNeeded' | null, reason = '') =>
      must(await handlers['agreements.note']({ ids, status, day: '2026-11-20', reason })),
    prove: async (granted: boolean, code = '') =>
      state.saveScopes({ [DIALOGS]: { granted, at: new Date(clock.now()).toISOString(), code } }),
    as: (name: string) => {
      person = name;
    },
  };
}

const dialogs = (view: AgreementsView): ScopeLine => {
  const line = view.scopes.find(({ id }) => id === 'dialogporten');
  if (!line) throw new Error('no line');
  return line;
};
const neededBy = (view: AgreementsView): string[] => view.scopes.filter((line) => line.needed).map(({ id }) => id);

describe('the scopes a firm needs', () => {
  it('are the least for what it uses the app for, in the channel of its environment', async () => {
    const own = room('tt02');
    const always = ['systemRegister', 'requestWrite', 'requestRead', 'delegationsRead', 'delegationsWrite'];
    expect(neededBy(await own.choose([]))).toEqual(always);
    expect(neededBy(await own.choose(['messages']))).toEqual([
      ...always.slice(0, 3),
      ...['instancesRead', 'dialogporten', 'correspondence'],
      ...always.slice(3),
    ]);
    // A person files there: Maskinporten need not know.
    expect(neededBy(await own.choose(['mva']))).toEqual([
      ...always,
      ...['personRead', 'personWrite', 'validation', 'personParties'],
    ]);
    expect(neededBy(await room('practice').choose(['mva']))).toContain('instancesWrite');
    expect(neededBy(await own.choose(['selfLinking']))).toEqual([
      ...always.slice(0, 3),
      ...['selfRead', 'selfWrite'],
      ...always.slice(3),
    ]);
  });

  it('are all of them until something was chosen, also over a restart', async () => {
    const own = room('practice');
    expect(neededBy(await own.view())).toHaveLength(13);
    await own.choose(['mva']);
    expect((await own.view()).tasks).toEqual(['mva']);
  });
});

describe('an order', () => {
  it('is noted with who and when, several at once, changed and taken away, and each is in the log', async () => {
    const own = room();
    const ordered = await own.note(['dialogporten', 'correspondence', 'maskinporten'], 'ordered');
    expect(dialogs(ordered)).toMatchObject({ state: 'ordered', note: { person: 'Kari', day: '2026-11-20' } });
    expect(ordered.agreements.find(({ id }) => id === 'maskinporten')?.state).toBe('ordered');
    own.as('Ola');
    const refused = await own.note(['dialogporten'], 'refused', 'Mangler avtale');
    expect(dialogs(refused)).toMatchObject({ state: 'refused', note: { person: 'Ola', reason: 'Mangler avtale' } });
    expect(dialogs(await own.note(['dialogporten'], 'ordered', 'left over'))).toMatchObject({
      state: 'ordered',
      note: { reason: '' },
    });
    expect(dialogs(await own.note(['dialogporten'], null))).toMatchObject({ state: 'todo', note: null });
    const { rows } = await own.audit.list({ limit: 10 });
    expect(rows.map(({ act, person, params }) => [act, person, params.status])).toEqual([
      ['agreements.note', 'Ola', 'none'],
      ['agreements.note', 'Ola', 'ordered'],
      ['agreements.note', 'Ola', 'refused'],
      ['agreements.note', 'Kari', 'ordered'],
    ]);
    expect(rows[3]?.params.orders).toBe(`${DIALOGS}, altinn:correspondence.read, maskinporten`);
  });

  it.each([
    ['a grant overrules a noted refusal', 'refused', true, '', 'granted'],
    ['a refusal overrules a noted grant', 'granted', false, 'MP-250', 'refused'],
    ['an order still waits while the owner has not granted it', 'ordered', false, 'MP-250', 'ordered'],
  ] as const)('%s', async (_, noted, granted, code, state) => {
    const own = room();
    await own.note(['dialogporten'], noted, 'x');
    await own.clock.advance(60_000);
    await own.prove(granted, code);
    expect(dialogs(await own.view())).toMatchObject({ state, proof: { granted, code } });
  });

  it('stands as noted after an older refusal, and never below a grant', async () => {
    const own = room();
    await own.prove(false, 'MP-250');
    await own.clock.advance(60_000);
    expect(dialogs(await own.note(['dialogporten'], 'granted')).state).toBe('granted');
    await own.prove(true);
    await own.clock.advance(60_000);
    expect(dialogs(await own.note(['dialogporten'], 'ordered')).state).toBe('granted');
  });

  it('reads what earlier versions kept of a check', async () => {
    const own = room();
    await own.settings.set('access.scopes', { [DIALOGS]: 'granted' });
    expect(dialogs(await own.view())).toMatchObject({ state: 'granted', proof: { at: '' } });
  });
});

describe('a login', () => {
  it('tells of each scope it asked for, and leaves the others as they were', async () => {
    const own = room();
    const asked = ['openid', 'altinn:clientdelegations.read', 'altinn:clientdelegations.write'];
    await own.agreements.personGranted(asked, asked.slice(0, 2), 'invalid_scope');
    await own.agreements.personGranted(['openid', 'altinn:instances.read'], ['openid', 'altinn:instances.read'], '');
    const states = Object.fromEntries((await own.view()).scopes.map(({ id, state }) => [id, state]));
    expect(states).toMatchObject({
      delegationsRead: 'granted',
      delegationsWrite: 'refused',
      personRead: 'granted',
      instancesRead: 'todo',
    });
  });
});

describe('the pages to order from', () => {
  it.each(['practice', 'tt02', 'production'] as const)(
    'in %s can be opened through the link door',
    async (environment) => {
      const view = await room(environment).view();
      const hosts = linkHosts(environment);
      const addresses = [...view.agreements, ...view.scopes].map(({ where }) => new URL(where));
      const origin = 'http://127.0.0.1:4900';
      expect(
        addresses.filter((url) => (environment === 'practice' ? url.origin !== origin : !hosts.has(url.host))),
      ).toEqual([]);
      expect(view.agreements.some(({ id }) => id === 'testUnit')).toBe(environment === 'tt02');
    },
  );
});
