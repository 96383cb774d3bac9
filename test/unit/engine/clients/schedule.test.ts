import { describe, expect, it } from 'vitest';
import { isVatScheduled } from '../../../../electron/engine/clients/schedule.ts';

const duty = { status: 'active', parent: null, jointUnit: null, vatTerm: null, vatRegistered: true, ending: false };

describe('the returns of a client', () => {
  it.each([
    ['an active one', {}, true],
    ['one not looked up', { status: 'unknown', vatRegistered: null }, true],
    ['one being dissolved', { status: 'dissolving' }, true],
    ['a bankrupt one', { status: 'bankrupt' }, false],
    ['a deleted one', { status: 'deleted' }, false],
    ['one taken over', { status: 'takenOver' }, false],
    ['a sub-unit', { parent: '310000019' }, false],
    ['a member of a joint registration', { jointUnit: '310000019' }, false],
    ['one outside the VAT register', { vatRegistered: false }, false],
    ['one the firm says delivers, whatever the register has', { vatRegistered: false, vatTerm: 'toMaaneder' }, true],
    ['one that delivers once a year', { vatTerm: 'aar' }, true],
    ['one the firm takes leave of', { ending: true }, false],
    ['one the firm says does not deliver', { vatTerm: 'none' }, false],
  ])('are waited for as they should be: %s', (_, change, expected) => {
    expect(isVatScheduled({ ...duty, ...change })).toBe(expected);
  });
});
