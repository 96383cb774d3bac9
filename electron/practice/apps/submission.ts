import { ENVELOPE_NAMESPACE, ENVELOPE_SHAPE } from '../skatteetaten/shapes.ts';
import { breachesOf } from '../skatteetaten/structure.ts';
import { child, childElements, readXml, textAt } from '../skatteetaten/xml.ts';
import type { DataElement } from './instances.ts';

export const ENVELOPE_TYPE = 'no.skatteetaten.fastsetting.avgift.mva.mvameldinginnsending.v1.0';

export interface Submission {
  readonly organisation: string;
  readonly envelope: Uint8Array;
  readonly message: Uint8Array;
  readonly messageName: string;
  /** Uploaded attachments. */
  readonly attachments: readonly DataElement[];
}

/**
 * The cross checks the app makes at the first `process/next` (reference mva-melding 2.2 and 4.5), in the service's own
 * words with their spelling. Undefined: nothing to complain about.
 */
export function complaint(submission: Submission): string | undefined {
  const read = readXml(submission.envelope);
  if (!read.ok) return `Valideringsfeil / Validation error: ${read.detail}`;
  const { root } = read;
  const period = child(root, 'skattleggingsperiode');
  if (!period) return 'skattleggingsperiode er påkrevd i MvaMeldingInnsending';
  if (childElements(period).length === 0) return 'skattleggingsperiode må være utfylt';
  if (!textAt(root, 'instansstatus')) return 'instansstatus er påkrevd i MvaMeldingInnsending';
  // Both forms are taken: with the namespace, and with none (2.3).
  const namespace = root.namespaceURI ? ENVELOPE_NAMESPACE : '';
  const [breach] = breachesOf(root, 'mvaMeldingInnsending', namespace, ENVELOPE_SHAPE);
  if (breach) return `Valideringsfeil / Validation error: ${breach.detail}`;

  const organisation = textAt(root, 'norskIdentifikator', 'organisasjonsnummer') ?? '';
  if (organisation !== submission.organisation) {
    return 'Organisasjonsnummeret i instansen er forskjellig fra organisasjonsnummeret i MvaMeldingInnsending';
  }
  return againstMessage(submission, organisation, root) ?? attachmentComplaint(submission, root);
}

type Root = Parameters<typeof textAt>[0];

function againstMessage(submission: Submission, organisation: string, root: Root): string | undefined {
  const message = readXml(submission.message);
  // A return that cannot be read is the validation's to refuse.
  if (!message.ok) return undefined;
  const named = textAt(message.root, 'skattepliktig', 'organisasjonsnummer');
  if (named !== undefined && named !== organisation) {
    return `Organisasjonsnummeret i MvaMeldingInnsending ${organisation} er forskjellig fra organisasjonsnummeret i ${submission.messageName}`;
  }
  const category = textAt(message.root, 'meldingskategori');
  const stated = textAt(root, 'meldingskategori');
  if (category !== undefined && category !== stated) {
    return `Meldingskategorien i MvaMeldingInnsending ${stated} er forsjellig fra Meldingskategorien i ${submission.messageName}`;
  }
  const inMessage = periodOf(child(message.root, 'skattegrunnlagOgBeregnetSkatt'));
  if (inMessage !== undefined && inMessage !== periodOf(root)) {
    return `Skattleggingsperioden i MvaMeldingInnsending er forskjellig fra skattleggingsperioden i ${submission.messageName}`;
  }
  return undefined;
}

function periodOf(parent: Root): string | undefined {
  const period = child(parent, 'skattleggingsperiode');
  return period?.textContent?.replace(/\s+/g, '');
}

function attachmentComplaint(submission: Submission, root: Root): string | undefined {
  const uploaded = submission.attachments.map((element) => element.filename ?? '');
  if (new Set(uploaded).size !== uploaded.length) return 'filnavnene i innsendingen må være unike';
  const listed = (root ? childElements(root) : [])
    .filter((element) => element.localName === 'vedlegg' && textAt(element, 'vedleggstype') === 'binaerVedlegg')
    .map(
      (element) => `${textAt(element, 'vedleggsfil', 'filnavn')}.${textAt(element, 'vedleggsfil', 'filekstensjon')}`,
    );
  if (new Set(listed).size !== listed.length) return 'filnavnene i innsendingen må være unike';
  const missing = listed.find((name) => !uploaded.includes(name)) ?? uploaded.find((name) => !listed.includes(name));
  // The documentation prints this same text for a list that does not match.
  return missing === undefined
    ? undefined
    : `Organisasjonsnummeret i MvaMeldingInnsending er forskjellig fra organisasjonsnummeret i ${missing}: vedlegget er ikke både listet og lastet opp`;
}
