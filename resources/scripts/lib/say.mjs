// @ts-check
/** An expected failure: the message is what the user must know or do, and no stack trace helps. */
export class Stop extends Error {}

/** @param {string} text */
export const heading = (text) => console.log(`\n== ${text}`);

/** @param {string} text */
export const say = (text) => console.log(text);

/**
 * Runs a command's main function: an expected stop prints its line, anything else its stack; both end in exit code 1.
 * @param {() => Promise<number | undefined>} main
 */
export async function command(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/** @param {number} startedAt a performance.now() */
export const seconds = (startedAt) => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
