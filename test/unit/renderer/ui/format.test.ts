import { describe, expect, it } from 'vitest';
import { daysBetween, formatFor, osloParts, plain } from '../../../../renderer/ui/format.ts';

const nb = formatFor('nb');
const nn = formatFor('nn');
const en = formatFor('en');

describe('format', () => {
  it('groups with a thin space and writes a real minus sign in every language', () => {
    for (const format of [nb, nn, en]) {
      expect(format.number(-1234567)).toBe('\u22121\u202f234\u202f567');
      expect(format.number(999)).toBe('999');
    }
  });

  it('keeps decimals, with the sign of the language', () => {
    expect(nb.number('1000.50')).toBe('1\u202f000,50');
    expect(en.number('1000.50')).toBe('1\u202f000.50');
  });

  it('lets text that is no number pass as it is', () => {
    expect(nb.number('tusen')).toBe('tusen');
    expect(nb.date('i fjor')).toBe('i fjor');
  });

  it('copies plain digits with an ASCII minus', () => {
    expect(plain(nb.number(-1234567))).toBe('-1234567');
    expect(plain(nb.organisationNumber('310000388'))).toBe('310000388');
  });

  it('writes dates short, and nynorsk weekdays with nynorsk words', () => {
    expect(nb.day('2026-11-21')).toBe('21.\u00a0nov.\u00a02026');
    expect(en.day('2026-11-21')).toBe('21\u00a0Nov\u00a02026');
    expect(nn.longDay('2026-11-21')).toBe('laurdag 21. november');
    expect(nn.longDay('2026-11-17')).toBe('tysdag 17. november');
  });

  it('shows the clock in Oslo whatever the machine says, summer and winter', () => {
    expect(osloParts('2026-07-01T22:30:00Z')).toEqual({ day: '2026-07-02', time: '00:30' });
    expect(osloParts('2026-12-31T23:30:00Z')).toEqual({ day: '2027-01-01', time: '00:30' });
    expect(nb.dateTime('2026-11-21T07:02:00.1234567Z')).toBe('21.\u00a0nov.\u00a02026 08:02');
  });

  it('counts days over the change of the clock', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('writes organisation numbers in threes and leaves other text alone', () => {
    expect(nb.organisationNumber('310000388')).toBe('310\u00a0000\u00a0388');
    expect(nb.organisationNumber('31000')).toBe('31000');
  });
});
