/**
 * What a message wrote, as a tree of the few elements we draw (dialogporten.md 4.3). Markdown becomes HTML, HTML loses everything but
 * known elements (`plain-markup.ts`), the rest is parsed into a document that loads and runs nothing, and only what is on the list
 * is taken out of it: no attribute but the address of an https link. What draws the tree makes React elements, so no markup of a
 * message ever reaches the page.
 */
import { Marked } from 'marked';
import type { TextType } from '../../../../shared/contract/reading.ts';
import { plainMarkup, type SafeTag, safeTags } from './plain-markup.ts';

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

const known: ReadonlyMap<string, SafeTag> = new Map(safeTags.map((tag) => [tag.toUpperCase(), tag]));
/** Between these only elements stand. */
const inTables: Readonly<Partial<Record<SafeTag, readonly SafeTag[]>>> = {
  table: ['thead', 'tbody', 'tr'],
  thead: ['tr'],
  tbody: ['tr'],
  tr: ['td', 'th'],
};

export function safeTextOf(source: string, type: Exclude<TextType, 'text/plain'>): SafeText {
  const isLong = source.length > MOST_CHARACTERS;
  const text = isLong ? source.slice(0, MOST_CHARACTERS) : source;
  const html = type === 'text/markdown' ? htmlOf(text) : text;
  if (html === undefined) return { nodes: [{ tag: 'p', children: [text] }], isCut: isLong };
  const { body } = new DOMParser().parseFromString(plainMarkup(html), 'text/html');
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
  const tag = known.get(node.tagName);
  const children = childrenOf(node, depth + 1, budget);
  if (!tag) return children;
  if (tag === 'a') {
    const href = httpsOf(node.getAttribute('href'));
    return href === undefined ? children : [{ tag, href, children }];
  }
  if (tag === 'br' || tag === 'hr') return [{ tag, children: [] }];
  const allowed = inTables[tag];
  const fitting = allowed
    ? children.filter((child) => typeof child !== 'string' && allowed.includes(child.tag))
    : children;
  return [{ tag, children: fitting }];
}

/** Written anew from its parts: https, a host, no name or password. */
function httpsOf(href: string | null): string | undefined {
  if (href === null || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return url.protocol === 'https:' && !url.username && !url.password ? url.href : undefined;
}
