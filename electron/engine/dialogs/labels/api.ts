import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Http } from '../../http/http.ts';
import { dialogRefusal } from '../api.ts';
import { type ListItem, listPage } from '../shapes.ts';

export interface Labelling {
  /** An unknown revision is left out: the labels are then set whatever they became meanwhile. */
  readonly dialogs: readonly { readonly id: string; readonly revision: string }[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** `unknown`: the ids that the answer names; nothing was set for any. */
export type Labelled =
  | { readonly kind: 'set' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'unknown'; readonly ids: readonly string[] };

export interface Again {
  readonly parties: readonly string[];
  /** The oldest and the newest `createdAt` of those asked for, as received. */
  readonly from: string;
  readonly until: string;
}

/** Rows of a page, and pages, when messages are read again: more than that is left to the next full look. */
const PAGE_SIZE = 1000;
const MOST_PAGES = 5;
const PAGE_BYTES = 16_000_000;

/** Setting labels on up to 100 messages at once, all or nothing (reference/dialogporten.md 3.4). */
export class LabelsApi {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, dialogporten: string) {
    this.#http = http;
    this.#base = `${dialogporten}/api/v1/enduser/dialogs`;
  }

  async set(bearer: string, { dialogs, add, remove }: Labelling): Promise<Outcome<Labelled>> {
    const answer = await this.#http.send({
      method: 'POST',
      url: `${this.#base}/context/systemlabels/actions/bulkset`,
      bearer,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        dialogs: dialogs.map(({ id, revision }) => ({
          dialogId: id,
          ...(revision === '' ? {} : { endUserContextRevision: revision }),
        })),
        addLabels: add,
        removeLabels: remove,
      }),
    });
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status === 204 || status === 200) return ok({ kind: 'set' });
    if (status === 412) return ok({ kind: 'stale' });
    if (status === 404 || status === 410) {
      const text = answer.value.text().toLowerCase();
      return ok({ kind: 'unknown', ids: dialogs.map(({ id }) => id).filter((id) => text.includes(id.toLowerCase())) });
    }
    return dialogRefusal(answer.value);
  }

  /** The rows as they are now. There is no asking by id without marking as seen; when it was made finds it. */
  async again(bearer: string, { parties, from, until }: Again): Promise<Outcome<readonly ListItem[]>> {
    const query = new URLSearchParams(parties.map((party) => ['party', party]));
    query.set('createdAfter', from);
    query.set('createdBefore', until);
    query.set('orderBy', 'createdAt_asc');
    query.set('limit', String(PAGE_SIZE));
    const items: ListItem[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await this.#http.send({
        method: 'GET',
        url: `${this.#base}?${query}`,
        bearer,
        headers: { accept: 'application/json' },
        maxBytes: PAGE_BYTES,
        retry: 'safe',
      });
      if (!answer.ok) return answer;
      if (answer.value.status !== 200) return dialogRefusal(answer.value);
      const read = answer.value.json(listPage);
      if (!read.ok) return read;
      items.push(...(read.value.items ?? []));
      if (!read.value.hasNextPage || !read.value.continuationToken) break;
      query.set('continuationToken', read.value.continuationToken);
    }
    return ok(items);
  }
}
