import { expect, test } from 'vitest';
import {
  addUp,
  fromPlaywright,
  fromVitest,
  oneCheck,
  skippedNames,
  totalsLine,
} from '../../../resources/scripts/lib/totals.mjs';

const vitestReport = { numPassedTests: 10, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };
const playwrightStats = { expected: 5, unexpected: 1, flaky: 0, skipped: 2 };

test('all kinds are added up into one line', () => {
  const totals = addUp([
    oneCheck(true),
    oneCheck(false),
    fromVitest(vitestReport, 0),
    fromPlaywright({ stats: playwrightStats }, 1),
  ]);
  expect(totalsLine(totals)).toBe('16 passed, 2 failed, 5 skipped');
});

test('nothing run is nothing passed', () => {
  expect(totalsLine(addUp([]))).toBe('0 passed, 0 failed, 0 skipped');
});

test('a runner that ends in failure without naming a failed test counts as one failure', () => {
  expect(fromVitest(vitestReport, 1)).toEqual({ passed: 10, failed: 1, skipped: 3 });
  expect(fromPlaywright({ stats: { ...playwrightStats, unexpected: 0 } }, 1).failed).toBe(1);
});

test('a runner that wrote no report has failed, whatever its exit code says', () => {
  expect(fromVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(fromPlaywright(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a flaky end-to-end test counts as failed', () => {
  expect(fromPlaywright({ stats: { expected: 4, unexpected: 0, flaky: 1, skipped: 0 } }, 0)).toEqual({
    passed: 4,
    failed: 1,
    skipped: 0,
  });
});

test('skipped tests are told by name', () => {
  const report = {
    testResults: [
      {
        assertionResults: [
          { status: 'passed', fullName: 'a' },
          { status: 'skipped', fullName: 'b' },
          { status: 'pending', fullName: 'c' },
        ],
      },
    ],
  };
  expect(skippedNames(report)).toEqual(['b', 'c']);
  expect(skippedNames(undefined)).toEqual([]);
});
