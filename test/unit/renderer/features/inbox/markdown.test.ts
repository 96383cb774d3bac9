import { describe, expect, it } from 'vitest';
import { parseInline, parseMarkdown } from '../../../../../renderer/features/inbox/markdown.ts';

describe('a message in Markdown', () => {
  it('becomes headings, paragraphs and lists', () => {
    const blocks = parseMarkdown('# Vedtak\n\nDu har fått\net vedtak.\n\n- første\n- andre\n\n1. en\n2. to');
    expect(blocks.map((block) => block.type)).toEqual(['heading', 'paragraph', 'list', 'list']);
    expect(blocks[1]).toEqual({ type: 'paragraph', children: [{ type: 'text', text: 'Du har fått\net vedtak.' }] });
    expect(blocks[3]).toMatchObject({ ordered: true, items: [[{ text: 'en' }], [{ text: 'to' }]] });
  });

  it('reads a table with its head and rows', () => {
    const [table] = parseMarkdown(
      '| Termin | Beløp |\n|---|---:|\n| 4. termin | **12 400** |\n| 5. termin | 0 |\n\nSlutt',
    );
    expect(table).toEqual({
      type: 'table',
      head: [[{ type: 'text', text: 'Termin' }], [{ type: 'text', text: 'Beløp' }]],
      rows: [
        [[{ type: 'text', text: '4. termin' }], [{ type: 'strong', children: [{ type: 'text', text: '12 400' }] }]],
        [[{ type: 'text', text: '5. termin' }], [{ type: 'text', text: '0' }]],
      ],
    });
  });

  it('keeps HTML as text', () => {
    const [block] = parseMarkdown('<img src=x onerror=alert(1)> og <b>mer</b>');
    expect(block).toEqual({
      type: 'paragraph',
      children: [{ type: 'text', text: '<img src=x onerror=alert(1)> og <b>mer</b>' }],
    });
  });

  it('makes links of web addresses only', () => {
    expect(parseInline('[les mer](https://skatteetaten.no/a)')).toEqual([
      { type: 'link', href: 'https://skatteetaten.no/a', children: [{ type: 'text', text: 'les mer' }] },
    ]);
    for (const source of ['[x](javascript:alert(1))', '[x](file:///etc/passwd)', '[x](data:text/html,1)']) {
      expect(parseInline(source).some((part) => part.type === 'link')).toBe(false);
    }
  });

  it('leaves underscores inside words alone', () => {
    expect(parseInline('fil_navn_her')).toEqual([{ type: 'text', text: 'fil_navn_her' }]);
    expect(parseInline('_viktig_ og **svært**')).toMatchObject([{ type: 'em' }, { text: ' og ' }, { type: 'strong' }]);
  });

  it('ends in reasonable time on hostile input', () => {
    const started = performance.now();
    for (const piece of ['*', '[', '`', '|', '> ', '**a', '[a](', '\\', '- ']) parseMarkdown(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
