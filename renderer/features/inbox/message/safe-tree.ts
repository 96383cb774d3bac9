/**
 * What a message wrote, as a tree of the few elements we draw (dialogporten.md 4.3). Markdown becomes HTML, HTML is parsed into a
 * document that loads and runs nothing, and only what is on the list is taken out of it: element by element, no attribute but
 * the address of an https link. What draws the tree makes React elements, so no markup of a message ever reaches the page.
 */
import { Marked } from 'marked';
import type { TextType } from '../../../../shared/contract/reading.ts';

export const safeTags = [
  ...['p', 'em', 'strong', 'ul', 'ol', 'li', 'a', 'code', 'pre', 'blockquote', 'hr', 'br'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'span', 'table', 'thead', 'tbody', 'tr', 'td', 'th'],
] as const;
export type SafeTag = (typeof safeTags)[number];

export type SafeNode =
  | string
  | { readonly tag: SafeTag; readonly href?: string; readonly children: readonly SafeNode[] };

export interface SafeText {
  readonly nodes: readonly SafeNode[];
  /** The text went on, longer than anybody reads and the window bears. */
  readonly isCut: boolean;
}

const MOST_CHARACTERS = 150_000;
const MOST_NODES = 20_000;
const DEEPEST = 40;

const known: ReadonlyMap<string, SafeTag> = new Map([
  ...safeTags.map((tag) => [tag.toUpperCase(), tag] as const),
  ['B', 'strong'],
  ['I', 'em'],
  ['TFOOT', 'tbody'],
  ['DIV', 'span'],
]);
/** Their words are not for reading. */
const silent = new Set(
  'SCRIPT STYLE TEMPLATE TITLE NOSCRIPT IFRAME OBJECT EMBED SVG MATH SELECT TEXTAREA AUDIO VIDEO CANVAS HEAD'.split(
    ' ',
  ),
);
/** Between these only elements stand. */
const inTables: Readonly<Partial<Record<SafeTag, readonly SafeTag[]>>> = {
  table: ['thead', 'tbody', 'tr'],
  thead: ['tr'],
  tbody: ['tr'],
  tr: ['td', 'th'],
};
const breaksAfter = new Set(['DIV', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'DT', 'DD', 'CAPTION']);

export function safeTextOf(source: string, type: Exclude<TextType, 'text/plain'>): SafeText {
  const isLong = source.length > MOST_CHARACTERS;
  const text = isLong ? source.slice(0, MOST_CHARACTERS) : source;
  const html = type === 'text/markdown' ? htmlOf(text) : text;
  if (html === undefined) return { nodes: [{ tag: 'p', children: [text] }], isCut: isLong };
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const budget = { left: MOST_NODES };
  const nodes = childrenOf(body, 0, budget);
  return { nodes, isCut: isLong || budget.left <= 0 };
}

/** Undefined for what is nested deeper than the parser bears: then it stays as it was written. */
function htmlOf(markdown: string): string | undefined {
  try {
    return new Marked({ gfm: true }).parse(markdown, { async: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function childrenOf(parent: Node, depth: number, budget: { left: number }): SafeNode[] {
  const out: SafeNode[] = [];
  for (const child of parent.childNodes) {
    if (budget.left <= 0) break;
    budget.left -= 1;
    out.push(...take(child, depth, budget));
  }
  return out;
}

function take(node: Node, depth: number, budget: { left: number }): readonly SafeNode[] {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ? [node.textContent] : [];
  if (!(node instanceof Element) || depth > DEEPEST) return [];
  const name = node.tagName.toUpperCase();
  if (silent.has(name)) return [];
  if (name === 'IMG') return node.getAttribute('alt') ? [node.getAttribute('alt') ?? ''] : [];
  const tag = known.get(name);
  const children = childrenOf(node, depth + 1, budget);
  const after: readonly SafeNode[] = breaksAfter.has(name) ? [{ tag: 'br', children: [] }] : [];
  if (!tag) return [...children, ...after];
  if (tag === 'a') {
    const href = httpsOf(node.getAttribute('href'));
    return href === undefined ? children : [{ tag, href, children }];
  }
  if (tag === 'br' || tag === 'hr') return [{ tag, children: [] }];
  const allowed = inTables[tag];
  const fitting = allowed
    ? children.filter((child) => typeof child !== 'string' && allowed.includes(child.tag))
    : children;
  return [{ tag, children: fitting }, ...after];
}

/** Written anew from its parts: https, a host, no name or password. */
function httpsOf(href: string | null): string | undefined {
  if (href === null || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return url.protocol === 'https:' && !url.username && !url.password ? url.href : undefined;
}
