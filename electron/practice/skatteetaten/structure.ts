import type { Element } from '@xmldom/xmldom';
import { childElements, ownText } from './xml.ts';

/**
 * A small grammar that says what the XSDs say, written apart from them: sequences, one choice, and text with a check.
 * It finds what an XSD validator finds; it is not one.
 */
export interface Particle {
  readonly name: string;
  readonly min: 0 | 1;
  readonly many?: true;
  readonly of: Shape;
}
export type TextCheck = (value: string) => string | undefined;
export type Shape =
  | { readonly kind: 'sequence'; readonly particles: readonly Particle[] }
  | { readonly kind: 'choice'; readonly particles: readonly Particle[] }
  | { readonly kind: 'text'; readonly check: TextCheck };

/** One breach, in the words an XSD parser uses. */
export interface Breach {
  readonly path: string;
  readonly detail: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export const required = (name: string, of: Shape): Particle => ({ name, min: 1, of });
export const optional = (name: string, of: Shape): Particle => ({ name, min: 0, of });
export const repeated = (name: string, of: Shape): Particle => ({ name, min: 0, many: true, of });
export const sequence = (...particles: Particle[]): Shape => ({ kind: 'sequence', particles });
export const choice = (...particles: Particle[]): Shape => ({ kind: 'choice', particles });
export const text = (check: TextCheck): Shape => ({ kind: 'text', check });

interface Visit {
  readonly namespace: string;
  readonly breaches: Breach[];
}

function breach(visit: Visit, element: Element, path: string, detail: string): void {
  visit.breaches.push({ path, detail, line: element.lineNumber, column: element.columnNumber });
}

function unexpected(visit: Visit, element: Element, path: string, expected: readonly Particle[]): void {
  const names = expected.map((particle) => `"${visit.namespace}":${particle.name}`).join(', ');
  const tail = names ? `One of '{${names}}' is expected.` : 'No child element is expected at this point.';
  breach(
    visit,
    element,
    path,
    `cvc-complex-type.2.4.a: Invalid content was found starting with element '${element.nodeName}'. ${tail}`,
  );
}

/** Particles that may stand at `from` in a sequence: up to and including the first required one. */
function expectedFrom(particles: readonly Particle[], from: number): Particle[] {
  const expected: Particle[] = [];
  for (const particle of particles.slice(from)) {
    expected.push(particle);
    if (particle.min === 1) break;
  }
  return expected;
}

function visitSequence(visit: Visit, element: Element, path: string, particles: readonly Particle[]): void {
  /** The first particle that may still come. A repeatable one stays possible, and is never required. */
  let at = 0;
  const places = new Map<string, number>();
  for (const current of childElements(element)) {
    const name = (current.namespaceURI ?? '') === visit.namespace ? (current.localName ?? '') : '';
    const expected = expectedFrom(particles, at);
    const particle = expected.find((candidate) => candidate.name === name);
    if (!particle) {
      unexpected(visit, current, `${path}/${current.localName ?? current.nodeName}`, expected);
      return;
    }
    const place = (places.get(name) ?? 0) + 1;
    places.set(name, place);
    at = particles.indexOf(particle) + (particle.many ? 0 : 1);
    visitShape(visit, current, `${path}/${name}${particle.many ? `[${place}]` : ''}`, particle.of);
  }
  const missing = particles.slice(at).find((particle) => particle.min === 1);
  if (missing) {
    const detail = `cvc-complex-type.2.4.b: The content of element '${element.nodeName}' is not complete. One of '{"${visit.namespace}":${missing.name}}' is expected.`;
    breach(visit, element, `${path}/${missing.name}`, detail);
  }
}

function visitChoice(visit: Visit, element: Element, path: string, particles: readonly Particle[]): void {
  const [first, second] = childElements(element);
  const particle = particles.find(
    (candidate) => first && (first.namespaceURI ?? '') === visit.namespace && candidate.name === first.localName,
  );
  if (!first || !particle) {
    unexpected(visit, first ?? element, path, particles);
    return;
  }
  visitShape(visit, first, `${path}/${particle.name}`, particle.of);
  if (second) unexpected(visit, second, path, []);
}

function visitShape(visit: Visit, element: Element, path: string, shape: Shape): void {
  for (const attribute of Array.from(element.attributes)) {
    const tolerated = attribute.name.startsWith('xmlns') || attribute.name.startsWith('xsi:');
    if (!tolerated) {
      breach(
        visit,
        element,
        path,
        `cvc-complex-type.3.2.2: Attribute '${attribute.name}' is not allowed to appear in element '${element.nodeName}'.`,
      );
    }
  }
  if (shape.kind === 'text') {
    const [inner] = childElements(element);
    if (inner) {
      unexpected(visit, inner, path, []);
      return;
    }
    const problem = shape.check(ownText(element));
    if (problem) breach(visit, element, path, `${problem} The value of element '${element.nodeName}' is not valid.`);
    return;
  }
  if (ownText(element).trim() !== '') {
    breach(
      visit,
      element,
      path,
      `cvc-complex-type.2.3: Element '${element.nodeName}' cannot have character [children], because the type's content type is element-only.`,
    );
    return;
  }
  if (shape.kind === 'sequence') visitSequence(visit, element, path, shape.particles);
  else visitChoice(visit, element, path, shape.particles);
}

/** Every breach of `shape` in the document, in document order. */
export function breachesOf(root: Element, rootName: string, namespace: string, shape: Shape): readonly Breach[] {
  const visit: Visit = { namespace, breaches: [] };
  if (root.localName !== rootName || (root.namespaceURI ?? '') !== namespace) {
    breach(visit, root, rootName, `cvc-elt.1.a: Cannot find the declaration of element '${root.nodeName}'.`);
  } else {
    visitShape(visit, root, rootName, shape);
  }
  return visit.breaches;
}
