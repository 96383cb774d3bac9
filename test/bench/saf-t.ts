import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { draftOf } from '../../electron/engine/mva/saft/draft.ts';
import { collect } from '../../electron/engine/mva/saft/ledger.ts';
import { ok } from '../../shared/outcome.ts';
import { type Bench, median } from './support/harness.ts';
import { writeSaftFile } from './support/saft-file.ts';

/** `SAFT_MB=60 npm run bench saf-t` for another size. */
const MEGABYTES = Number(process.env.SAFT_MB ?? 300);
const MB = 1_000_000;

/**
 * A draft of a year from one generated SAF-T file, every posting given to a sink that counts. Against it: the same parser
 * over the same file, told of every tag and text and doing nothing with them. Speeds in MB/s: a ratio of 1 is as fast.
 */
export default async function safT({ compare, record, long }: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-bench-'));
  try {
    const path = join(folder, 'ledger.xml');
    writeSaftFile(path, MEGABYTES * MB);
    const { size } = statSync(path);
    const peaks = { ours: 0, other: 0 };
    const cpu: Record<keyof typeof peaks, number[]> = { ours: [], other: [] };
    let postings = 0;
    const timed = async (side: keyof typeof peaks, run: () => Promise<void>): Promise<number> => {
      const memory = watchMemory();
      const cpuBefore = process.cpuUsage();
      const startedAt = performance.now();
      await run();
      const seconds = (performance.now() - startedAt) / 1000;
      const { user, system } = process.cpuUsage(cpuBefore);
      cpu[side].push((user + system) / MB);
      peaks[side] = Math.max(peaks[side], memory.peak());
      return size / MB / seconds;
    };
    await compare({
      measure: `${MEGABYTES} MB to a draft`,
      unit: 'MB/s',
      runs: long ? 7 : 3,
      ours: () =>
        timed('ours', async () => {
          postings = await draft(path);
        }),
      against: { name: 'saxes alone', run: () => timed('other', () => tokenise(path)) },
    });
    const [ours, other] = [median(cpu.ours), median(cpu.other)];
    record({
      measure: 'CPU of that, all threads',
      value: Number(ours.toPrecision(3)),
      unit: 's',
      against: 'saxes alone',
      other: Number(other.toPrecision(3)),
      ratio: Number((ours / other).toPrecision(3)),
      runs: cpu.ours.length,
    });
    record({
      measure: 'most memory (RSS) over the start',
      value: Math.round(peaks.ours / MB),
      unit: 'MB',
      against: 'saxes alone',
      other: Math.round(peaks.other / MB),
      runs: long ? 7 : 3,
    });
    record({ measure: 'postings in the draft', value: postings, unit: 'postings', runs: 1 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function draft(path: string): Promise<number> {
  let postings = 0;
  const ledger = await collect([{ name: 'ledger', open: () => createReadStream(path) }], {
    period: { kind: 'aar', number: 1, year: 2026 },
    sink: {
      write: (some) => {
        postings += some.length;
        return ok(undefined);
      },
    },
  });
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.error));
  const { lines, questions } = draftOf(ledger.value, { organisationNumber: '312480778', category: 'alminnelig' });
  if (lines.length !== 4 || questions.length > 0) throw new Error(JSON.stringify(questions));
  return postings;
}

async function tokenise(path: string): Promise<void> {
  const parser = new SaxesParser();
  for (const event of ['opentag', 'closetag', 'text'] as const) parser.on(event, () => {});
  for await (const text of createReadStream(path, 'utf8')) parser.write(String(text));
  parser.close();
}

/** How far the process grew over where it stood after collecting what was no longer needed. */
function watchMemory(): { peak: () => number } {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 20);
  return {
    peak: () => {
      clearInterval(timer);
      look();
      return most - before;
    },
  };
}
