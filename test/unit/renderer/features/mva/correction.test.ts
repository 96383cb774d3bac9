import { describe, expect, it } from 'vitest';
import { correctionOf } from '../../../../../renderer/features/mva/correction.ts';
import type { ReturnLine, ReturnView } from '../../../../../shared/contract/mva.ts';
import { returns } from '../../../../preview/scenes/mva.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';

const [draft, , accepted] = returns as [ReturnView, ReturnView, ReturnView];
const line = (mvaKode: string, merverdiavgift: string, spesifikasjon: string | null = null): ReturnLine => ({
  mvaKode,
  spesifikasjon,
  mvaKodeRegnskapsystem: null,
  grunnlag: null,
  sats: null,
  merverdiavgift,
  merknad: null,
});
const delivered = (change: Partial<ReturnView> = {}, settledAt = '2026-11-20T08:00:00.000Z'): ReturnView => ({
  ...accepted,
  id: uuidOf(7, 90),
  client: draft.client,
  filings: accepted.filings.map((filing) => ({ ...filing, settledAt })),
  ...change,
});

describe('a correction', () => {
  it('is of the return that was accepted last for the same client, category and period', () => {
    const first = delivered({ id: uuidOf(7, 91) }, '2026-11-19T08:00:00.000Z');
    expect(correctionOf(draft, [first, delivered(), draft])?.delivered.id).toBe(uuidOf(7, 90));
    for (const other of [
      { client: accepted.client },
      { category: 'kompensasjon' as const },
      { period: { ...draft.period, number: 1 } },
      { state: 'rejected' as const },
    ])
      expect(correctionOf(draft, [delivered(other)])).toBeUndefined();
  });

  it('tells what changed per code and specification, lines that came and went, and nothing that stayed', () => {
    const before = delivered({
      lines: [line('3', '1000'), line('81', '250'), line('81', '-250'), line('1', '-100')],
      fastsattMerverdiavgift: '900',
    });
    const now = {
      ...draft,
      lines: [line('81', '250'), line('81', '-250'), line('3', '800.50'), line('3', '200', 'uttak'), line('3', '100')],
      fastsattMerverdiavgift: '1100',
    };
    expect(correctionOf(now, [before])).toMatchObject({
      before: 90_000,
      now: 110_000,
      differences: [
        { mvaKode: '3', spesifikasjon: null, before: 100_000, now: 90_050 },
        { mvaKode: '3', spesifikasjon: 'uttak', before: null, now: 20_000 },
        { mvaKode: '1', spesifikasjon: null, before: -10_000, now: null },
      ],
    });
    expect(correctionOf({ ...before, id: draft.id }, [before])?.differences).toEqual([]);
  });
});
