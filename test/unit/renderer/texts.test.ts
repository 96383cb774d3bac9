import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../renderer/ui/text.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { translations } from '../../../shared/i18n/index.ts';

const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url));
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(renderer, name), 'utf8'))
  .join('\n');

/** A key is named in full, or by its beginning in a template ending in `${`, as in `state.${state}`. */
const templates = [...sources.matchAll(/`([A-Za-z.-]*)\$\{[^}]*\}([A-Za-z.-]*)`/g)].map(([, head = '', tail = '']) => ({
  head,
  tail,
}));

function isNamed(key: string): boolean {
  const stem = key.replace(/_(one|other)$/, '');
  if (sources.includes(`'${stem}'`) || sources.includes(`"${stem}"`)) return true;
  return templates.some(
    ({ head, tail }) => (head !== '' || tail.length > 3) && stem.startsWith(head) && stem.endsWith(tail),
  );
}

describe('the texts', () => {
  const namespaces = Object.entries(translations).filter(([name]) => name !== 'errors');
  it.each(namespaces)('of %s are all used', (_, { nb }) => {
    expect(Object.keys(nb).filter((key) => !isNamed(key))).toEqual([]);
  });

  it.each(Object.entries(translations))('of %s are written in three languages', (_, { nb, nn, en }) => {
    for (const text of [nn, en]) {
      expect(Object.keys(text).sort()).toEqual(Object.keys(nb).sort());
      expect(Object.entries(text).filter(([, value]) => value.trim() === '')).toEqual([]);
    }
  });

  it.each(Object.entries(translations))('of %s fill in the same details in every language', (_, { nb, nn, en }) => {
    const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    for (const [key, value] of Object.entries(nb as Record<string, string>)) {
      expect([key, holes((nn as Record<string, string>)[key] ?? '')]).toEqual([key, holes(value)]);
      expect([key, holes((en as Record<string, string>)[key] ?? '')]).toEqual([key, holes(value)]);
    }
  });

  it('say nothing loudly and beg for nothing', () => {
    const all = Object.values(translations).flatMap(({ nb, nn, en }) =>
      [nb, nn, en].flatMap((text) => Object.values(text)),
    );
    expect(all.filter((text) => /!|vennligst|beklager|please|sorry/i.test(text))).toEqual([]);
  });

  it('have a sentence for every error code', () => {
    expect(Object.keys(translations.errors.nb).sort()).toEqual([...errorCodes].sort());
  });

  it('leave a missing detail out instead of showing its hole', () => {
    const { t } = createTexts('nb');
    expect((t as (key: string, options: object) => string)('http.timeout', { ns: 'errors' })).not.toContain('{{');
  });
});
