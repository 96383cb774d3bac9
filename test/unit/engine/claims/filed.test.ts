import { describe, expect, it } from 'vitest';
import { follow } from '../../../../electron/engine/claims/filed.ts';
import { groupOf, kindOf } from '../../../../electron/engine/claims/kinds.ts';
import type { Claim } from '../../../../electron/engine/claims/model.ts';
import { readClaims } from '../../../../electron/engine/claims/read.ts';

const second = { kind: 'toMaaneder', number: 2, year: 2026 } as const;
const filed = { period: second, amount: 48_200_00, kid: '900000000012345' };

function claim(fields: object = {}): Claim {
  const [read] =
    readClaims({
      krav: {
        ...{ kravtype: 'Mva-melding', kravgruppe: 'Merverdiavgift', fastsettingsmaate: 'egenfastsatt' },
        ...{ opprinneligBeloep: 48200, gjenstaaendeBeloep: 48200 },
        kravperiode: { aar: '2026', fraDato: '2026-03-01', tilDato: '2026-04-30', terminTekniskNavn: '02' },
        kravforfall: due(48200, 48200),
        ...fields,
      },
    })?.entries ?? [];
  if (!read) throw new Error('not read');
  return read;
}

const due = (opprinneligBeloep: number, gjenstaaendeBeloep: number, kidnummer = '9000 0000 0012 345') => [
  { forfallsdato: '2026-06-10', opprinneligBeloep, gjenstaaendeBeloep, betalingsinformasjon: { kidnummer } },
];

describe('the claim of a return', () => {
  it('is there, right, and not yet paid', () => {
    const own = claim();
    const found = follow(filed, [claim({ kravgruppe: 'Skatt' }), own]);
    expect(found).toEqual({ claims: [own], decided: [], amount: 'same', kid: 'same', settled: 'open' });
  });

  it.each([
    ['partly', due(48200, 18200), 'part'],
    ['in whole', due(48200, 0), 'all'],
    ['in one of two due amounts', [...due(24100, 0), ...due(24100, 24100)], 'part'],
  ] as const)('is paid %s', (_how, kravforfall, settled) => {
    expect(follow(filed, [claim({ kravforfall })]).settled).toBe(settled);
  });

  it('is not there yet', () => {
    const others = [
      claim({ kravperiode: { fraDato: '2026-05-01', tilDato: '2026-06-30', terminTekniskNavn: '02', aar: '2026' } }),
      claim({ kravtype: 'Forsinkelsesrente', fastsettingsmaate: 'blank' }),
      claim({ kravtype: 'tvangsmulktMva' }),
      claim({ kravperiode: { terminTekniskNavn: '02', aar: '2025' } }),
      claim({ kravperiode: '2026/02' }),
    ];
    expect(follow(filed, others)).toEqual({ claims: [], decided: [], amount: null, kid: null, settled: null });
  });

  it("is known by the term's number where its dates are missing, for terms of two months alone", () => {
    const dateless = claim({ kravperiode: { terminTekniskNavn: '2', aar: '2026' } });
    expect(follow(filed, [dateless]).claims).toEqual([dateless]);
    expect(follow({ ...filed, period: { ...second, kind: 'maaned' } }, [dateless]).claims).toEqual([]);
  });

  it('is right where a correction came as a claim of its own', () => {
    expect(follow({ ...filed, amount: 50_000_00 }, [claim(), claim({ opprinneligBeloep: 1800 })]).amount).toBe('same');
    expect(follow({ ...filed, amount: 50_000_00 }, [claim(), claim({ opprinneligBeloep: 1900 })]).amount).toBe('other');
  });

  it('may have another KID, and what it is to be paid with comes first', () => {
    const other = claim({ kravforfall: due(48200, 48200, '111') });
    const own = claim();
    expect(follow(filed, [other]).kid).toBe('other');
    expect(follow(filed, [other, own])).toMatchObject({ kid: 'same', claims: [own, other] });
    expect(follow({ ...filed, kid: null }, [own]).kid).toBeNull();
    expect(follow(filed, [claim({ kravforfall: [{ betalingsinformasjon: {} }] })])).toMatchObject({
      kid: null,
      settled: null,
    });
  });

  it('stands beside what the authority decided', () => {
    const decided = claim({ fastsettingsmaate: 'myndighetsfastsatt', opprinneligBeloep: 90000 });
    const found = follow(filed, [decided, claim()]);
    expect(found.decided).toEqual([decided]);
    expect(found.amount).toBe('same');
  });

  it('is to the business’s credit', () => {
    const credit = claim({ opprinneligBeloep: -1250.4, kravforfall: due(-1250.4, -1250.4) });
    expect(follow({ ...filed, amount: -1250_00 }, [credit])).toMatchObject({ amount: 'same', settled: 'open' });
  });
});

describe('kinds and groups of claims', () => {
  it.each([
    [{ kravtype: 'Fors.rente kredit' }, 'interest'],
    [{ kravtype: 'X', hovedstolKravidentifikator: 'KRAV-1' }, 'interest'],
    [{ kravtype: 'X', kravbeskrivelse: 'Tvangsmulkt for mva-melding' }, 'fine'],
    [{ kravtype: 'gebyrUtlegg' }, 'fee'],
    [{ kravtype: 'ARBGAVG' }, 'claim'],
  ] as const)('calls %j %s', (fields, kind) => {
    expect(kindOf(claim(fields))).toBe(kind);
  });

  it.each([
    ['Merverdiavgift', 'vat'],
    [' merverdiavgift ', 'vat'],
    ['Særavgifter', 'duty'],
    ['Skatt', 'tax'],
    ['Øvrige offentlige krav', 'other'],
    ['noe nytt', 'other'],
    [null, 'other'],
  ] as const)('puts %s among %s', (name, group) => {
    expect(groupOf(name)).toBe(group);
  });
});
