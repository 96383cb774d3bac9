import { expect, test } from 'vitest';
import { measureOf, median } from '../../bench/support/harness.ts';

test('the median of an even number of runs lies between the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('both sides are measured in turn, and the ratio is ours over theirs', async () => {
  const order: string[] = [];
  const measure = await measureOf({
    measure: 'work',
    runs: 2,
    ours: () => {
      order.push('ours');
      return 1;
    },
    against: {
      name: 'the plain way',
      run: () => {
        order.push('theirs');
        return 4;
      },
    },
  });
  expect(order).toEqual(['ours', 'theirs', 'ours', 'theirs']);
  expect(measure).toEqual({
    measure: 'work',
    value: 1,
    unit: 's',
    against: 'the plain way',
    other: 4,
    ratio: 0.25,
    runs: 2,
  });
});
