import type Router from '@koa/router';
import type { Context } from 'koa';
import { readJson } from '../core/http.ts';
import { contextRevisionOf } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import { type Door, ENDUSER, type Visit } from './door.ts';
import { applyLabels, readChange } from './labels.ts';
import { gone, notFound, problem } from './problems.ts';
import type { Access } from './reader.ts';

/** Setting labels, on one dialog or on many. */
export class Labelling {
  readonly #dialogs: Dialogs;
  readonly #access: Access;
  readonly #door: Door;

  constructor(dialogs: Dialogs, access: Access, door: Door) {
    this.#dialogs = dialogs;
    this.#access = access;
    this.#door = door;
  }

  mount(router: Router): void {
    router.put(`${ENDUSER}/dialogs/:id/context/systemlabels`, (context) =>
      this.#door.enter(context, (visit) => this.#setLabels(context, visit, context.params.id ?? '')),
    );
    router.post(`${ENDUSER}/dialogs/context/systemlabels/actions/bulkset`, (context) =>
      this.#door.enter(context, (visit) => this.#bulkSet(context, visit)),
    );
  }

  async #setLabels(context: Context, { reader }: Visit, id: string): Promise<void> {
    const body = readChange(await readJson(context));
    if ('errors' in body) return problem(context, 400, body.errors);
    const dialog = this.#dialogs.find(id);
    if (!dialog || !this.#access.may(reader.caller, dialog)) return notFound(context, 'DialogEntity', id);
    if (dialog.deleted === 1) return gone(context, id);
    const match = context.get('if-match');
    if (match !== '' && match !== contextRevisionOf(dialog)) {
      return problem(context, 412, { DialogEndUserContext: ['The revision does not match.'] });
    }
    const revision = applyLabels(this.#dialogs, dialog, body.change, reader, this.#door.now());
    context.status = 204;
    context.set('etag', revision);
  }

  async #bulkSet(context: Context, { reader }: Visit): Promise<void> {
    const body = await readJson(context);
    const read = readChange(body);
    const entries = (body as { dialogs?: unknown } | undefined)?.dialogs;
    if ('errors' in read) return problem(context, 400, read.errors);
    if (!Array.isArray(entries) || entries.length < 1 || entries.length > 100) {
      return problem(context, 400, { dialogs: ['Between 1 and 100 dialogs must be given.'] });
    }
    const wanted = entries.map((entry: { dialogId?: unknown; endUserContextRevision?: unknown }) => ({
      id: String(entry?.dialogId ?? '').toLowerCase(),
      revision: entry?.endUserContextRevision,
    }));
    if (new Set(wanted.map(({ id }) => id)).size !== wanted.length) {
      return problem(context, 400, { dialogs: ['Dialogs must be unique.'] });
    }
    const found = wanted.map(({ id, revision }) => ({ id, revision, dialog: this.#dialogs.find(id) }));
    const missing = found.filter(
      ({ dialog }) => !dialog || dialog.deleted === 1 || !this.#access.may(reader.caller, dialog),
    );
    if (missing.length > 0) return notFound(context, 'DialogEntity', missing.map(({ id }) => id).join(', '));
    const stale = found.some(
      ({ dialog, revision }) => dialog && typeof revision === 'string' && revision !== contextRevisionOf(dialog),
    );
    if (stale) return problem(context, 412, { DialogEndUserContext: ['The revision does not match.'] });
    this.#dialogs.transaction(() => {
      for (const { dialog } of found) {
        if (dialog) applyLabels(this.#dialogs, dialog, read.change, reader, this.#door.now());
      }
    });
    context.status = 204;
  }
}
