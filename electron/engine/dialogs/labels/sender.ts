import { type Failure, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { dialogScopes } from '../../access/scopes.ts';
import type { HeldSystemUser } from '../../access/system-users.ts';
import type { SystemUserTokens } from '../../altinn/tokens.ts';
import type { Audit } from '../../audit/audit.ts';
import type { DialogportenApi } from '../api.ts';
import type { ListItem } from '../shapes.ts';
import type { SyncStore } from '../sync-store.ts';
import type { Labelled, LabelsApi } from './api.ts';
import type { DueWish, LabelWishes } from './wishes.ts';

export interface SenderOptions {
  readonly wishes: LabelWishes;
  readonly dialogs: SyncStore;
  readonly api: LabelsApi;
  readonly list: Pick<DialogportenApi, 'search'>;
  readonly tokens: SystemUserTokens;
  readonly audit: Audit;
  readonly systemUser: (id: string) => Promise<HeldSystemUser | undefined>;
}

/** What is not found in so many pages is left to the next full look. */
const MOST_PAGES = 5;
/** Labels that keep changing under our hands are somebody's work: a person decides. */
const MOST_STALE = 5;

/** Brings wishes that go together to Altinn. */
export class LabelSender {
  readonly #options: SenderOptions;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Undefined when the wishes are settled one way or another; a failure when it is to be tried again later. */
  async send(wishes: readonly DueWish[]): Promise<Failure | undefined> {
    const [first] = wishes;
    if (first === undefined) return undefined;
    const systemUser = await this.#options.systemUser(first.system_user_id);
    if (systemUser === undefined) return this.#refuse(wishes, failure('maskinporten.noSystemUser'));
    const begun = await this.#begin(wishes, first);
    const outcome = await this.#set(systemUser, wishes, first, true);
    const ends = outcome.ok ? (outcome.value.kind === 'set' ? 'done' : 'refused') : endOf(outcome.error);
    for (const sequence of begun) await this.#options.audit.end(sequence, ends);
    if (!outcome.ok) return outcome.error.retryable ? outcome.error : this.#refuse(wishes, outcome.error);
    if (outcome.value.kind === 'set') {
      await this.#options.wishes.fulfil(wishes);
      await this.#again(systemUser, wishes);
      return undefined;
    }
    if (outcome.value.kind === 'stale') return this.#stale(systemUser, wishes);
    const { ids } = outcome.value;
    const unknown = wishes.filter((wish) => ids.includes(wish.dialog_id));
    // An answer that names none of ours tells only that one of them is not there.
    return this.#refuse(unknown.length > 0 ? unknown : wishes, failure('dialogs.gone'), unknown.length > 0);
  }

  async #set(
    systemUser: HeldSystemUser,
    wishes: readonly DueWish[],
    first: DueWish,
    mayRenew: boolean,
  ): Promise<Outcome<Labelled>> {
    const { tokens, api } = this.#options;
    const token = await tokens.altinn(systemUser, dialogScopes);
    if (!token.ok) return token;
    const outcome = await api.set(token.value, {
      dialogs: wishes.map((wish) => ({ id: wish.dialog_id, revision: wish.context_revision })),
      add: [...(first.folder === null ? [] : [first.folder]), ...(first.unopened === 1 ? ['MarkedAsUnopened'] : [])],
      remove: first.unopened === 0 ? ['MarkedAsUnopened'] : [],
    });
    if (outcome.ok || outcome.error.params.status !== 401) return outcome;
    tokens.forget(token.value);
    return mayRenew ? this.#set(systemUser, wishes, first, false) : outcome;
  }

  /** Somebody changed labels meanwhile, or an answer of ours was lost: what is there now decides. */
  async #stale(systemUser: HeldSystemUser, wishes: readonly DueWish[]): Promise<Failure | undefined> {
    const read = await this.#again(systemUser, wishes);
    if (!read.ok) return read.error;
    const { wishes: kept } = this.#options;
    await kept.settleAsked(wishes);
    for (const wish of wishes) {
      if (wish.stale + 1 >= MOST_STALE) await kept.change([wish], { problem: 'dialogs.labelsChange' });
      else await kept.change([wish], { stale: wish.stale + 1 });
    }
    return undefined;
  }

  /** The rows as they are after all that, with their revisions; what is not found has none, and is set without. */
  async #again(systemUser: HeldSystemUser, wishes: readonly DueWish[]): Promise<Outcome<void>> {
    const { list, tokens, dialogs } = this.#options;
    const token = await tokens.altinn(systemUser, dialogScopes);
    if (!token.ok) return token;
    const made = wishes.map((wish) => wish.created_at).sort();
    const items = new Map<string, ListItem>();
    let continuationToken: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      // There is no asking by id without marking as seen; when it was made finds it.
      const read = await list.search(token.value, {
        parties: [...new Set(wishes.map((wish) => wish.party))],
        created: { from: made[0] ?? '', until: made.at(-1) ?? '' },
        orderBy: 'createdAt_asc',
        continuationToken,
      });
      if (!read.ok) return read;
      for (const item of read.value.items) items.set(item.id, item);
      continuationToken = read.value.continuationToken;
      if (!read.value.hasNextPage || continuationToken === undefined) break;
    }
    await dialogs.save(
      wishes.flatMap((wish) => {
        const item = items.get(wish.dialog_id);
        const { organisation_number: organisationNumber, clientName, system_user_id: systemUserId } = wish;
        return item ? [{ origin: { organisationNumber, clientName, systemUserId }, item }] : [];
      }),
    );
    return ok(undefined);
  }

  /** One that is refused refuses all that go with it: unless it is known which, each is asked for by itself. */
  async #refuse(wishes: readonly DueWish[], { code }: Failure, isKnown = false): Promise<undefined> {
    await this.#options.wishes.change(wishes, isKnown || wishes.length === 1 ? { problem: code } : { alone: 1 });
  }

  async #begin(wishes: readonly DueWish[], first: DueWish): Promise<number[]> {
    const sequences: number[] = [];
    for (const organisationNumber of new Set(wishes.map((wish) => wish.organisation_number))) {
      const own = wishes.filter((wish) => wish.organisation_number === organisationNumber);
      const name = own[0]?.clientName ?? '';
      const entry = { act: actOf(first), person: first.person, client: { organisationNumber, name } };
      sequences.push(await this.#options.audit.begin({ ...entry, params: { count: own.length } }));
    }
    return sequences;
  }
}

function actOf({ folder, unopened }: DueWish): string {
  if (folder === 'Archive') return 'labels.archive';
  if (folder === 'Bin') return 'labels.bin';
  if (folder === 'Default') return 'labels.inbox';
  return unopened === 1 ? 'labels.unread' : 'labels.read';
}

const endOf = ({ sent, retryable }: Failure) => (sent === 'unknown' ? 'unknown' : retryable ? 'failed' : 'refused');
