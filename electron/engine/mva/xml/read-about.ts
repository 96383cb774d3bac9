/** What somebody else's envelope or return is about: read by local name and without rules, since nothing of it is sent. */
import { type Category, category, type Period } from '../../../../shared/contract/mva.ts';
import { decodeXml } from './decode.ts';
import { periodOfWords } from './period-words.ts';
import { readTree, type XmlElement } from './tree.ts';

export interface About {
  readonly period: Period | null;
  readonly category: Category | null;
  /** `opprettetAv` of an envelope. */
  readonly madeBy: string | null;
}

/** Undefined where the document is neither, or says nothing. */
export async function readAbout(bytes: Uint8Array): Promise<About | undefined> {
  const text = decodeXml(bytes);
  const root = text.ok ? await readTree(text.value) : text;
  if (!root.ok) return undefined;
  const figures = childOf(root.value, 'skattegrunnlagOgBeregnetSkatt') ?? root.value;
  const period = periodIn(childOf(figures, 'skattleggingsperiode'));
  const stated = category.safeParse(textOf(root.value, 'meldingskategori'));
  const madeBy = textOf(root.value, 'opprettetAv') || null;
  if (!period && !stated.success && madeBy === null) return undefined;
  return { period: period ?? null, category: stated.success ? stated.data : null, madeBy };
}

function periodIn(element: XmlElement | undefined): Period | undefined {
  const word = childOf(element, 'periode')?.children[0];
  const year = Number(textOf(element, 'aar'));
  return word && Number.isInteger(year) ? periodOfWords(word.name, word.text, year) : undefined;
}

const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);
const textOf = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.text.trim();
