import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, readDeadlines } from '../../../../electron/engine/claims/read-deadlines.ts';

describe('what Skatteetaten answers about deadlines', () => {
  it('tells a source that did not answer from one that has none', () => {
    const frist = {
      tittel: 'Lever mva-melding for 3. termin',
      aktivitetstype: 'rapporteringskrav',
      frist: '2026-08-31',
    };
    const read = readDeadlines({
      virksomhet: '310000002',
      kilder: [
        { kilde: 'skatt', status: 'OK', frister: [{ ...frist, aktivitetsbeskrivelse: 'Mai og juni 2026' }] },
        { kilde: 'toll', status: 'FEIL' },
        { kilde: 'annet', status: 'OK', frister: [] },
      ],
    });
    expect(read?.map(({ source, answered, deadlines }) => [source, answered, deadlines.length])).toEqual([
      ['skatt', true, 1],
      ['toll', false, 0],
      ['annet', true, 0],
    ]);
    expect(read?.[0]?.deadlines[0]).toMatchObject({ due: '2026-08-31', kind: 'rapporteringskrav' });
  });

  it('knows the same deadline again by source, kind, date and sentence', () => {
    const deadline = { title: 'Lever', description: null, kind: 'nytt krav', due: '2026-08-31' };
    expect(keyOf('skatt', { ...deadline, description: 'Mai og juni' })).toBe(keyOf('skatt', deadline));
    expect(keyOf('skatt', { ...deadline, due: '2026-09-01' })).not.toBe(keyOf('skatt', deadline));
    expect(keyOf('toll', deadline)).not.toBe(keyOf('skatt', deadline));
  });

  it('never throws, whatever came', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (garbage) => {
        readDeadlines(garbage);
        readDeadlines({ kilder: garbage });
        readDeadlines({ kilder: [{ kilde: garbage, status: garbage, frister: garbage }] });
      }),
    );
    expect(readDeadlines('<html>')).toBeUndefined();
  });
});
