import type { Element } from '@xmldom/xmldom';
import type { Period } from './periods.ts';
import { child, childElements, textAt } from './xml.ts';

/** An amount in hundredths of a krone, cut, with whether it was written with decimals (R082). */
export interface Amount {
  readonly hundredths: bigint;
  readonly decimals: boolean;
}

export interface Note {
  readonly chosen?: string | undefined;
}

export interface Line {
  /** Path in the document, for the finding. */
  readonly path: string;
  readonly at: Element;
  readonly code: string;
  readonly spesifikasjon?: string | undefined;
  readonly base?: Amount | undefined;
  readonly rate?: string | undefined;
  readonly vat: Amount;
  readonly note?: Note | undefined;
}

/** A return that satisfies the schema, as the rules see it. */
export interface Return {
  readonly root: Element;
  readonly organisationNumber: string;
  readonly reference: string;
  readonly category: string;
  readonly period: Period;
  readonly total: Amount;
  readonly lines: readonly Line[];
  readonly note?: Note | undefined;
  readonly kid?: string | undefined;
}

export function readAmount(text: string): Amount {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const hundredths = BigInt(whole || '0') * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2) || '0');
  return { hundredths: negative ? -hundredths : hundredths, decimals: fraction !== '' };
}

/** The one period of a `skattleggingsperiode` element. */
export function readPeriod(element: Element | undefined): Period | undefined {
  const chosen = childElements(child(element, 'periode') ?? fail())[0];
  if (!chosen) return undefined;
  return {
    kind: chosen.localName ?? '',
    value: (chosen.textContent ?? '').trim(),
    year: Number.parseInt(textAt(element, 'aar') ?? '0', 10),
  };
}

function fail(): never {
  throw new Error('the document was not checked against its shape first');
}

function readNote(parent: Element): Note | undefined {
  const note = child(parent, 'merknad');
  return note && { chosen: textAt(note, 'utvalgtMerknad') };
}

function readLine(element: Element, index: number): Line {
  const base = textAt(element, 'grunnlag');
  return {
    path: `mvaMeldingDto/skattegrunnlagOgBeregnetSkatt/mvaSpesifikasjonslinje[${index + 1}]`,
    at: element,
    code: textAt(element, 'mvaKode') ?? '',
    spesifikasjon: textAt(element, 'spesifikasjon'),
    base: base === undefined ? undefined : readAmount(base),
    rate: textAt(element, 'sats'),
    vat: readAmount(textAt(element, 'merverdiavgift') ?? '0'),
    note: readNote(element),
  };
}

/** Reads a document whose structure has been found right. */
export function readReturn(root: Element): Return {
  const core = child(root, 'skattegrunnlagOgBeregnetSkatt') ?? fail();
  return {
    root,
    organisationNumber: textAt(root, 'skattepliktig', 'organisasjonsnummer') ?? '',
    reference: textAt(root, 'innsending', 'regnskapssystemsreferanse') ?? '',
    category: textAt(root, 'meldingskategori') ?? '',
    period: readPeriod(child(core, 'skattleggingsperiode')) ?? fail(),
    total: readAmount(textAt(core, 'fastsattMerverdiavgift') ?? '0'),
    lines: childElements(core)
      .filter((element) => element.localName === 'mvaSpesifikasjonslinje')
      .map(readLine),
    note: readNote(root),
    kid: textAt(root, 'betalingsinformasjon', 'kundeIdentifikasjonsnummer'),
  };
}
