import { type AddedTransmission, addedTo, type Dialog, letterIn } from './dialog.ts';
import { derivedId, stamp } from './identity.ts';
import type { Facts, Letter, LetterFile } from './letter.ts';
import { letterOf } from './letters/all.ts';
import { RESOURCE_PREFIX } from './resources.ts';

export interface Localization {
  readonly value: string;
  readonly languageCode: string;
}

/** Everything a dialog says, computed from its row. */
export interface Content {
  readonly letter: Letter;
  readonly facts: Facts;
  readonly files: readonly LetterFile[];
}

export function contentOf(dialog: Dialog): Content {
  const letter = letterOf(dialog.letter);
  const facts = JSON.parse(dialog.facts) as Facts;
  return { letter, facts, files: letter.files(facts) };
}

/** Picks one entry by Accept-Language: best match, else en, else nb (reference dialogporten 9.1). */
export function localized(values: readonly Localization[], languages: readonly string[]): readonly Localization[] {
  if (languages.length === 0 || values.length < 2) return values;
  for (const code of [...languages, 'en', 'nb']) {
    const found = values.find((value) => value.languageCode === code.slice(0, 2).toLowerCase());
    if (found) return [found];
  }
  return values.slice(0, 1);
}

export const nb = (value: string): Localization[] => [{ value, languageCode: 'nb' }];

export function titleOf({ letter, facts }: Content, dialog: Dialog): readonly Localization[] {
  return [...nb(dialog.title), ...(letter.titleEn ? [{ value: letter.titleEn(facts), languageCode: 'en' }] : [])];
}

export interface ActivityParts {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly text?: string | undefined;
  readonly by: 'ServiceOwner' | 'PartyRepresentative';
  readonly transmissionId?: string | undefined;
}

/** The history: what every dialog of its kind begins with, and what came later. Oldest first. */
export function activitiesOf(dialog: Dialog): readonly ActivityParts[] {
  const base: ActivityParts[] = [
    { id: derivedId(dialog.id, 'activity:created'), at: dialog.created_at, type: 'DialogCreated', by: 'ServiceOwner' },
  ];
  if (dialog.instance_ref !== null) {
    base.push({
      id: derivedId(dialog.id, 'activity:submitted'),
      at: dialog.created_at,
      type: 'FormSubmitted',
      by: 'PartyRepresentative',
    });
  } else if (dialog.correspondence_id !== null) {
    base.push({
      id: derivedId(dialog.id, 'activity:notified'),
      at: dialog.created_at,
      type: 'Information',
      text: 'Varsel om mottatt melding er sendt på e-post.',
      by: 'ServiceOwner',
    });
  }
  return [...base, ...addedTo(dialog).activities].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1,
  );
}

export interface TransmissionParts {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly by: 'ServiceOwner' | 'PartyRepresentative';
  readonly title: string;
  readonly summary?: string | undefined;
  readonly relatedTo?: string | undefined;
  /** The receipt of a filed return hangs here, not on the dialog. */
  readonly receipt?: true;
  /** Read by those who may read this service too; it carries the files that are restricted to it. */
  readonly attribute?: string;
  /** It is a letter of Correspondence, with a text and files of its own. */
  readonly letter?: Dialog | undefined;
}

const added = (dialog: Dialog, transmission: AddedTransmission): TransmissionParts => {
  const { id, at, type, title, summary } = transmission;
  const by = type === 'Submission' || type === 'Correction' ? 'PartyRepresentative' : 'ServiceOwner';
  return { id, at, type, title, summary, by, letter: letterIn(dialog, transmission) };
};

export function transmissionsOf(dialog: Dialog, { letter, facts }: Content): readonly TransmissionParts[] {
  const later = addedTo(dialog).transmissions.map((each) => added(dialog, each));
  const submission = derivedId(dialog.id, 'transmission:1');
  const by = 'PartyRepresentative' as const;
  const sent = { id: submission, at: dialog.created_at, type: 'Submission', by, title: 'Innsending #1' };
  if (letter.key === 'mva-kvittering') {
    const receipt = facts.receiptId === undefined ? {} : { receipt: true as const };
    return [{ ...sent, summary: dialog.summary, ...receipt }, ...later];
  }
  if (!letter.answered) return later;
  const answer: TransmissionParts = {
    id: derivedId(dialog.id, 'transmission:2'),
    at: dialog.content_updated_at,
    type: 'Acceptance',
    by: 'ServiceOwner',
    title: letter.answered.title,
    summary: letter.answered.text,
    relatedTo: submission,
  };
  if (!letter.restricted) return [sent, answer, ...later];
  const restricted: TransmissionParts = {
    id: derivedId(dialog.id, 'transmission:3'),
    at: dialog.content_updated_at,
    type: 'Decision',
    by: 'ServiceOwner',
    title: letter.restricted.title,
    relatedTo: submission,
    attribute: attribute(letter.restricted.to),
  };
  return [sent, answer, restricted, ...later];
}

export const attribute = (resource: string) => `${RESOURCE_PREFIX}${resource}`;

/** `authorizationAttribute`s of a dialog's parts. */
export function attributesOf({ letter }: Content): readonly string[] {
  return letter.restricted ? [attribute(letter.restricted.to)] : [];
}

/** When the owner throws the file away; undefined for one that stays. */
export function expiryOf(dialog: Dialog, file: LetterFile): string | undefined {
  if (file.keptDays === undefined) return undefined;
  return stamp(Date.parse(dialog.created_at) + file.keptDays * 86_400_000);
}

/** The Markdown that stands behind the dialog's main content. */
export function bodyOf(dialog: Dialog): string {
  const { letter, facts } = contentOf(dialog);
  return letter.body(facts);
}

export const fileId = (dialog: Dialog, index: number) => derivedId(dialog.part ?? dialog.id, `file:${index}`);

/** Position of a file by its id, or -1. */
export function fileIndex(dialog: Dialog, content: Content, id: string): number {
  return content.files.findIndex((_, index) => fileId(dialog, index) === id.toLowerCase());
}
