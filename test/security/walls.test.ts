import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../unit/engine/support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const biome = join(createRequire(import.meta.url).resolve('@biomejs/biome/package.json'), '..', 'bin', 'biome');

interface Report {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: unknown } }[];
}

/** The places of a made-up tree, each importing one thing, at which our own rules speak. */
function refused(cases: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const folder = temporaryFolder();
  copyFileSync(join(root, '.biome.json'), join(folder, '.biome.json'));
  cases.forEach(([place, from], index) => {
    const path = join(folder, numbered(place, index));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `import { x } from '${from}';\nexport const y = x;\n`);
  });
  const args = [biome, 'lint', '--config-path=.biome.json', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as Report;
  const ours = diagnostics.filter((each) => each.category === 'lint/style/noRestrictedImports');
  return new Set(ours.map((each) => JSON.stringify(each.location.path)));
}

/** main.ts and preload.ts have rules of their own name; the others get a name each. */
const numbered = (place: string, index: number) =>
  /(main|preload)\.ts$/.test(place) ? place : place.replace('x.', `x${index}.`);

const banned = [
  ['shared/x.ts', 'node:fs'],
  ['shared/x.ts', 'electron'],
  ['shared/x.ts', '../renderer/pages.ts'],
  ['renderer/x.ts', 'electron'],
  ['renderer/x.ts', 'node:fs'],
  ['renderer/ui/x.ts', '../../electron/engine/ports.ts'],
  ['electron/engine/x.ts', 'electron'],
  ['electron/engine/x.ts', '../practice/core/types.ts'],
  ['electron/engine/x.ts', '../shell/gate.ts'],
  ['electron/practice/x.ts', 'electron'],
  ['electron/practice/x.ts', '../engine/ports.ts'],
  ['electron/practice/x.ts', '../../shared/outcome.ts'],
  ['electron/practice/x.ts', '../../shared/contract/mva.ts'],
  ['electron/shell/x.ts', '../engine/ports.ts'],
  ['electron/shell/x.ts', '../practice/practice.ts'],
  ['electron/main.ts', './engine/ports.ts'],
  ['electron/preload.ts', './shell/gate.ts'],
  ['test/unit/engine/x.test.ts', '../../../electron/practice/practice.ts'],
  ['test/unit/practice/x.test.ts', '../../../electron/engine/ports.ts'],
] as const;

const allowed = [
  ['electron/practice/x.ts', '../../shared/ids.ts'],
  ['electron/engine/x.ts', '../../shared/outcome.ts'],
  ['test/contract/x.test.ts', '../../electron/practice/practice.ts'],
] as const;

describe('the import table', () => {
  it('is held by lint: what it bans is refused, what it allows is not', () => {
    const spoken = [...refused([...banned, ...allowed])].join(' ');
    const isRefused = (place: string, index: number) => spoken.includes(numbered(place, index));
    expect(banned.filter(([place], index) => !isRefused(place, index))).toEqual([]);
    expect(allowed.filter(([place], index) => isRefused(place, banned.length + index))).toEqual([]);
  });
});
