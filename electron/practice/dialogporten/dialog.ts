import { derivedId } from './identity.ts';
import type { Facts } from './letter.ts';

/** One stored dialog. Texts, files, base activities and transmissions are computed from `letter` and `facts`. */
export interface Dialog {
  readonly id: string;
  readonly party: string;
  readonly resource: string;
  readonly org: string;
  readonly letter: string;
  readonly facts: string;
  readonly title: string;
  readonly summary: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly content_updated_at: string;
  readonly due_at: string | null;
  readonly visible_from: string | null;
  readonly expires_at: string | null;
  readonly status: string;
  readonly extended_status: string | null;
  readonly external_reference: string | null;
  readonly process: string | null;
  readonly progress: number | null;
  readonly api_only: number;
  readonly deleted: number;
  /** Shared by everybody at the party. */
  readonly content_seen: number;
  /** What the service owner says: nothing left unopened. */
  readonly opened: number;
  readonly label: 'Default' | 'Bin' | 'Archive';
  readonly marked_unopened: number;
  readonly sent: number;
  /** Null: the one it was born with (`revisionOf`). */
  readonly revision: string | null;
  readonly context_revision: string | null;
  /** When somebody at the party opened it, before practice began. */
  readonly opened_at: string | null;
  readonly correspondence_id: string | null;
  readonly instance_ref: string | null;
  /** Activities and transmissions that came later, as JSON (`Added`). */
  readonly added: string | null;
  readonly correspondence_status: string;
  readonly min_level: number;
  /** Of a letter that stands in a larger dialog: its transmission there. Not a column. */
  readonly part?: string;
}

export interface AddedActivity {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly text?: string | undefined;
  readonly by: 'ServiceOwner' | 'PartyRepresentative';
  readonly transmissionId?: string | undefined;
}
export interface AddedTransmission {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly title: string;
  readonly summary: string;
  /** The letter of Correspondence that it is, where it is one. */
  readonly correspondence?: { readonly id: string; readonly letter: string } | undefined;
}
export interface Added {
  readonly activities: readonly AddedActivity[];
  readonly transmissions: readonly AddedTransmission[];
}

export interface SeenEntry {
  readonly id: string;
  readonly dialog: string;
  readonly at: string;
  readonly kind: 'person' | 'systemUser';
  readonly who: string;
  readonly name: string;
}

export type NewDialog = Omit<
  Dialog,
  'facts' | 'revision' | 'context_revision' | 'added' | 'correspondence_status' | 'part'
> & {
  readonly facts: Facts;
};

export function revisionOf(dialog: Dialog): string {
  return dialog.revision ?? derivedId(dialog.id, 'revision');
}

export function contextRevisionOf(dialog: Dialog): string {
  return dialog.context_revision ?? derivedId(dialog.id, 'context');
}

export function addedTo(dialog: Dialog): Added {
  return dialog.added === null ? { activities: [], transmissions: [] } : (JSON.parse(dialog.added) as Added);
}

/** A letter that is a transmission of a dialog, as Correspondence knows it: with a text and files of its own. */
export function letterIn(dialog: Dialog, { id, at, title, correspondence }: AddedTransmission): Dialog | undefined {
  if (!correspondence) return undefined;
  const own = { letter: correspondence.letter, correspondence_id: correspondence.id, instance_ref: null };
  return { ...dialog, ...own, part: id, title, created_at: at };
}

/** Changes that an end user's or the service owner's act makes to one row. */
export type Change = Partial<Omit<Dialog, 'id'>>;
