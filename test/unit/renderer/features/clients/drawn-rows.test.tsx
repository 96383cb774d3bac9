// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useDrawnRows } from '../../../../../renderer/features/clients/drawn-rows.ts';

const list = Array.from({ length: 1_000 }, (_, index) => index);

type Sight = readonly [first: number, last: number, of?: readonly number[]];

/** Every pair of first and last row that was drawn, in order, for what came into sight. */
function drawn(begin: Sight, next: Sight = begin) {
  const spans: string[] = [];
  const { rerender } = renderHook(
    ([from, to, of = list]: Sight) => {
      const { first, last } = useDrawnRows(of, { first: from, last: to });
      spans.push(`${first}-${last}`);
    },
    { initialProps: begin },
  );
  if (next !== begin) rerender(next);
  return spans;
}

describe('the rows of a long list that are drawn', () => {
  it('are those in sight first, then those that stand ready around them', () => {
    expect(drawn([100, 110])).toEqual(['100-110', '90-120']);
  });

  it('are after a jump only those in sight until they are painted', () => {
    expect(drawn([100, 110], [500, 510]).slice(2)).toEqual(['500-510', '490-520']);
  });

  it('are in a small scroll those that stand ready already, and then the next', () => {
    expect(drawn([100, 110], [104, 114]).slice(2)).toEqual(['94-120', '94-124']);
    expect(drawn([100, 110], [94, 104]).slice(2)).toEqual(['90-114', '84-114']);
  });

  it('are those in sight of another list, although they stand at the same places', () => {
    expect(drawn([0, 10], [0, 10, [...list].reverse()]).slice(2)).toEqual(['0-10', '0-20']);
  });

  it('end with the list, and are none where there are none', () => {
    expect(drawn([0, 4, list.slice(0, 5)]).at(-1)).toBe('0-4');
    expect(drawn([0, -1, []]).at(-1)).toBe('0--1');
  });
});
