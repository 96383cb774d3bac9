import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { log } from '../../../shared/i18n/log.ts';

const ENGINE = fileURLToPath(new URL('../../../electron/engine', import.meta.url));

/** Every act that the engine's sources write into the log. */
function acts(): string[] {
  const files = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((name) => {
    const source = readFileSync(join(ENGINE, name), 'utf8');
    return [
      ...source.matchAll(/\bact: (?:[^',{}]+ \? )?'([a-zA-Z]+\.[a-zA-Z]+)'(?: : '([a-zA-Z]+\.[a-zA-Z]+)')?/g),
    ].flatMap((match) => [match[1], match[2]]);
  });
  return [...new Set(found.filter((act) => act !== undefined))];
}

describe('the log', () => {
  it('has words for every act of the engine', () => {
    expect(acts().length).toBeGreaterThan(15);
    expect(acts().filter((act) => !(`act.${act}` in log.nb))).toEqual([]);
  });
});
