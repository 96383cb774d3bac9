/**
 * Reads the small part of Markdown that messages use into a tree: headings, paragraphs, lists, tables, quotes, rules,
 * bold, italic, code and links. Everything else, HTML included, stays text. What draws the tree makes React elements only,
 * so nothing in a message can become markup (dialogporten.md 4.3).
 */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly type: 'quote'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'rule' }
  | { readonly type: 'table'; readonly head: readonly Inline[][]; readonly rows: readonly Inline[][][] };

const bullet = /^\s{0,3}[-*+]\s+(.*)$/;
const numbered = /^\s{0,3}\d{1,9}[.)]\s+(.*)$/;
const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const rule = /^\s{0,3}([-*_])(?:\s*\1){2,}\s*$/;
const delimiterRow = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

export function parseMarkdown(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const taken = readBlock(lines, at);
    if (taken.block !== null) blocks.push(taken.block);
    at = taken.next;
  }
  return blocks;
}

function readBlock(lines: readonly string[], at: number): { block: Block | null; next: number } {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { block: null, next: at + 1 };
  if (/^\s*```/.test(line)) return readFence(lines, at);
  if (rule.test(line)) return { block: { type: 'rule' }, next: at + 1 };
  const title = heading.exec(line);
  if (title !== null) {
    const level = (title[1] ?? '#').length;
    return { block: { type: 'heading', level, children: parseInline(title[2] ?? '') }, next: at + 1 };
  }
  if (line.includes('|') && delimiterRow.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').includes('-')) {
    return readTable(lines, at);
  }
  if (bullet.test(line)) return readList(lines, at, bullet, false);
  if (numbered.test(line)) return readList(lines, at, numbered, true);
  if (/^\s{0,3}>/.test(line)) {
    const { taken, next } = takeWhile(lines, at, (text) => /^\s{0,3}>/.test(text));
    const text = taken.map((quoted) => quoted.replace(/^\s{0,3}>\s?/, '')).join('\n');
    return { block: { type: 'quote', children: parseInline(text) }, next };
  }
  const { taken, next } = takeWhile(lines, at, (text, index) => index === at || !startsBlock(text));
  return { block: { type: 'paragraph', children: parseInline(taken.map(trimKeepingBreak).join('\n')) }, next };
}

const startsBlock = (text: string) =>
  text.trim() === '' ||
  heading.test(text) ||
  bullet.test(text) ||
  numbered.test(text) ||
  rule.test(text) ||
  /^\s{0,3}>|^\s*```/.test(text);

/** Two spaces at the end of a line are a line break. */
const trimKeepingBreak = (text: string) =>
  text
    .trimStart()
    .replace(/(\S) {2,}$/, '$1\u2028')
    .trimEnd();

function takeWhile(lines: readonly string[], at: number, fits: (line: string, index: number) => boolean) {
  let next = at;
  while (next < lines.length && fits(lines[next] ?? '', next)) next += 1;
  return { taken: lines.slice(at, next), next };
}

function readFence(lines: readonly string[], at: number): { block: Block; next: number } {
  const { taken, next } = takeWhile(lines, at + 1, (text) => !/^\s*```/.test(text));
  return { block: { type: 'code', text: taken.join('\n') }, next: next + 1 };
}

function readList(lines: readonly string[], at: number, marker: RegExp, ordered: boolean) {
  const items: string[] = [];
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const item = marker.exec(line);
    if (item !== null) items.push(item[1] ?? '');
    else if (/^\s+\S/.test(line) && items.length > 0) items[items.length - 1] += `\n${line.trim()}`;
    else break;
  }
  return { block: { type: 'list', ordered, items: items.map(parseInline) } as const, next };
}

function readTable(lines: readonly string[], at: number): { block: Block; next: number } {
  const { taken, next } = takeWhile(lines, at + 2, (text) => text.includes('|') && text.trim() !== '');
  return { block: { type: 'table', head: cellsOf(lines[at] ?? ''), rows: taken.map(cellsOf) }, next };
}

function cellsOf(line: string): Inline[][] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => parseInline(cell.trim().replaceAll('\\|', '|')));
}

/** Tried in this order; the first that fits where we stand wins. Each form ends on the same line group it began. */
const forms: readonly { pattern: RegExp; make: (match: RegExpExecArray, depth: number) => Inline }[] = [
  { pattern: /^\\([\\`*_{}[\]()#+\-.!|>~])/, make: ([, text = '']) => ({ type: 'text', text }) },
  { pattern: /^`([^`\n]+)`/, make: ([, text = '']) => ({ type: 'code', text }) },
  {
    pattern: /^\[([^[\]\n]{1,500})\]\((https?:\/\/[^\s()<>]{1,2000})(?:\s+"[^"\n]*")?\)/,
    make: ([, text = '', href = ''], depth) => ({ type: 'link', href, children: parseInline(text, depth + 1) }),
  },
  {
    pattern: /^<(https?:\/\/[^\s<>]{1,2000})>/,
    make: ([, href = '']) => ({ type: 'link', href, children: [{ type: 'text', text: href }] }),
  },
  {
    pattern: /^(\*\*|__)(?=\S)([^\n]{1,2000}?\S|\S)\1/,
    make: ([, , text = ''], depth) => ({ type: 'strong', children: parseInline(text, depth + 1) }),
  },
  {
    pattern: /^([*_])(?=[^\s*_])([^\n]{0,2000}?[^\s*_])\1(?![\p{L}\p{N}])/u,
    make: ([, , text = ''], depth) => ({ type: 'em', children: parseInline(text, depth + 1) }),
  },
  { pattern: /^\u2028\n?/, make: () => ({ type: 'break' }) },
];
const special = /[\\`[<*_\u2028]/g;

export function parseInline(source: string, depth = 0): Inline[] {
  if (depth > 4) return [{ type: 'text', text: source }];
  const parts: Inline[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const inWord = /[\p{L}\p{N}]$/u.test(text) && rest.startsWith('_');
    const found = inWord ? undefined : firstForm(rest);
    if (found === undefined) {
      special.lastIndex = at + 1;
      const stop = special.exec(source)?.index ?? source.length;
      text += source.slice(at, stop);
      at = stop;
      continue;
    }
    if (text !== '') parts.push({ type: 'text', text });
    text = '';
    parts.push(found.form.make(found.match, depth));
    at += found.match[0].length;
  }
  if (text !== '') parts.push({ type: 'text', text });
  return parts;
}

function firstForm(rest: string) {
  for (const form of forms) {
    const match = form.pattern.exec(rest);
    if (match !== null) return { form, match };
  }
  return undefined;
}
