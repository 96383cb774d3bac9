import { type Failure, failure } from '../../../../shared/outcome.ts';
import type { Child, Shape } from './shape.ts';
import type { Place, XmlElement } from './tree.ts';

/** Why an element is not where the schema wants it; the renderer has a sentence for each. */
export type StructureReason =
  | 'unknown'
  | 'misplaced'
  | 'repeated'
  | 'missing'
  | 'strayText'
  | 'nested'
  | 'attribute'
  | 'namespace';

/** The first place where `element` departs from its shape, as `mva.structure` {element, parent, line, column, reason}. */
export function conform(element: XmlElement, shape: Shape): Failure | undefined {
  if (element.attributes.length > 0) return problem(element, element.name, 'attribute');
  if (shape.kind === 'text') {
    const child = element.children[0];
    return child && problem(child, child.name, 'nested', element.name);
  }
  if (element.textAt) return problem(element.textAt, element.name, 'strayText');
  const foreign = element.children.find((child) => child.namespace !== element.namespace);
  if (foreign) return problem(foreign, foreign.name, 'namespace', element.name);
  const misfit = shape.kind === 'choice' ? misfitInChoice(element, shape) : misfitInSequence(element, shape);
  if (misfit) return misfit;
  for (const child of element.children) {
    const expected = shape.children.find(({ name }) => name === child.name);
    const deeper = expected && conform(child, expected.shape);
    if (deeper) return deeper;
  }
  return undefined;
}

function misfitInChoice(element: XmlElement, { children }: Shape): Failure | undefined {
  const [first, second] = element.children;
  if (!first) return problem(element, children.map(({ name }) => name).join(' | '), 'missing', element.name);
  if (!children.some(({ name }) => name === first.name)) return problem(first, first.name, 'unknown', element.name);
  return second && problem(second, second.name, second.name === first.name ? 'repeated' : 'misplaced', element.name);
}

function misfitInSequence(element: XmlElement, { children }: Shape): Failure | undefined {
  let at = 0;
  let count = 0;
  for (const child of element.children) {
    const index = children.findIndex(({ name }) => name === child.name);
    if (index < 0) return problem(child, child.name, 'unknown', element.name);
    if (index < at) return problem(child, child.name, 'misplaced', element.name);
    if (index > at) {
      const skipped = firstMissing(children, at, index, count);
      if (skipped) {
        // Present further on: then it stands in the wrong place and nothing is missing.
        const later = element.children.some(({ name }) => name === skipped.name);
        return later
          ? problem(child, child.name, 'misplaced', element.name)
          : problem(child, skipped.name, 'missing', element.name);
      }
      at = index;
      count = 0;
    }
    count += 1;
    if (count > (children[at]?.max ?? 1)) return problem(child, child.name, 'repeated', element.name);
  }
  const missing = firstMissing(children, at, children.length, count);
  return missing && problem(element, missing.name, 'missing', element.name);
}

/** The first child that must be there between `at`, seen `count` times, and `end`. */
function firstMissing(children: readonly Child[], at: number, end: number, count: number): Child | undefined {
  return children.slice(at, end).find((child, offset) => child.min > (offset === 0 ? count : 0));
}

function problem(at: Place, element: string, reason: StructureReason, parent = ''): Failure {
  return failure('mva.structure', {
    params: { element: element.slice(0, 120), parent, line: at.line, column: at.column, reason },
    action: 'fixInput',
    sent: 'notSent',
  });
}
