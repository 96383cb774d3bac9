import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkReturn } from '../../electron/engine/mva/rules/check.ts';
import { readReturn } from '../../electron/engine/mva/xml/read-return.ts';
import { writeReturn } from '../../electron/engine/mva/xml/write-return.ts';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import { line, NOVEMBER, sampleReturn } from '../fixtures/mva/samples.ts';
import type { Bench } from './support/harness.ts';

const COPIES = 500;
const schema = inRoot(
  '..',
  'shared/data/mva/xsd/no.skatteetaten.fastsetting.avgift.mva.skattemeldingformerverdiavgift.v1.0.xsd',
);

/**
 * 500 returns read and checked against every local rule, one after the other in this process. Against it: one xmllint
 * that reads the same 500 files and validates them against the schema alone.
 */
export default async function mvaRules({ compare, long }: Bench): Promise<void> {
  const hasXmllint = await promisify(execFile)('xmllint', ['--version']).then(
    () => true,
    () => false,
  );
  const canCompare = existsSync(schema) && hasXmllint;
  if (!canCompare) console.warn(`SKIPPED: the other side of mva-rules needs xmllint and the schema ${schema}`);
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-bench-'));
  try {
    for (const lines of [14, 200]) {
      const bytes = Buffer.from(returnOf(lines), 'utf8');
      const files = Array.from({ length: COPIES }, (_, index) => join(folder, `${lines}-${index}.xml`));
      for (const file of files) writeFileSync(file, bytes);
      await compare({
        measure: `${COPIES} returns of ${lines} lines`,
        runs: long ? 9 : 5,
        ours: async () => {
          for (let copy = 0; copy < COPIES; copy += 1) await readAndCheck(bytes);
          return undefined;
        },
        ...(canCompare && {
          against: {
            name: 'one xmllint --schema',
            run: async () => {
              await promisify(execFile)('xmllint', ['--nonet', '--noout', '--schema', schema, ...files]);
              return undefined;
            },
          },
        }),
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readAndCheck(bytes: Uint8Array): Promise<void> {
  const read = await readReturn(bytes);
  if (!read.ok) throw new Error(read.error.code);
  const found = checkReturn(read.value, NOVEMBER);
  if (found.length > 0) throw new Error(`Meant to be in order, yet ${found[0]?.rule}`);
}

/** In order, with a note on every tenth line. */
function returnOf(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const merknad = index % 10 === 0 ? { utvalgtMerknad: 'periodisering' } : null;
    const mvaKodeRegnskapsystem = `K${index}`;
    return index % 2 === 0
      ? line('3', 100 + index, { mvaKodeRegnskapsystem, grunnlag: String(4 * (100 + index)), sats: '25', merknad })
      : line('1', -50 - index, { mvaKodeRegnskapsystem });
  });
  const total = lines.reduce((sum, { merverdiavgift }) => sum + Number(merverdiavgift), 0);
  return writeReturn(sampleReturn({ lines, fastsattMerverdiavgift: String(total) }));
}
