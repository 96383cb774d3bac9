import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

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
 * Plain Node cannot run our sources: one bundle per entry (a path below the root), inside the project so that what has native parts is
 * found. All else is bundled: it starts in half the time, and holds as little as the app does.
 */
export function bundled(entry: string): Promise<string> {
  const known = bundles.get(entry);
  if (known) return known;
  mkdirSync(join(root, 'out'), { recursive: true });
  const name = basename(entry, '.ts');
  const outDir = mkdtempSync(join(root, 'out', `child-${name}-`));
  folders.push(outDir);
  const made = build({
    root,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['libsql', 'keytar'] },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
    },
  }).then(() => join(outDir, `${name}.js`));
  bundles.set(entry, made);
  return made;
}
