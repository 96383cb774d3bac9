import type { Period, ReturnLine } from '../../../../shared/contract/mva.ts';
import type { MvaReturn, Note } from '../model.ts';
import { wordsOf } from './period-words.ts';
import { RETURN_NAMESPACE } from './shape.ts';
import { node, optionalNode, writeDocument, type XmlNode } from './write.ts';

export function periodNode(period: Period): XmlNode {
  const { element, word } = wordsOf(period);
  return node('skattleggingsperiode', [
    node('periode', [node(element, word)]),
    node('aar', String(period.year).padStart(4, '0')),
  ]);
}

/** The return as Skatteetaten's schema wants it, whatever it came in as. */
export function writeReturn(value: MvaReturn): string {
  const { system } = value;
  const root = node('mvaMeldingDto', [
    node('innsending', [
      node('regnskapssystemsreferanse', value.reference),
      system &&
        node('regnskapssystem', [node('systemnavn', system.name), optionalNode('systemversjon', system.version)]),
    ]),
    node('skattegrunnlagOgBeregnetSkatt', [
      periodNode(value.period),
      node('fastsattMerverdiavgift', value.fastsattMerverdiavgift),
      ...value.lines.map(lineNode),
    ]),
    node('betalingsinformasjon', [optionalNode('kundeIdentifikasjonsnummer', value.payoutKid)]),
    node('skattepliktig', [
      optionalNode('organisasjonsnummer', value.organisationNumber),
      optionalNode('identifikasjonsnummer', value.identificationNumber),
    ]),
    node('meldingskategori', value.category),
    noteNode(value.note),
  ]);
  return writeDocument(root, RETURN_NAMESPACE);
}

function lineNode(line: ReturnLine): XmlNode {
  return node('mvaSpesifikasjonslinje', [
    node('mvaKode', line.mvaKode),
    optionalNode('spesifikasjon', line.spesifikasjon),
    optionalNode('mvaKodeRegnskapsystem', line.mvaKodeRegnskapsystem),
    optionalNode('grunnlag', line.grunnlag),
    optionalNode('sats', line.sats),
    node('merverdiavgift', line.merverdiavgift),
    noteNode(line.merknad),
  ]);
}

function noteNode(note: Note | null): XmlNode | null {
  if (!note) return null;
  const inner =
    'beskrivelse' in note ? node('beskrivelse', note.beskrivelse) : node('utvalgtMerknad', note.utvalgtMerknad);
  return node('merknad', [inner]);
}
