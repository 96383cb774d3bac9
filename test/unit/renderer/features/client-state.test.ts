import { describe, expect, it } from 'vitest';
import {
  chainOf,
  clientState,
  givenPackage,
  isRemovable,
  listedText,
} from '../../../../renderer/features/clients/client-state.ts';
import { wayReason } from '../../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../../shared/contract/clients.ts';
import { clientRow, clientWay } from '../../../support/client-row.ts';

const client = (...ways: ClientRow['ways']) => clientRow({ ways });
const links = (row: ClientRow) => chainOf(row).map(({ link }) => link);

describe('a client’s way in', () => {
  it('is as good as its worst task', () => {
    expect(clientState(client(clientWay('mva'), clientWay('dialogs', 'lost', 'accessEnded')))).toBe('lost');
    expect(clientState(client(clientWay('mva'), clientWay('dialogs', 'unknown', 'notChecked')))).toBe('unknown');
    expect(clientState(client())).toBe('unknown');
  });

  it('of a sub-unit is not worse for the return that its main unit delivers', () => {
    expect(clientState(client(clientWay('mva', 'notAClient', 'subUnit'), clientWay('dialogs')))).toBe('ready');
  });

  it('is whole when every task works', () => {
    expect(links(clientRow())).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  it('breaks at the authorisation, and everything after it with it, when access has ended', () => {
    const ended = [clientWay('mva', 'lost', 'accessEnded'), clientWay('dialogs', 'lost', 'accessEnded')];
    expect(links(client(...ended))).toEqual(['broken', 'broken', 'broken', 'broken']);
  });

  it('is unconfirmed only at the service that has not been looked at', () => {
    expect(links(client(clientWay('mva'), clientWay('dialogs', 'ready', 'missedOnce')))).toEqual([
      'ok',
      'ok',
      'ok',
      'ok',
    ]);
    expect(links(client(clientWay('mva', 'ready', 'missedOnce'), clientWay('dialogs')))).toEqual([
      'ok',
      'ok',
      'ok',
      'weak',
    ]);
  });

  it('breaks at the system access alone, for a client that can be added', () => {
    const listed = [clientWay('mva', 'canBeLinked', 'listed'), clientWay('dialogs', 'canBeLinked', 'listed')];
    expect(links(client(...listed))).toEqual(['ok', 'ok', 'broken', 'broken']);
  });

  it('says as past what Altinn showed, where the link says otherwise since', () => {
    expect([listedText(true, 'ok'), listedText(true, 'broken')]).toEqual(['client.listed', 'client.wasListed']);
    expect([listedText(false, 'broken'), listedText(false, 'ok')]).toEqual(['client.notListed', 'client.wasNotListed']);
  });

  it('rests on a package the client has delegated, not on one it lacks', () => {
    const way = (state: 'ready' | 'lacksPackage') =>
      clientRow({ ways: [clientWay('mva', state, 'linked', { package: 'merverdiavgift' })] });
    expect(givenPackage(way('ready'))?.package).toBe('merverdiavgift');
    expect(givenPackage(way('lacksPackage'))).toBeUndefined();
    expect(givenPackage(clientRow())).toBeUndefined();
  });

  it('has a place in the chain for every reason', () => {
    for (const reason of wayReason.options)
      expect(links(client(clientWay('mva', 'unknown', reason), clientWay('dialogs', 'unknown', reason)))).toHaveLength(
        4,
      );
  });

  it('of the firm itself has no authorisation to show', () => {
    const own = clientRow({ own: true, systemUserId: null, ways: [clientWay('mva', 'lacksPackage', 'noSystemUser')] });
    expect(chainOf(own).map(({ part }) => part)).toEqual(['systemUser', 'service']);
    expect(isRemovable(own)).toBe(false);
    expect(links(own)).toEqual(['broken', 'broken']);
    const unwanted = clientRow({ ...own, ways: [clientWay('mva', 'notAClient', 'noSystemUser')] });
    expect(links(unwanted)).toEqual(['unset', 'unset']);
  });
});
