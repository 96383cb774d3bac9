import { DOMParser, type Element, type Node } from '@xmldom/xmldom';

/** A document that could not be read at all. `detail` is the parser's own words. */
export interface Unreadable {
  readonly ok: false;
  readonly detail: string;
}

export type ReadXml = { readonly ok: true; readonly root: Element } | Unreadable;

const DECLARED_ENCODING = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

function decode(bytes: Uint8Array): string | undefined {
  const declared = DECLARED_ENCODING.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads a document strictly: one root, no document type (so no entities), no tolerated mistakes. */
export function readXml(bytes: Uint8Array): ReadXml {
  const text = decode(bytes);
  if (text === undefined) return { ok: false, detail: 'Invalid byte sequence for the declared encoding.' };
  if (/<!DOCTYPE/i.test(text)) return { ok: false, detail: 'DOCTYPE is disallowed.' };
  try {
    const document = new DOMParser({
      locator: true,
      onError: (_level, message) => {
        throw new Error(message);
      },
    }).parseFromString(text, 'text/xml');
    const root = document.documentElement;
    return root ? { ok: true, root } : { ok: false, detail: 'Premature end of file.' };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

export function childElements(element: Element): Element[] {
  return Array.from(element.childNodes).filter(isElement);
}

/** Text that stands directly in an element, between or instead of its child elements. */
export function ownText(element: Element): string {
  return Array.from(element.childNodes)
    .filter((node) => node.nodeType === 3 || node.nodeType === 4)
    .map((node) => node.nodeValue ?? '')
    .join('');
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element && childElements(element).find((candidate) => candidate.localName === name);
}

/** Text of the element at a path of local names, trimmed; undefined where a step is missing. */
export function textAt(element: Element | undefined, ...path: string[]): string | undefined {
  let at = element;
  for (const name of path) at = child(at, name);
  return at?.textContent?.trim();
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
