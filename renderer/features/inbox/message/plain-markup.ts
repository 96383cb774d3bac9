/**
 * HTML with nothing left but known elements without attributes, apart from https addresses of links. The parser that reads the
 * result then meets no style, no handler and no address: even a document that nobody sees reports those against the window's policy.
 */
export const safeTags = [
  ...['p', 'em', 'strong', 'ul', 'ol', 'li', 'a', 'code', 'pre', 'blockquote', 'hr', 'br'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'span', 'table', 'thead', 'tbody', 'tr', 'td', 'th'],
] as const;
export type SafeTag = (typeof safeTags)[number];

/** A tag longer than this is text. */
const LONGEST_TAG = 4000;

const known: ReadonlyMap<string, SafeTag> = new Map<string, SafeTag>([
  ...safeTags.map((tag) => [tag, tag] as const),
  ['b', 'strong'],
  ['i', 'em'],
  ['tfoot', 'tbody'],
]);
/** What stands in them is not for reading. */
const silent = new Set(
  'script style template title noscript iframe object embed svg math select textarea audio video canvas head'.split(
    ' ',
  ),
);
/** A line ends with them. */
const blocks = new Set('div section article header footer main aside dt dd address figure'.split(' '));

export function plainMarkup(html: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    out.push(html.slice(at, open));
    const comment = /^<!--[\s\S]*?-->|^<[!?][^>]*>/.exec(html.slice(open, open + LONGEST_TAG));
    const tag = comment ? null : readTag(html, open);
    if (comment) at = open + comment[0].length;
    else if (!tag) {
      out.push('&lt;');
      at = open + 1;
    } else {
      at = tag.end;
      if (!silent.has(tag.name)) out.push(written(tag));
      else if (!tag.closes) at = endOf(html, tag.name, at);
    }
  }
  out.push(html.slice(at));
  return out.join('');
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
  readonly end: number;
}

/** Up to the first `>` outside quotation marks; undefined for what only looks like a tag. */
function readTag(html: string, open: number): Tag | undefined {
  const head = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(html.slice(open, open + 40));
  if (!head) return undefined;
  const from = open + head[0].length;
  const last = Math.min(html.length, open + LONGEST_TAG);
  let quote = '';
  for (let at = from; at < last; at += 1) {
    const sign = html[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') {
      const name = (head[2] ?? '').toLowerCase();
      return { name, closes: head[1] === '/', attributes: html.slice(from, at), end: at + 1 };
    }
  }
  return undefined;
}

function written({ name, closes, attributes }: Tag): string {
  if (name === 'img') return (attributeOf(attributes, 'alt') ?? '').replaceAll('<', '&lt;');
  const tag = known.get(name);
  if (!tag) return closes && blocks.has(name) ? '<br>' : '';
  if (closes) return `</${tag}>`;
  const href = tag === 'a' ? attributeOf(attributes, 'href') : undefined;
  return href && /^\s*https:/i.test(href) ? `<a href="${href.replaceAll('"', '&quot;')}">` : `<${tag}>`;
}

/** As written: what it stands for is for the parser to say. */
function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s/"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** After the element that a silent tag began; without its end nothing more is read. */
function endOf(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}[^>]*>`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html) ? closing.lastIndex : html.length;
}
