import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Http } from '../../http/http.ts';
import { dialogRefusal } from '../api.ts';

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
}
