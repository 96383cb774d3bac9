// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { useEffect } from 'react';
import { describe, expect, it } from 'vitest';
import { useDrawnRows } from '../../../../../renderer/features/clients/drawn-rows.ts';

const list = Array.from({ length: 1_000 }, (_, index) => index);

interface Sight {
  readonly at: readonly [first: number, last: number];
  readonly of?: readonly number[];
  readonly isScrolling?: boolean;
}

/** Every pair of first and last row that was drawn, in order, without repetition, for what came into sight. */
function drawn(...sights: readonly [Sight, ...Sight[]]) {
  const spans: string[] = [];
  const { rerender } = renderHook(
    ({ at: [from, to], of = list, isScrolling = false }: Sight) => {
      const { first, last } = useDrawnRows(of, { first: from, last: to }, isScrolling);
      useEffect(() => {
        spans.push(`${first}-${last}`);
      }, [first, last]);
    },
    { initialProps: sights[0] },
  );
  for (const each of sights.slice(1)) rerender(each);
  return spans;
}

describe('the rows of a long list that are drawn', () => {
  it('are those in sight first, then those that stand ready around them', () => {
    expect(drawn({ at: [100, 110] })).toEqual(['100-110', '90-120']);
  });

  it('are after a jump only those in sight, until the scrolling rests', () => {
    const jump = { at: [500, 510], isScrolling: true } as const;
    expect(drawn({ at: [100, 110] }, jump).slice(2)).toEqual(['500-510']);
    expect(drawn({ at: [100, 110] }, jump, { at: [500, 510] }).slice(2)).toEqual(['500-510', '490-520']);
  });

  it('are in a small scroll those that stand ready already, and then the next', () => {
    const scrolled = (first: number) =>
      drawn({ at: [100, 110] }, { at: [first, first + 10], isScrolling: true }).slice(2);
    expect(scrolled(104)).toEqual(['94-120', '94-124']);
    expect(scrolled(94)).toEqual(['90-114', '84-114']);
  });

  it('are those in sight of another list, although they stand at the same places', () => {
    const turned = [...list].reverse();
    expect(drawn({ at: [0, 10] }, { at: [0, 10], of: turned }).slice(2)).toEqual(['0-10', '0-20']);
  });

  it('end with the list, and are none where there are none', () => {
    expect(drawn({ at: [0, 4], of: list.slice(0, 5) }).at(-1)).toBe('0-4');
    expect(drawn({ at: [0, -1], of: [] }).at(-1)).toBe('0--1');
  });
});
