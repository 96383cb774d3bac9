import { sql } from 'kysely';
import type { Store } from '../../store/store.ts';

/** Something of a message that is to be fetched. */
export interface Due {
  readonly dialogId: string;
  readonly organisationNumber: string;
  readonly clientName: string;
  readonly systemUserId: string;
  readonly service: string;
  readonly title: string;
  readonly reference: string | null;
  readonly tries: number;
}

/** A message, or one of its transmissions. */
export interface DueText extends Due {
  /** Empty: the message itself. */
  readonly transmissionId: string;
  /** Its own text or files are to be fetched. */
  readonly isOpen: boolean;
  /** How many transmissions its sender has sent, where they are to be listed first. */
  readonly toList: number | null;
}

/** An attachment to be fetched. */
export interface DueFile extends Due {
  readonly attachmentId: string;
  readonly url: string;
  readonly name: string;
  readonly checksum: string | null;
  readonly expiresAt: string | null;
}

/** Correspondence has texts and attachments; apps have files alone (reference/dialogporten.md 4.7, 4.8). */
const WITH_TEXT = 'correspondenceservice';
const APP = 'altinnapp';
/** Of the message, whatever of it is due. */
const OF_MESSAGE = [
  'dialogs.id as dialogId',
  'dialogs.organisation_number as organisationNumber',
  'clients.name as clientName',
  'dialogs.system_user_id as systemUserId',
  'dialogs.service_resource as service',
  'dialogs.title',
  'fetch.reference',
] as const;

/** What is to be fetched, read out of the messages themselves. */
export class OwnerDue {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Messages that nobody has opened here, and those whose sender has sent more in them, with content from `since` on: those with a due
   * date first, then the newest. What was tried without luck comes again when its time has come. Then letters that stand in larger ones.
   */
  async texts(since: string, now: string, { apps }: { apps: boolean }): Promise<DueText[]> {
    const types = apps ? [WITH_TEXT, APP] : [WITH_TEXT];
    const rows = await this.#store.db
      .selectFrom('dialogs')
      .leftJoin('dialog_owner_fetches as fetch', (join) =>
        join.onRef('fetch.dialog_id', '=', 'dialogs.id').on('fetch.transmission_id', '=', ''),
      )
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .select([...OF_MESSAGE, 'fetch.tries', 'fetch.state', 'fetch.listed'])
      .select(['dialogs.service_resource_type as type', 'dialogs.from_service_owner_transmissions as sent'])
      .select(({ eb }) => eb('dialogs.details', 'is not', null).as('isOpened'))
      .where('dialogs.gone', 'is', null)
      .where('dialogs.content_updated_at', '>=', since)
      .where((of) => of.or([of('fetch.dialog_id', 'is', null), of('fetch.due_at', '<=', now)]))
      .where((of) =>
        of.or([
          of.and([
            of('dialogs.service_resource_type', 'in', types),
            of('dialogs.details', 'is', null),
            of(of.fn.coalesce('fetch.state', sql.lit('due')), '=', 'due'),
          ]),
          of('dialogs.from_service_owner_transmissions', '>', of.fn.coalesce('fetch.listed', sql.lit(0))),
        ]),
      )
      .orderBy(sql`dialogs.due_at IS NULL`)
      .orderBy('dialogs.due_at')
      .orderBy('dialogs.content_updated_at', 'desc')
      .execute();
    const own = rows.map(({ state, listed, isOpened, sent, type, ...row }) => ({
      ...row,
      clientName: row.clientName ?? '',
      tries: row.tries ?? 0,
      transmissionId: '',
      isOpen: !isOpened && (state ?? 'due') === 'due' && types.includes(type),
      toList: sent > (listed ?? 0) ? sent : null,
    }));
    return [...own, ...(await this.#transmissions(now))];
  }

  async #transmissions(now: string): Promise<DueText[]> {
    const rows = await this.#store.db
      .selectFrom('dialog_owner_fetches as fetch')
      .innerJoin('dialogs', 'dialogs.id', 'fetch.dialog_id')
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .select([...OF_MESSAGE, 'fetch.tries', 'fetch.transmission_id as transmissionId'])
      .where('dialogs.gone', 'is', null)
      .where('fetch.transmission_id', '!=', '')
      .where('fetch.state', '=', 'due')
      .where('fetch.due_at', '<=', now)
      .orderBy('fetch.due_at')
      .execute();
    return rows.map((row) => ({ ...row, clientName: row.clientName ?? '', isOpen: true, toList: null }));
  }

  /** Those that can no longer be had soonest first (reference/dialogporten.md 4.5). */
  async files(now: string): Promise<DueFile[]> {
    const rows = await this.#store.db
      .selectFrom('dialog_owner_files as file')
      .innerJoin('dialogs', 'dialogs.id', 'file.dialog_id')
      .innerJoin('dialog_attachments as listed', (join) =>
        join.onRef('listed.dialog_id', '=', 'file.dialog_id').onRef('listed.attachment_id', '=', 'file.attachment_id'),
      )
      .innerJoin('dialog_owner_fetches as fetch', (join) =>
        join
          .onRef('fetch.dialog_id', '=', 'file.dialog_id')
          .on('fetch.transmission_id', '=', (of) => of.fn.coalesce('listed.transmission_id', sql.lit(''))),
      )
      .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
      .select([
        ...OF_MESSAGE,
        'file.tries',
        'file.attachment_id as attachmentId',
        'listed.url',
        'file.name',
        'file.checksum',
        'file.expires_at as expiresAt',
      ])
      .where('dialogs.gone', 'is', null)
      .where('file.state', '=', 'due')
      .where('file.due_at', '<=', now)
      .orderBy(sql`file.expires_at IS NULL`)
      .orderBy('file.expires_at')
      .orderBy('file.due_at')
      .execute();
    return rows.map((row) => ({ ...row, clientName: row.clientName ?? '' }));
  }
}
