// @vitest-environment jsdom
import { render } from '@testing-library/react';
import fc from 'fast-check';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { plainMarkup, safeTags } from '../../../../../renderer/features/inbox/message/plain-markup.ts';
import { type SafeNode, safeTextOf } from '../../../../../renderer/features/inbox/message/safe-tree.ts';
import { SafeView } from '../../../../../renderer/features/inbox/message/safe-view.tsx';
import { StateProvider } from '../../../../../renderer/state/context.tsx';
import { createTexts } from '../../../../../renderer/ui/text.ts';
import { createDouble } from '../../double.ts';

const shape = (nodes: readonly SafeNode[]): string =>
  nodes
    .map((node) =>
      typeof node === 'string'
        ? node
        : `<${node.tag}${node.href === undefined ? '' : ` ${node.href}`}>${shape(node.children)}</${node.tag}>`,
    )
    .join('')
    .replace(/\n/g, '');
const markdown = (source: string) => shape(safeTextOf(source, 'text/markdown').nodes);
const html = (source: string) => shape(safeTextOf(source, 'text/html').nodes);
const words = (nodes: readonly SafeNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : words(node.children))).join('');

function shown(source: string, type: 'text/plain' | 'text/markdown' | 'text/html') {
  return render(
    <I18nextProvider i18n={createTexts('nb')}>
      <StateProvider bridge={createDouble().bridge}>
        <SafeView source={source} type={type} />
      </StateProvider>
    </I18nextProvider>,
  ).container;
}

const hostile = [
  '<script>window.x = 1</script>',
  '<img src=x onerror="window.x = 1">',
  '<svg onload="window.x = 1"><script>window.x = 1</script></svg>',
  '<a href="javascript:window.x=1">her</a>',
  '<a href=" jAvAsCrIpT&#58;window.x=1">her</a>',
  '<a href="data:text/html,<script>window.x=1</script>">her</a>',
  '<a href="http://sted.example/">her</a>',
  '<a href="https://navn:ord@sted.example/">her</a>',
  '<a href="mailto:a@b.no">her</a>',
  '<a href="//sted.example/x">her</a>',
  '<iframe srcdoc="<script>window.x=1</script>"></iframe>',
  '<form action="https://sted.example"><input name="x"><button>Send</button></form>',
  '<style>body { background: url(https://sted.example/a.png) }</style>',
  '<p style="background:url(https://sted.example/a.png)" class="failure" id="root" onclick="window.x=1">tekst</p>',
  '<meta http-equiv="refresh" content="0;url=https://sted.example/">',
  '<base href="https://sted.example/"><link rel="stylesheet" href="https://sted.example/a.css">',
  '<object data="https://sted.example/a"></object><embed src="https://sted.example/a">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.x=1&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=window.x=1>"></noscript>',
  '<video src="https://sted.example/a.mp4" autoplay></video>',
  '[x](javascript:window.x=1) ![y](https://sted.example/a.png) <javascript:window.x=1>',
  '[x]: data:text/html,1\n\n[x]',
] as const;

describe('a message in Markdown', () => {
  it('becomes headings, paragraphs, lists within lists and tables', () => {
    expect(markdown('# Vedtak\n\nDu har fått\net **vedtak**.\n\n- en\n  1. to\n- tre')).toBe(
      '<h1>Vedtak</h1><p>Du har fåttet <strong>vedtak</strong>.</p><ul><li>en<ol><li>to</li></ol></li><li>tre</li></ul>',
    );
    expect(markdown('| | |\n|---|---:|\n| Beløp | 12 \\| 3 |')).toBe(
      '<table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td>Beløp</td><td>12 | 3</td></tr></tbody></table>',
    );
  });

  it('keeps remains of HTML in it to the same few elements', () => {
    expect(markdown('| a |\n|---|\n| x<br>y |')).toContain('<td>x<br></br>y</td>');
    expect(markdown('Noe <b>viktig</b> <u>her</u>')).toBe('<p>Noe <strong>viktig</strong> her</p>');
  });

  it('leaves underscores inside words alone, and breaks a line only where it was meant', () => {
    expect(markdown('fil_navn_her')).toBe('<p>fil_navn_her</p>');
    expect(markdown('en  \nto')).toBe('<p>en<br></br>to</p>');
  });
});

describe('a message in HTML', () => {
  it('keeps its paragraphs, tables and https links', () => {
    expect(html('<p>Se <a href="https://www.skatteetaten.no/a?b=1#c" target="_top">her</a></p>')).toBe(
      '<p>Se <a https://www.skatteetaten.no/a?b=1#c>her</a></p>',
    );
    expect(html('<table>\n<tr><td colspan="9">1</td></tr></table>')).toBe(
      '<table><tbody><tr><td>1</td></tr></tbody></table>',
    );
  });

  it('keeps the words of elements it does not know, and the name of a picture', () => {
    expect(html('<section>en</section><marquee>to</marquee><img alt="Logo" src="https://x.example/a.png">')).toBe(
      'en<br></br>toLogo',
    );
  });
});

describe('hostile content', () => {
  it.each(hostile)('%s runs nothing, asks for nothing and leads nowhere', (source) => {
    for (const type of ['text/markdown', 'text/html', 'text/plain'] as const) {
      const container = shown(`før ${source}\n\netter`, type);
      expect(container.textContent).toContain('før');
      expect(container.querySelector('script, style, img, iframe, a, form, input, svg, link, meta, object')).toBeNull();
      const named = [...container.querySelectorAll('*')].flatMap((each) => each.getAttributeNames());
      expect(named.filter((name) => !['class', 'type', 'title'].includes(name))).toEqual([]);
    }
    expect('x' in window).toBe(false);
  });

  it('never yields an element outside the list, nor an address that is not https', () => {
    const allowed = new Set<string>(safeTags);
    const walk = (nodes: readonly SafeNode[]): void => {
      for (const node of nodes) {
        if (typeof node === 'string') continue;
        expect(allowed.has(node.tag)).toBe(true);
        expect(Object.keys(node).filter((key) => !['tag', 'href', 'children'].includes(key))).toEqual([]);
        if (node.href !== undefined) {
          expect(node.tag).toBe('a');
          expect(node.href).toMatch(/^https:\/\//);
        }
        walk(node.children);
      }
    };
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(...hostile),
      fc.constantFrom(
        '<',
        '>',
        '"',
        '&lt;',
        '[',
        '](',
        ')',
        '`',
        '|',
        '\n',
        '---',
        '<td>',
        '</p>',
        '<!--',
        '-->',
        '\u0000',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        for (const type of ['text/markdown', 'text/html'] as const) walk(safeTextOf(pieces.join(''), type).nodes);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the parser nothing that the window’s policy would speak of', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(...hostile),
      fc.constantFrom('<', '>', '"', "'", '<p ', '=', '<a href='),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const parsed = new DOMParser().parseFromString(plainMarkup(pieces.join('')), 'text/html');
        for (const each of parsed.querySelectorAll('*')) {
          expect(each.getAttributeNames().filter((name) => !(each.tagName === 'A' && name === 'href'))).toEqual([]);
          expect(['HTML', 'HEAD', 'BODY', 'COLGROUP', ...safeTags.map((tag) => tag.toUpperCase())]).toContain(
            each.tagName,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('ends in reasonable time, cut where it is longer than anybody reads', () => {
    const started = performance.now();
    for (const part of ['*', '[', '`', '> ', '**a', '[a](', '- ', '<table><tr>', '![', '|a', '~~', '_a '])
      for (const type of ['text/markdown', 'text/html'] as const) safeTextOf(part.repeat(8000), type);
    // A browser stops at a depth of 512; jsdom does not, and is slow there.
    safeTextOf('<b>'.repeat(1000), 'text/html');
    expect(performance.now() - started).toBeLessThan(15_000);
    const long = safeTextOf('<p>ord</p>'.repeat(30_000), 'text/html');
    expect(long.isCut).toBe(true);
    expect(words(long.nodes).length).toBeLessThan(150_000);
  });
});

describe('plain text', () => {
  it('stays what was written, with its lines', () => {
    const container = shown('Hei\n<b>du</b> & **der**', 'text/plain');
    expect(container.querySelector('p')?.textContent).toBe('Hei\n<b>du</b> & **der**');
    expect(container.querySelector('b, strong')).toBeNull();
  });
});
