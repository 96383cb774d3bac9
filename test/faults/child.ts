import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundles = new Map<string, Promise<string>>();
const folders: string[] = [];
const clean = () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};
process.once('exit', clean);
// A worker that has run its files is ended by a signal, and then no `exit` is told.
process.once('SIGTERM', () => {
  clean();
  process.kill(process.pid, 'SIGTERM');
});

/**
 * Plain Node cannot run our sources: one bundle per child, inside the project so that what has native parts is found. All else is
 * bundled: a child starts in half the time.
 */
export function bundled(name: string): Promise<string> {
  const known = bundles.get(name);
  if (known) return known;
  mkdirSync(join(root, 'out'), { recursive: true });
  const outDir = mkdtempSync(join(root, 'out', `child-${name}-`));
  folders.push(outDir);
  const made = build({
    root,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['libsql', 'keytar'] },
    build: {
      ssr: join(root, 'test/faults/children', `${name}.ts`),
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
    },
  }).then(() => join(outDir, `${name}.js`));
  bundles.set(name, made);
  return made;
}

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
  const child = spawn(process.execPath, [await bundled(name), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
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
