// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/**
 * Whether a file is the one an npm integrity string names (`sha512-<base64>`).
 * @param {string} file
 * @param {string} integrity
 */
export async function matchesIntegrity(file, integrity) {
  const [, algorithm, expected] = /^(sha512|sha384|sha256)-([A-Za-z0-9+/]+=*)$/.exec(integrity) ?? [];
  if (algorithm === undefined) throw new Error(`not an integrity string: ${integrity}`);
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64') === expected;
}
