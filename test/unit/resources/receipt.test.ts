import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

const page = (file: string) =>
  new JSDOM(readFileSync(fileURLToPath(new URL(`../../../resources/receipt/${file}`, import.meta.url)), 'utf8')).window
    .document;

describe('the receipt page a firm may host', () => {
  it.each([
    ['index.html', 'nb'],
    ['nn.html', 'nn'],
    ['en.html', 'en'],
  ])('%s is in %s, needs no script and fetches nothing', (file, language) => {
    const document = page(file);
    expect(document.documentElement.lang).toBe(language);
    expect(document.querySelector('h1')?.textContent).toBe(document.title);
    expect([...document.querySelectorAll('script, img, link, iframe, form')]).toEqual([]);
    const targets = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
    expect(targets).toHaveLength(2);
    for (const target of targets) expect(page(target).querySelector('h1')).not.toBeNull();
  });
});
