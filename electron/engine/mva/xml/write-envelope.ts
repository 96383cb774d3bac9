import type { Category, Period } from '../../../../shared/contract/mva.ts';
import { node, writeDocument } from './write.ts';
import { periodNode } from './write-return.ts';

const ENVELOPE_NAMESPACE = 'no:skatteetaten:fastsetting:avgift:mva:mvameldinginnsending:v1.0';

export interface Envelope {
  readonly organisationNumber: string;
  readonly period: Period;
  readonly category: Category;
  /** Shown in Altinn: the person who released the return. */
  readonly createdBy: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** File names of what goes with the return, as they are uploaded. */
  readonly attachments?: readonly string[];
}

/** Name of the return's file, listed in the envelope and used for the upload (reference/mva-melding.md 2.2). */
export const RETURN_FILE = { name: 'mvaMelding', extension: 'xml' } as const;

/**
 * mvaMeldingInnsending: with namespace, in the XSD's order, and with `instansstatus`, which the schema calls optional
 * and the app demands (2.3).
 */
export function writeEnvelope(envelope: Envelope): string {
  const who = [node('opprettetAv', envelope.createdBy), node('opprettingstidspunkt', envelope.createdAt)];
  const file = (type: string, group: string, { name, extension }: { name: string; extension: string }, holds: string) =>
    node('vedlegg', [
      node('vedleggstype', type),
      node('kildegruppe', group),
      ...who,
      node('vedleggsfil', [node('filnavn', name), node('filekstensjon', extension), node('filinnhold', holds)]),
    ]);
  const root = node('mvaMeldingInnsending', [
    node('norskIdentifikator', [node('organisasjonsnummer', envelope.organisationNumber)]),
    periodNode(envelope.period),
    node('meldingskategori', envelope.category),
    node('innsendingstype', 'komplett'),
    node('instansstatus', 'default'),
    ...who,
    file('mva-melding', 'sluttbrukersystem', RETURN_FILE, 'mva-melding'),
    ...(envelope.attachments ?? []).map((name) => {
      const dot = name.lastIndexOf('.');
      const parts = { name: name.slice(0, dot), extension: name.slice(dot + 1) };
      return file('binaerVedlegg', 'sluttbruker', parts, 'vedlegg');
    }),
  ]);
  return writeDocument(root, ENVELOPE_NAMESPACE);
}
