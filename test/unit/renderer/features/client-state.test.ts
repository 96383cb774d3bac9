import { describe, expect, it } from 'vitest';
import { chainOf, clientState, isRemovable } from '../../../../renderer/features/clients/client-state.ts';
import type { ClientRow } from '../../../../shared/contract/clients.ts';

type Way = ClientRow['ways'][number];
const way = (task: Way['task'], state: Way['state'], reason: Way['reason']): Way => ({
  task,
  state,
  reason,
  checkedAt: null,
});

const client = (...ways: Way[]): ClientRow => ({
  organisationNumber: '310000388',
  name: 'Fjell og Fjord AS',
  form: 'AS',
  own: false,
  bankrupt: false,
  systemUserId: '00000001-0000-4000-8000-000000000001',
  systemUserTitle: 'Regnskapsklienter',
  ways,
  nextDeadline: null,
  unread: 0,
  linkedAt: null,
});

const links = (row: ClientRow) => chainOf(row).map(({ link }) => link);

describe('a client’s way in', () => {
  it('is as good as its worst task', () => {
    expect(clientState(client(way('mva', 'ok', 'linked'), way('dialogs', 'lost', 'accessEnded')))).toBe('lost');
    expect(clientState(client(way('mva', 'ok', 'linked'), way('dialogs', 'unknown', 'notChecked')))).toBe('unknown');
    expect(clientState(client())).toBe('unknown');
  });

  it('is whole when every task works', () => {
    expect(links(client(way('mva', 'ok', 'linked'), way('dialogs', 'ok', 'linked')))).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  it('breaks at the authorisation, and everything after it with it, when access has ended', () => {
    const ended = [way('mva', 'lost', 'accessEnded'), way('dialogs', 'lost', 'accessEnded')];
    expect(links(client(...ended))).toEqual(['broken', 'broken', 'broken', 'broken']);
  });

  it('is unconfirmed only at the service that has not been looked at', () => {
    expect(links(client(way('mva', 'ok', 'linked'), way('dialogs', 'unknown', 'notChecked')))).toEqual([
      'ok',
      'ok',
      'ok',
      'weak',
    ]);
  });

  it('of the firm itself has no authorisation to show', () => {
    const own = { ...client(way('mva', 'missing', 'noSystemUser')), own: true, systemUserId: null };
    expect(chainOf(own).map(({ part }) => part)).toEqual(['systemUser', 'service']);
    expect(isRemovable(own)).toBe(false);
  });
});
