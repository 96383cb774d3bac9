// One reading in a process of its own, so that its memory is its own: saft-reading <file> <draft | tokenise>, answers with one line of JSON.
import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';
import { draftOf } from '../../../electron/engine/mva/saft/draft.ts';
import { collect } from '../../../electron/engine/mva/saft/ledger.ts';
import { ok } from '../../../shared/outcome.ts';

export interface Reading {
  readonly seconds: number;
  /** All threads. */
  readonly cpuSeconds: number;
  /** The most resident memory, and how much of it came with the reading. */
  readonly peakBytes: number;
  readonly grownBytes: number;
  readonly postings: number;
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

async function tokenise(path: string): Promise<number> {
  const parser = new SaxesParser();
  for (const event of ['opentag', 'closetag', 'text'] as const) parser.on(event, () => {});
  for await (const text of createReadStream(path, 'utf8')) parser.write(String(text));
  parser.close();
  return 0;
}

const [path = '', what] = process.argv.slice(2);
const before = process.memoryUsage.rss();
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
const postings = await (what === 'draft' ? draft(path) : tokenise(path));
const seconds = (performance.now() - startedAt) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
// Kilobytes, the most since the process began.
const peakBytes = process.resourceUsage().maxRSS * 1024;
const reading: Reading = {
  seconds,
  cpuSeconds: (user + system) / 1e6,
  peakBytes,
  grownBytes: peakBytes - before,
  postings,
};
process.stdout.write(JSON.stringify(reading));
