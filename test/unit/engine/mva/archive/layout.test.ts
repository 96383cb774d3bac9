import { describe, expect, it } from 'vitest';
import { clientFolder, type Placed, placeOf } from '../../../../../electron/engine/mva/archive/layout.ts';

const filing = (more: Partial<Placed> = {}): Placed => ({
  id: 'b1a7c7a0-1111-4222-8333-444444444444',
  organisation_number: '310000019',
  client_name: 'Fjell og Fjord AS',
  category: 'alminnelig',
  period: '2026-toMaaneder-5',
  started_at: '2026-11-21T23:30:00.000Z',
  ...more,
});

describe('the place of a filing in the archive', () => {
  it.each([
    ['2026-toMaaneder-5', 'termin 5'],
    ['2026-aar-1', 'året'],
    ['2026-maaned-3', 'måned 03'],
    ['2026-treMaaneder-2', 'kvartal 2'],
    ['2026-seksMaaneder-1', 'halvår 1'],
    ['2026-halvMaaned-7', 'halvmåned 07'],
    ['2026-uke-53', 'uke 53'],
  ])('of period %s is %s, and the day in Norway', (period, term) => {
    expect(placeOf(filing({ period }))).toEqual(['2026', term, 'innsending 2026-11-22 b1a7c7a0']);
  });

  it('tells the other categories apart', () => {
    expect(placeOf(filing({ category: 'kompensasjon' }))[1]).toBe('termin 5 kompensasjon');
  });

  it.each([
    ['Fjell og Fjord AS', '310000019 Fjell og Fjord AS'],
    ['../../etc', '310000019 .._.._etc'],
    ['A/B\\C:D*E?"<>|\u0000', '310000019 A_B_C_D_E______'],
    ['Punktum AS. ', '310000019 Punktum AS'],
    ['', '310000019'],
    ['x'.repeat(300), `310000019 ${'x'.repeat(50)}`],
  ])('of a client called %j is a safe name', (client_name, expected) => {
    expect(clientFolder(filing({ client_name }), [])).toBe(expected);
  });

  it('stays the same when the client changes its name', () => {
    const there = ['310000027 Fjell og Fjord AS', '310000019 Fjell og Fjord ANS', 'Notater'];
    expect(clientFolder(filing(), there)).toBe('310000019 Fjell og Fjord ANS');
  });
});
