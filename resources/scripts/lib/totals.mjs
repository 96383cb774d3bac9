// @ts-check
/**
 * What a kind of test came to.
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 */

/** @param {readonly Totals[]} all @returns {Totals} */
export const addUp = (all) =>
  all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/** @param {Totals} totals */
export const totalsLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** A tool that holds or does not, such as lint. @param {boolean} held @returns {Totals} */
export const oneCheck = (held) => ({ passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 });

/**
 * A runner that reports no failed test and still ends in failure (a file that does not load, an error outside any test) has one failure.
 * @param {Totals} totals
 * @param {number} exitCode
 * @returns {Totals}
 */
const atLeastOneFailure = (totals, exitCode) =>
  exitCode !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number } | undefined} report Vitest's JSON; undefined when it wrote none
 * @param {number} exitCode
 */
export const fromVitest = (report, exitCode) =>
  atLeastOneFailure(
    {
      passed: report?.numPassedTests ?? 0,
      failed: report?.numFailedTests ?? 0,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    },
    report === undefined ? 1 : exitCode,
  );

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | undefined} report Playwright's JSON; undefined when it wrote none
 * @param {number} exitCode
 */
export const fromPlaywright = (report, exitCode) =>
  atLeastOneFailure(
    {
      passed: report?.stats.expected ?? 0,
      failed: (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0),
      skipped: report?.stats.skipped ?? 0,
    },
    report === undefined ? 1 : exitCode,
  );

/**
 * The names of skipped tests in Vitest's report: a skipped test is told by name.
 * @param {{ testResults: readonly { assertionResults: readonly { status: string, fullName: string }[] }[] } | undefined} report
 */
export const skippedNames = (report) =>
  (report?.testResults ?? []).flatMap((file) =>
    file.assertionResults.flatMap(({ status, fullName }) =>
      ['pending', 'skipped', 'todo'].includes(status) ? [fullName] : [],
    ),
  );
