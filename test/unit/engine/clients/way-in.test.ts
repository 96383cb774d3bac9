import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opens } from '../../../../electron/engine/access/choice.ts';
import { type WayFacts, wayIn } from '../../../../electron/engine/clients/way-in.ts';

const ROLE = {
  id: 'role',
  kind: 'agent',
  packages: ['urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet'],
} as const;
const VAT = { id: 'vat', kind: 'agent', packages: ['urn:altinn:accesspackage:merverdiavgift'] } as const;
const TAX = { id: 'tax', kind: 'agent', packages: ['urn:altinn:accesspackage:skattegrunnlag'] } as const;
const OWN = { id: 'own', kind: 'standard', packages: ['urn:altinn:accesspackage:merverdiavgift'] } as const;

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T08:00:00.000Z`;

function facts(
  change: Omit<Partial<WayFacts>, 'register'> & { register?: Partial<WayFacts['register']> } = {},
): WayFacts {
  return {
    own: false,
    systemUsers: [ROLE, VAT],
    links: [],
    ended: null,
    lists: [],
    refusals: [],
    jointUnit: null,
    asked: null,
    ...change,
    register: {
      checkedAt: day(2),
      status: 'active',
      parent: null,
      accountant: null,
      accountantCheckedAt: day(2),
      ...change.register,
    },
  };
}
const link = (systemUserId: string, change = {}) => ({
  systemUserId,
  linkedAt: day(1),
  seenAt: null,
  missedSince: null,
  refusedAt: null,
  goneAt: null,
  ...change,
});
const list = (systemUserId: string, listed: boolean, at = day(3)) => ({ systemUserId, at, listed, linked: false });
const told = (task: 'mva' | 'dialogs', given: WayFacts) => {
  const { state, reason, step } = wayIn(task, given);
  return [state, reason, step].join(' ');
};

describe('the way in', () => {
  it.each([
    ['a live link that opens it', facts({ links: [link('role')] }), 'ready linked none'],
    [
      'a live link and a role that was confirmed',
      facts({ links: [link('role')], register: { accountant: true } }),
      'ready linked none',
    ],
    [
      'a role that ended after the link',
      facts({ links: [link('role')], register: { accountant: false } }),
      'lost roleEnded ask',
    ],
    [
      'a role looked up before the link',
      facts({ links: [link('role', { linkedAt: day(5) })], register: { accountant: false } }),
      'ready linked none',
    ],
    [
      'no role, but a package given by hand',
      facts({ links: [link('vat')], register: { accountant: false } }),
      'ready linked none',
    ],
    ['one miss', facts({ links: [link('vat', { missedSince: day(3), seenAt: day(3) })] }), 'ready missedOnce wait'],
    [
      'two misses a day apart',
      facts({ links: [link('vat', { missedSince: day(3), seenAt: day(4) })] }),
      'lost notSeen logIn',
    ],
    ['a link lost at Altinn', facts({ ended: { at: day(4), byFirm: false } }), 'lost accessEnded ask'],
    [
      'a link lost at Altinn, and listed since',
      facts({ ended: { at: day(2), byFirm: false }, lists: [list('vat', true)] }),
      'canBeLinked takenOut link',
    ],
    ['a link a service refused', facts({ links: [link('role', { refusedAt: day(4) })] }), 'lost refused logIn'],
    [
      'a link refused, and listed as linked since',
      facts({
        links: [link('role', { refusedAt: day(2) })],
        lists: [{ ...list('role', true), linked: true }],
      }),
      'ready linked none',
    ],
    [
      'a system user that is gone, and no other',
      facts({ systemUsers: [], links: [link('gone', { goneAt: day(4) })] }),
      'lost systemUserGone requestSystemUser',
    ],
    [
      'a system user that is gone, and another to be put into',
      facts({ links: [link('gone', { goneAt: day(4) })] }),
      'lost systemUserGone link',
    ],
    ['taken off by the firm', facts({ ended: { at: day(4), byFirm: true } }), 'canBeLinked takenOff link'],
    [
      'taken off by the firm, not listed since',
      facts({ ended: { at: day(2), byFirm: true }, lists: [list('vat', false), list('role', false)] }),
      'notAClient noPower ask',
    ],
    ['listed at Altinn', facts({ lists: [list('vat', true)] }), 'canBeLinked listed link'],
    ['the firm as accountant', facts({ register: { accountant: true } }), 'canBeLinked roleHeld link'],
    [
      'the firm as accountant, but no system user for that',
      facts({ systemUsers: [VAT], register: { accountant: true } }),
      'unknown needsLogin logIn',
    ],
    [
      'refused for a package',
      facts({ lists: [list('vat', true)], refusals: [{ systemUserId: 'vat', at: day(4) }] }),
      'lacksPackage packageMissing ask',
    ],
    [
      'refused, and listed anew since',
      facts({ lists: [list('vat', true, day(5))], refusals: [{ systemUserId: 'vat', at: day(4) }] }),
      'canBeLinked listed link',
    ],
    [
      'asked',
      facts({ register: { accountant: false }, asked: { package: 'merverdiavgift', at: day(4), reminded: false } }),
      'waitingForDelegation asked remind',
    ],
    [
      'lost, and asked',
      facts({
        ended: { at: day(4), byFirm: false },
        asked: { package: 'merverdiavgift', at: day(5), reminded: false },
      }),
      'waitingForDelegation asked remind',
    ],
    [
      'asked, and listed',
      facts({ lists: [list('vat', true)], asked: { package: 'merverdiavgift', at: day(1), reminded: false } }),
      'canBeLinked listed link',
    ],
    ['no system user', facts({ systemUsers: [] }), 'lacksPackage noSystemUser requestSystemUser'],
    [
      'neither role nor listing',
      facts({ register: { accountant: false }, lists: [list('role', false), list('vat', false)] }),
      'notAClient noPower ask',
    ],
    ['no role, and Altinn never asked', facts({ register: { accountant: false } }), 'unknown needsLogin logIn'],
    ['nothing looked up', facts(), 'unknown notChecked wait'],
    ['a sub-unit', facts({ links: [link('vat')], register: { parent: '310000019' } }), 'notAClient subUnit none'],
    [
      'a member of a joint registration',
      facts({ links: [link('vat')], jointUnit: '310000019' }),
      'notAClient jointMember none',
    ],
    ['deleted', facts({ links: [link('vat')], register: { status: 'deleted' } }), 'notAClient deleted none'],
    ['taken over', facts({ links: [link('vat')], register: { status: 'takenOver' } }), 'notAClient takenOver none'],
    [
      'bankrupt, but still linked',
      facts({ links: [link('vat')], register: { status: 'bankrupt' } }),
      'ready linked none',
    ],
  ])('of VAT returns with %s', (_, given, expected) => {
    expect(told('mva', given)).toBe(expected);
  });

  it('is told per task: a package may open messages and no return', () => {
    const given = facts({ systemUsers: [TAX, VAT], links: [link('tax')], register: { accountant: false } });
    expect(told('dialogs', given)).toBe('ready linked none');
    expect(wayIn('mva', given)).toMatchObject({
      state: 'lacksPackage',
      reason: 'packageMissing',
      package: 'merverdiavgift',
    });
  });

  it('of messages goes through a sub-unit’s own link, and a joint registration', () => {
    expect(told('dialogs', facts({ links: [link('vat')], register: { parent: '310000019' } }))).toBe(
      'ready linked none',
    );
    expect(told('dialogs', facts({ register: { parent: '310000019', accountant: false } }))).toBe(
      'notAClient subUnit none',
    );
    expect(told('dialogs', facts({ links: [link('vat')], jointUnit: '310000019' }))).toBe('ready linked none');
  });

  it('of the firm itself is its standard system user', () => {
    expect(told('mva', facts({ own: true, systemUsers: [OWN] }))).toBe('ready linked none');
  });

  it('of the firm itself is nothing it lacks, until it has one of its own or has asked for it', () => {
    const own = (change: Partial<WayFacts>) => told('mva', facts({ own: true, ...change }));
    const packages = (code: string) => [{ ...OWN, packages: [`urn:altinn:accesspackage:${code}`] }];
    expect(own({ systemUsers: [VAT] })).toBe('notAClient noSystemUser requestSystemUser');
    expect(own({ systemUsers: packages('klientadministrator') })).toBe('notAClient noSystemUser requestSystemUser');
    expect(own({ systemUsers: packages('skattegrunnlag') })).toBe('lacksPackage noSystemUser requestSystemUser');
    expect(own({ systemUsers: [VAT], ownRequested: true })).toBe('lacksPackage noSystemUser requestSystemUser');
  });

  it('names the package that the client has delegated, and none where the accountant’s role gives it', () => {
    const named = (change: Partial<WayFacts>) => wayIn('mva', facts(change)).package;
    expect(named({ links: [link('vat')] })).toBe('merverdiavgift');
    expect(named({ links: [link('vat', { missedSince: day(3), seenAt: day(3) })] })).toBe('merverdiavgift');
    expect(named({ lists: [list('vat', true)] })).toBe('merverdiavgift');
    expect(named({ links: [link('role')] })).toBeNull();
    expect(named({ lists: [list('role', true)] })).toBeNull();
  });

  it('tells who confirmed it last, and when', () => {
    expect(wayIn('mva', facts({ links: [link('vat')] }))).toMatchObject({ source: 'altinn', checkedAt: day(1) });
    const seen = facts({ links: [link('vat', { seenAt: day(6) })] });
    expect(wayIn('mva', seen)).toMatchObject({ source: 'dialogporten', checkedAt: day(6) });
    const listed = facts({ links: [link('vat')], lists: [{ ...list('vat', true), linked: true }] });
    expect(wayIn('mva', listed)).toMatchObject({ source: 'altinn', checkedAt: day(3) });
  });
});

const instants = fc.integer({ min: 1, max: 28 }).map(day);
const ids = fc.constantFrom('role', 'vat', 'tax', 'own', 'gone');
const anyFacts: fc.Arbitrary<WayFacts> = fc.record({
  own: fc.constant(false),
  systemUsers: fc.subarray([ROLE, VAT, TAX, OWN]),
  links: fc.array(
    fc.record({
      systemUserId: ids,
      linkedAt: instants,
      seenAt: fc.option(instants),
      missedSince: fc.option(instants),
      refusedAt: fc.option(instants),
      goneAt: fc.option(instants),
    }),
    { maxLength: 3 },
  ),
  ended: fc.option(fc.record({ at: instants, byFirm: fc.boolean() })),
  lists: fc.uniqueArray(fc.record({ systemUserId: ids, at: instants, listed: fc.boolean(), linked: fc.boolean() }), {
    selector: (each) => each.systemUserId,
    maxLength: 4,
  }),
  refusals: fc.array(fc.record({ systemUserId: ids, at: instants }), { maxLength: 2 }),
  register: fc.record({
    checkedAt: fc.option(instants),
    status: fc.constantFrom('unknown', 'active', 'bankrupt', 'dissolving', 'deleted', 'takenOver', 'notFound'),
    parent: fc.option(fc.constant('310000019')),
    accountant: fc.option(fc.boolean()),
    accountantCheckedAt: fc.option(instants),
  }),
  jointUnit: fc.option(fc.constant('310000019')),
  asked: fc.option(fc.record({ package: fc.constant('merverdiavgift'), at: instants, reminded: fc.boolean() })),
});

describe('any way in', () => {
  it('is ready only over a live link of an agent whose packages open the task, and never for a unit that is gone', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('mva' as const, 'dialogs' as const), (given, task) => {
        if (wayIn(task, given).state !== 'ready') return;
        const linked = given.links.map((each) => each.systemUserId);
        const opening = given.systemUsers.filter((user) => user.kind === 'agent' && opens(task, user.packages));
        expect(opening.some((user) => linked.includes(user.id))).toBe(true);
        expect(['deleted', 'takenOver']).not.toContain(given.register.status);
        if (task === 'mva') expect([given.register.parent, given.jointUnit]).toEqual([null, null]);
      }),
    );
  });

  it('can be linked only where Altinn or Enhetsregisteret said so, or the firm took it off itself', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const way = wayIn('mva', given);
        if (way.state !== 'canBeLinked') return;
        const listed = given.lists.some((each) => each.listed);
        expect(listed || given.register.accountant === true || given.ended?.byFirm === true).toBe(true);
        expect(way.step).toBe('link');
      }),
    );
  });

  it('that lacks a package names it, and every one but a ready or unknown one says who told', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('mva' as const, 'dialogs' as const), (given, task) => {
        const way = wayIn(task, given);
        if (way.state === 'lacksPackage') expect(way.package).not.toBeNull();
        if (way.state !== 'unknown') expect(way.source).not.toBeNull();
      }),
    );
  });
});
