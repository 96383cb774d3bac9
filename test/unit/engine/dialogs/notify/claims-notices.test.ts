import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ClaimsNotices, type ClaimToTell } from '../../../../../electron/engine/dialogs/notify/claims-notices.ts';
import { usualNotices } from '../../../../../electron/engine/dialogs/notify/kept.ts';
import { Settings } from '../../../../../electron/engine/store/settings.ts';
import { noticeSettings } from '../../../../../shared/contract/background.ts';
import { openTestStore } from '../../support.ts';

const FJELL = { organisationNumber: '310000019', name: 'Fjell og Fjord AS' };
const BAKERI = { organisationNumber: '310000027', name: 'Øvre Årdal Bakeri AS' };
const piece = (kind: ClaimToTell['kind'], key: string, client = FJELL): ClaimToTell => ({
  ...{ kind, key, organisationNumber: client.organisationNumber },
});
const all = () => true;
const names = async () => new Map([FJELL, BAKERI].map((each) => [each.organisationNumber, each.name]));

describe('news of claims', () => {
  it('is told once, together, and leads to the client where it is one client’s', async () => {
    const notices = new ClaimsNotices(new Settings(openTestStore()), names);
    await notices.collect([piece('overdue', 'a'), piece('overdue', 'b'), piece('fine', 'c', BAKERI)]);
    const told = (await notices.tell(usualNotices, all)).filter((each) => each !== undefined);
    expect(told).toMatchObject([
      { kind: 'fine', count: 1, client: BAKERI.name, to: `/krav/${BAKERI.organisationNumber}` },
      { kind: 'overdue', count: 2, client: FJELL.name, to: `/krav/${FJELL.organisationNumber}` },
    ]);
    expect(await notices.collect([piece('overdue', 'a')])).toBe(false);
    expect(await notices.tell(usualNotices, all)).toEqual([]);
  });

  it('survives a restart, and is not told again after one', async () => {
    const store = openTestStore();
    await new ClaimsNotices(new Settings(store), names).collect([piece('overdue', 'a')]);
    const second = new ClaimsNotices(new Settings(store), names);
    expect((await second.tell(usualNotices, all))[1]).toMatchObject({ kind: 'overdue', count: 1 });
    const third = new ClaimsNotices(new Settings(store), names);
    await third.collect([piece('overdue', 'a')]);
    expect(await third.tell(usualNotices, all)).toEqual([]);
  });

  it('of clients that answer side by side is all kept', async () => {
    const notices = new ClaimsNotices(new Settings(openTestStore()), names);
    await Promise.all(Array.from({ length: 40 }, (_, index) => notices.collect([piece('overdue', String(index))])));
    expect((await notices.tell(usualNotices, all))[1]).toMatchObject({ count: 40 });
  });

  it('is left out where the person wants none of the kind, or may not see the client', async () => {
    const notices = new ClaimsNotices(new Settings(openTestStore()), names);
    await notices.collect([piece('newClaim', 'a'), piece('payout', 'b'), piece('fine', 'c', BAKERI)]);
    const told = await notices.tell(
      usualNotices,
      ({ client }) => client.organisationNumber === FJELL.organisationNumber,
    );
    expect(told.filter((each) => each !== undefined)).toEqual([]);
  });

  it('names nobody who was deleted here meanwhile, and keeps no number of theirs', async () => {
    const settings = new Settings(openTestStore());
    const notices = new ClaimsNotices(settings, async () => new Map());
    await notices.collect([piece('fine', 'a')]);
    expect((await notices.tell(usualNotices, all)).filter((each) => each !== undefined)).toEqual([]);
    expect(JSON.stringify(await settings.read('notify.claims', z.unknown()))).not.toContain(FJELL.organisationNumber);
  });

  it('has its kinds in settings that were kept before there were any', () => {
    const { claimsOverdue: _, claimFines: __, newClaims: ___, claimPayouts: ____, ...older } = usualNotices;
    expect(noticeSettings.parse(older)).toEqual(usualNotices);
  });
});
