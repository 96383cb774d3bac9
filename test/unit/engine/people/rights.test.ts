import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fourEyesRefusal } from '../../../../electron/engine/people/four-eyes.ts';
import {
  ALL_RIGHTS,
  lacking,
  leavesNobodyToSetUp,
  mayAtAll,
  type Rights,
  rightsAnywhere,
  rightsFor,
  rightsForAll,
  seesEverything,
} from '../../../../electron/engine/people/rights.ts';
import { clientRights } from '../../../../shared/contract/people.ts';

const group = fc.constantFrom('A', 'B', 'C');
const number = fc.constantFrom('310000001', '310000002', '310000003');
const right = fc.constantFrom(...clientRights);
const client = fc.record({ organisationNumber: number, groups: fc.uniqueArray(group) });
const person: fc.Arbitrary<Rights> = fc.record({
  setUp: fc.boolean(),
  grants: fc.array(fc.record({ group: fc.option(group), rights: fc.uniqueArray(right) }), { maxLength: 4 }),
  blocked: fc.uniqueArray(number, { maxLength: 2 }),
});

describe('rights', () => {
  it('give nothing for a blocked client, whatever the groups say', () => {
    fc.assert(
      fc.property(person, client, (who, whom) => {
        const blocked = { ...who, blocked: [...who.blocked, whom.organisationNumber] };
        expect(rightsFor(blocked, whom).size).toBe(0);
      }),
    );
  });

  it('give reading with every other right', () => {
    fc.assert(
      fc.property(person, client, (who, whom) => {
        const rights = rightsFor(who, whom);
        expect(rights.size === 0 || rights.has('read')).toBe(true);
      }),
    );
  });

  it('never shrink by one more grant, nor grow by one more block', () => {
    fc.assert(
      fc.property(person, client, group, right, number, (who, whom, more, added, hidden) => {
        const before = [...rightsFor(who, whom)];
        const granted = rightsFor({ ...who, grants: [...who.grants, { group: more, rights: [added] }] }, whom);
        expect(before.every((each) => granted.has(each))).toBe(true);
        const blocked = rightsFor({ ...who, blocked: [...who.blocked, hidden] }, whom);
        expect([...blocked].every((each) => before.includes(each))).toBe(true);
      }),
    );
  });

  it('for all clients hold for each, and for one client hold somewhere', () => {
    fc.assert(
      fc.property(person, client, (who, whom) => {
        const rights = rightsFor(who, whom);
        if (!who.blocked.includes(whom.organisationNumber))
          for (const each of rightsForAll(who)) expect(rights.has(each)).toBe(true);
        for (const each of rights) expect(rightsAnywhere(who).has(each) && mayAtAll(who, each)).toBe(true);
        if (seesEverything(who)) expect(rights.has('read')).toBe(true);
      }),
    );
  });

  it('name the first client that lacks one, and none only when none does', () => {
    fc.assert(
      fc.property(person, fc.array(client), right, (who, clients, wanted) => {
        const lacks = lacking(who, wanted, clients);
        expect(lacks === null).toBe(clients.every((each) => rightsFor(who, each).has(wanted)));
      }),
    );
  });

  it('of a group reach its clients alone', () => {
    const who: Rights = { setUp: false, grants: [{ group: 'A', rights: ['prepare'] }], blocked: [] };
    expect([...rightsFor(who, { organisationNumber: '310000001', groups: ['A', 'B'] })]).toEqual(['prepare', 'read']);
    expect(rightsFor(who, { organisationNumber: '310000002', groups: ['B'] }).size).toBe(0);
    expect(rightsFor(who, { organisationNumber: '310000003', groups: [] }).size).toBe(0);
    expect([mayAtAll(who, 'read'), mayAtAll(who, 'file'), mayAtAll(who, 'setUp')]).toEqual([true, false, false]);
  });

  it('of the first person are all there are', () => {
    expect(seesEverything(ALL_RIGHTS) && ALL_RIGHTS.setUp).toBe(true);
    expect(rightsForAll(ALL_RIGHTS)).toEqual(new Set(clientRights));
  });

  it('never leave a firm without someone who can set up', () => {
    const staff = fc.uniqueArray(fc.record({ id: fc.constantFrom('1', '2', '3', '4'), setUp: fc.boolean() }), {
      selector: ({ id }) => id,
      minLength: 1,
    });
    fc.assert(
      fc.property(staff, fc.nat(), fc.boolean(), (people, at, setUp) => {
        const active = people.map((each) => ({ ...each, grants: [], blocked: [] }));
        const changed = { id: people[at % people.length]?.id ?? '', setUp };
        const after = active.map((each) => (each.id === changed.id ? { ...each, setUp } : each));
        expect(leavesNobodyToSetUp(active, changed)).toBe(!after.some((each) => each.setUp));
      }),
    );
  });
});

describe('four eyes', () => {
  const signer = { id: '1', name: 'Kari', provedBy: 'idporten' as const };

  it('are one person’s two when the preparer signs, by id or by a name from before ids', () => {
    expect(fourEyesRefusal('1', signer)?.code).toBe('people.samePerson');
    expect(fourEyesRefusal('Kari', signer)?.code).toBe('people.samePerson');
  });

  it('count only where the signer has shown who they are', () => {
    expect(fourEyesRefusal('2', { ...signer, provedBy: 'said' })).toMatchObject({
      code: 'people.notProved',
      action: 'logIn',
      sent: 'notSent',
    });
    expect(fourEyesRefusal('2', signer)).toBeUndefined();
  });
});
