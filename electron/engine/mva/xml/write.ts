/** Writing XML: fixed order, UTF-8 without byte order mark, two spaces in. What a node holds decides how it looks. */

export interface XmlNode {
  readonly name: string;
  readonly content: string | readonly XmlNode[];
}

type Content = string | readonly (XmlNode | null)[];

/** A list drops its nulls, so an absent optional element is written as `null` where it would stand. */
export function node(name: string, content: Content): XmlNode {
  return { name, content: typeof content === 'string' ? content : content.filter((child) => child !== null) };
}

/** Nothing for null; an element for any text, the empty one too. */
export function optionalNode(name: string, text: string | null): XmlNode | null {
  return text === null ? null : node(name, text);
}

/** Not a character in XML 1.0, not even escaped: left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escapeText(text: string): string {
  return (
    text
      .replace(FORBIDDEN, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // A bare carriage return would be read back as a line feed.
      .replaceAll('\r', '&#13;')
  );
}

function render({ name, content }: XmlNode, attributes: string, indent: string, out: string[]): void {
  if (typeof content === 'string') {
    out.push(`${indent}<${name}${attributes}>${escapeText(content)}</${name}>\n`);
    return;
  }
  if (content.length === 0) {
    out.push(`${indent}<${name}${attributes}/>\n`);
    return;
  }
  out.push(`${indent}<${name}${attributes}>\n`);
  for (const child of content) render(child, '', `${indent}  `, out);
  out.push(`${indent}</${name}>\n`);
}

export function writeDocument(root: XmlNode, namespace: string): string {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  render(root, ` xmlns="${namespace}"`, '', out);
  return out.join('');
}
