import { mkdir, writeFile } from 'node:fs/promises';
import { inRoot } from '../../../resources/scripts/lib/paths.mjs';

/** One line of a bench's result. `ratio` is value / other: below 1, the value is the smaller. */
export interface Measure {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  readonly against?: string;
  readonly other?: number;
  readonly ratio?: number;
  readonly runs: number;
}

/** Does the work once and returns what it cost. Without a returned number, the wall time in seconds is the cost. */
export type Run = () => Promise<number | undefined> | number | undefined;

export interface Comparison {
  readonly measure: string;
  /** Default `s`. */
  readonly unit?: string;
  /** Default 5, of which the median counts. */
  readonly runs?: number;
  readonly ours: Run;
  readonly against?: { readonly name: string; readonly run: Run };
}

/** What a bench file's default export is given. */
export interface Bench {
  /** Full sizes (`npm run bench -- --long`). */
  readonly long: boolean;
  /** Measures ours and, if given, the other side in the same run, in turn, so that both meet the same machine. */
  compare(comparison: Comparison): Promise<Measure>;
  /** For what is counted rather than timed. */
  record(measure: Measure): void;
}

export async function runBench(
  name: string,
  bench: (bench: Bench) => Promise<void>,
  { electron, long }: { electron: string; long: boolean },
): Promise<void> {
  const measures: Measure[] = [];
  await bench({
    long,
    compare: async (comparison) => {
      const measure = await measureOf(comparison);
      measures.push(measure);
      return measure;
    },
    record: (measure) => {
      measures.push(measure);
    },
  });
  const folder = inRoot('out', 'bench');
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/${name}.json`, `${JSON.stringify({ name, electron, measures }, undefined, 2)}\n`);
  console.table(Object.fromEntries(measures.map(({ measure, ...rest }) => [measure, rest])), [
    'value',
    'unit',
    'against',
    'other',
    'ratio',
    'runs',
  ]);
}

export async function measureOf({ measure, unit = 's', runs = 5, ours, against }: Comparison): Promise<Measure> {
  const costs: number[] = [];
  const otherCosts: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    costs.push(await costOf(ours));
    if (against !== undefined) otherCosts.push(await costOf(against.run));
  }
  const value = median(costs);
  if (against === undefined) return { measure, value: rounded(value), unit, runs };
  const other = median(otherCosts);
  return {
    measure,
    value: rounded(value),
    unit,
    against: against.name,
    other: rounded(other),
    ratio: rounded(value / other),
    runs,
  };
}

async function costOf(run: Run): Promise<number> {
  const startedAt = performance.now();
  const cost = await run();
  return cost ?? (performance.now() - startedAt) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const rounded = (value: number): number => Number(value.toPrecision(3));
