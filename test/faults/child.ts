import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { bundled } from '../support/bundled.ts';

export interface Child {
  readonly process: ChildProcess;
  /** Every line it wrote. */
  readonly lines: string[];
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
  /** Waits until it ended by itself; its exit code. */
  ended(): Promise<number | null>;
  /** Waits for a line that begins so. */
  line(start: string): Promise<string>;
}

export async function startChild(name: string, args: readonly string[]): Promise<Child> {
  const child = spawn(process.execPath, [await bundled(`test/faults/children/${name}.ts`), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting: { start: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  const reading = createInterface({ input: child.stdout });
  reading.on('line', (line) => {
    lines.push(line);
    for (const each of waiting.filter((one) => line.startsWith(one.start))) each.resolve(line);
  });
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve));
  void gone.then((code) => {
    for (const each of waiting) each.reject(new Error(`child ended with ${code} before "${each.start}"`));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    process: child,
    lines,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    ended: () => gone,
    line: (start) =>
      new Promise((resolve, reject) => {
        const found = lines.find((line) => line.startsWith(start));
        if (found !== undefined) resolve(found);
        else waiting.push({ start, resolve, reject });
      }),
  };
}
