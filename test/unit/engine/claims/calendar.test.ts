import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../../electron/engine/claims/calendar.ts';
import { shownDeadline } from '../../../../shared/contract/claims-tied.ts';

const term = (number: number, deadline: string) => ({
  ...{ period: { kind: 'toMaaneder' as const, number, year: 2026 }, category: 'alminnelig' as const, deadline },
});
const terms = [term(4, '2026-10-12'), term(5, '2026-12-10'), term(6, '2027-02-10')];
const told = (title: string | null, due: string | null, more = {}) => ({
  ...{ title, description: null, kind: 'rapporteringskrav', due, ...more },
});
const calendar = (deadlines: readonly ReturnType<typeof told>[], own = terms, today = '2026-11-23') =>
  calendarOf([{ source: 'skatt', fetchedAt: '2026-11-23T05:00:00Z', deadlines }], own, today).map(
    ({ due, stands, ours }) => [due, stands, ours?.period.number],
  );

describe('Skatteetaten’s own calendar beside ours', () => {
  it('confirms a term by its day where the text is of VAT, and nothing by the day alone', () => {
    expect(calendar([told('Lever MVA-melding for 5. termin', '2026-12-10')])).toEqual([['2026-12-10', 'confirmed', 5]]);
    expect(calendar([told('Lever skattemelding for næring', '2026-12-10')])).toEqual([
      ['2026-12-10', 'separate', undefined],
    ]);
  });

  it('names both where the day is another, by the term the text names, else by the nearest that is not confirmed', () => {
    expect(calendar([told('Lever mva-melding for 5. termin', '2026-12-14')])).toEqual([['2026-12-14', 'other', 5]]);
    expect(calendar([told('Lever mva-melding', '2027-02-12')])).toEqual([['2027-02-12', 'other', 6]]);
    const both = [told('Lever mva-melding', '2026-12-10'), told('Lever mva-melding for 2. termin', '2026-12-14')];
    expect(calendar(both)).toEqual([
      ['2026-12-10', 'confirmed', 5],
      ['2026-12-14', 'separate', undefined],
    ]);
    expect(calendar([told('Lever mva-melding', '2027-06-10')])).toEqual([['2027-06-10', 'separate', undefined]]);
  });

  it('has each deadline once, the soonest first, and none that has passed', () => {
    const twice = told('Lever skattemelding', '2027-05-31');
    expect(calendar([twice, told('Lever mva-melding', '2026-10-12'), { ...twice }, told('Noe nytt', null)])).toEqual([
      ['2027-05-31', 'separate', undefined],
      [null, 'separate', undefined],
    ]);
  });

  it('is what it was told, whatever that is', () => {
    const day = fc.constantFrom(null, '2026-11-22', '2026-12-10', '2026-12-12', '2027-02-10');
    const text = fc.option(fc.oneof(fc.string(), fc.constantFrom('mva', '5. termin mva', '<b>MVA</b>')));
    const deadline = fc.record({ title: text, description: text, kind: text, due: day });
    fc.assert(
      fc.property(fc.array(deadline), fc.subarray(terms), (deadlines, own) => {
        const kept = [{ source: 'skatt', fetchedAt: '', deadlines }];
        const shown = calendarOf(kept, own, '2026-11-23');
        shownDeadline.array().parse(shown);
        for (const each of shown) {
          expect(deadlines.some(({ title, due }) => title === each.title && due === each.due)).toBe(true);
          if (each.stands === 'confirmed') expect(each.ours?.deadline).toBe(each.due);
          if (each.stands === 'other') expect(each.ours?.deadline).not.toBe(each.due);
        }
      }),
    );
  });
});
