import { describe, expect, it } from 'vitest';
import { Session } from '../../../../electron/engine/people/session.ts';
import type { KeptPerson } from '../../../../electron/engine/people/store.ts';

const person = (id: string, osUser: string): KeptPerson => ({
  id,
  name: id,
  osUser,
  setUp: false,
  grants: [],
  blocked: [],
  createdAt: '',
  deactivatedAt: null,
  knownSince: null,
  proof: null,
});

function session(...people: KeptPerson[]) {
  const staff = [...people];
  return { staff, own: new Session({ osUser: 'shared', active: () => staff }) };
}

describe('who is here', () => {
  it('is known at once where one person has the account', () => {
    const { own } = session(person('kari', 'shared'), person('ola', 'other'));
    expect([own.here?.id, own.provedBy, own.several]).toEqual(['kari', 'said', true]);
  });

  it('is asked where several share it, and only they are offered', () => {
    const { own } = session(person('kari', 'shared'), person('ola', 'shared'), person('per', 'other'));
    expect(own.here).toBeUndefined();
    expect(own.choices().map(({ id }) => id)).toEqual(['kari', 'ola']);
    expect(own.choose('per')).toMatchObject({ ok: false, error: { code: 'people.unknown' } });
    expect([own.choose('ola'), own.here?.id]).toMatchObject([{ value: true }, 'ola']);
  });

  it('is asked of everybody on an account that is nobody’s, so that a new machine locks nobody out', () => {
    const { own } = session(person('kari', 'old'), person('ola', 'older'));
    expect([own.accountKnown, own.here, own.choices().length]).toEqual([false, undefined, 2]);
  });

  it('stays the same when others come to share the account', () => {
    const { own, staff } = session(person('kari', 'shared'));
    own.stay();
    staff.push(person('ola', 'shared'));
    expect(own.here?.id).toBe('kari');
  });

  it('is nobody after idling, and the proof is gone with them, also for the same person', () => {
    const { own } = session(person('kari', 'shared'), person('ola', 'shared'));
    own.choose('kari');
    own.proved();
    expect(own.provedBy).toBe('idporten');
    own.leave();
    expect([own.here, own.last?.id, own.provedBy]).toEqual([undefined, 'kari', 'said']);
    expect([own.choose('kari'), own.provedBy]).toMatchObject([{ value: false }, 'said']);
    expect(own.choose('ola')).toMatchObject({ value: true });
  });

  it('is nobody once put to rest', () => {
    const { own, staff } = session(person('kari', 'shared'), person('ola', 'shared'), person('per', 'shared'));
    own.choose('kari');
    staff.shift();
    expect(own.here).toBeUndefined();
  });
});
