import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, query } from '../core/http.ts';
import { bodyOf, contentOf, fileIndex } from '../dialogporten/content.ts';
import { mediaType } from '../dialogporten/details.ts';
import { type AddedActivity, addedTo } from '../dialogporten/dialog.ts';
import { Dialogs } from '../dialogporten/dialogs.ts';
import { microsOf, stamp } from '../dialogporten/identity.ts';
import { patchDialog } from '../dialogporten/service-owner.ts';
import { Door, type Policy, problem, READ, type Visit } from './door.ts';
import { CorrespondenceEvents } from './events.ts';
import { fileBytes } from './files.ts';
import { overview, statusOf } from './overview.ts';

const BASE = '/platform/correspondence/api/v1/correspondence';
/** Confirming reaches the dialog a little later (reference dialogporten 4.5). */
const PATCH_DELAY_MS = 3_000;
const DEBOUNCE_MS = 15_000;

/** Altinn Correspondence, as a recipient's system meets it. */
class CorrespondenceRoom {
  readonly #context: PracticeContext;
  readonly #dialogs: Dialogs;
  readonly #events: CorrespondenceEvents;
  readonly #door: Door;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#dialogs = new Dialogs(context.database);
    this.#events = new CorrespondenceEvents(context.database);
    this.#door = new Door(context, this.#dialogs, this.#events);
    this.#finishConfirmations();
    context.faults.hook('traces', () => this.#traces());
  }

  /** `POST /_faults/traces`: everything that senders and clients can see of who has read what. */
  #traces() {
    const statuses = this.#events.all().map(({ correspondence, status, who }) => {
      const of = this.#dialogs.byCorrespondence(correspondence);
      return { dialog: of?.id, transmission: of?.part, status, who };
    });
    return { ...this.#dialogs.traces(), statuses };
  }

  router(): Router {
    const router = new Router();
    const on = (
      method: 'get' | 'post' | 'delete',
      path: string,
      policy: Policy,
      run: (context: Context & { params: Record<string, string> }, visit: Visit) => unknown,
    ) =>
      router[method](`${BASE}/:id${path}`, async (context) => {
        const visit = await this.#door.enter(context, policy, context.params.id ?? '');
        if (visit) await run(context, visit);
      });
    router.get(BASE, (context) => this.#list(context));
    on('get', '', 'senderOrRecipient', (context, visit) => this.#overview(context, visit, false));
    on('get', '/details', 'senderOrRecipient', (context, visit) => this.#overview(context, visit, true));
    on('get', '/content', 'recipient', (context, visit) => this.#content(context, visit));
    on('post', '/markasread', 'recipient', (context, visit) => this.#markAsRead(context, visit));
    on('post', '/confirm', 'recipient', (context, visit) => this.#confirm(context, visit));
    on('delete', '/purge', 'senderOrRecipient', (context, visit) => this.#purge(context, visit));
    router.get(`${BASE}/:id/attachment/:attachment/download`, async (context) => {
      // Without a bearer token this door leads a browser to the login page (4.6).
      if (context.get('authorization') === '') {
        const goto = encodeURIComponent(`${this.#context.origin()}${context.url}`);
        return context.redirect(`/platform/authentication/api/v1/authentication?goto=${goto}`);
      }
      const visit = await this.#door.enter(context, 'recipient', context.params.id ?? '');
      if (visit) await this.#download(context, visit, context.params.attachment ?? '');
    });
    return router;
  }

  async #overview(context: Context, visit: Visit, history: boolean): Promise<void> {
    this.#fetched(visit);
    const events = this.#events.of(visit.id);
    context.body = await overview(this.#context, visit.dialog, events, history);
  }

  /** Once per organisation within the debounce. */
  #fetched({ id, who, events }: Visit): void {
    const now = this.#context.clock.now();
    const last = events.findLast((event) => event.status === 'Fetched' && event.who === who);
    if (last === undefined || last.at < now - DEBOUNCE_MS) this.#events.add(id, 'Fetched', who, now);
  }

  #content(context: Context, visit: Visit): void {
    if (!context.accepts('text/plain')) context.throw(406);
    this.#read(visit);
    context.type = 'text/plain; charset=utf-8';
    context.body = bodyOf(visit.dialog);
  }

  /** Read, told to the dialog without moving its timestamps. */
  #read(visit: Visit): void {
    if (visit.events.some((event) => event.status === 'Read')) return;
    this.#events.add(visit.id, 'Read', visit.who, this.#context.clock.now());
    this.#tellDialog(visit.dialog.id, { type: 'CorrespondenceOpened', by: 'PartyRepresentative' }, { opened: 1 });
  }

  #tellDialog(
    id: string,
    activity: Omit<AddedActivity, 'id' | 'at'>,
    change: Parameters<Dialogs['update']>[1] = {},
  ): void {
    const dialog = this.#dialogs.find(id);
    const now = this.#context.clock.now();
    if (dialog)
      patchDialog(this.#dialogs, dialog, { silent: true, at: stamp(now, microsOf(String(now))), activity, change });
  }

  #markAsRead(context: Context, visit: Visit): undefined {
    const seen = (status: string) => visit.events.some((event) => event.status === status);
    if (!seen('Fetched')) return problem(context, 400, 1024, 'Correspondence must be fetched before it can be read');
    if (seen('Read')) return problem(context, 400, 1040, 'Correspondence has already been read');
    this.#read(visit);
    context.body = visit.id;
    context.type = 'application/json';
  }

  #confirm(context: Context, visit: Visit): undefined {
    if (!visit.events.some((event) => event.status === 'Fetched')) {
      return problem(context, 400, 1025, 'Correspondence must be fetched before it can be confirmed');
    }
    if (statusOf(visit.events) === 'Confirmed') {
      return problem(context, 400, 1041, 'Correspondence has already been confirmed');
    }
    this.#events.add(visit.id, 'Confirmed', visit.who, this.#context.clock.now());
    this.#dialogs.update(visit.dialog.id, { correspondence_status: 'Confirming' });
    const cancel = this.#context.clock.timer(PATCH_DELAY_MS, () => this.#confirmed(visit.dialog.id));
    this.#context.onStop(cancel);
    context.body = visit.id;
    context.type = 'application/json';
  }

  #confirmed(id: string): void {
    const change = { status: 'NotApplicable', extended_status: null, correspondence_status: 'Confirmed' };
    this.#tellDialog(id, { type: 'CorrespondenceConfirmed', by: 'PartyRepresentative' }, change);
  }

  /** Confirmations that a stop came in between. */
  #finishConfirmations(): void {
    for (const { id } of this.#dialogs.select("WHERE correspondence_status = 'Confirming'", [])) this.#confirmed(id);
  }

  #purge(context: Context, visit: Visit): undefined {
    if (visit.dialog.part !== undefined)
      return problem(context, 400, 1043, 'A transmission in another dialog can not be purged');
    const needed = contentOf(visit.dialog).letter.confirm === true;
    if (needed && statusOf(visit.events) !== 'Confirmed') {
      return problem(context, 400, 1026, 'Correspondence must be confirmed before it can be purged');
    }
    this.#events.add(visit.id, 'PurgedByRecipient', visit.who, this.#context.clock.now());
    this.#dialogs.update(visit.dialog.id, { deleted: 1 });
    context.body = visit.id;
    context.type = 'application/json';
  }

  async #download(context: Context, visit: Visit, attachment: string): Promise<void> {
    const { part } = visit.dialog;
    const content = contentOf(visit.dialog);
    const index = fileIndex(visit.dialog, content, attachment);
    const file = content.files[index];
    if (!file) return problem(context, 404, 2001, 'The requested attachment was not found');
    const text = `Vedlegget ${file.title} er lastet ned.`;
    // Each attachment is told of once (reference dialogporten 4.5).
    const before = addedTo(visit.dialog).activities.some(
      (activity) => activity.text === text && activity.transmissionId === part,
    );
    this.#events.add(visit.id, 'AttachmentsDownloaded', visit.who, this.#context.clock.now());
    if (!before) {
      this.#tellDialog(visit.dialog.id, {
        type: 'Information',
        text,
        by: 'PartyRepresentative',
        transmissionId: part,
      });
    }
    context.body = Buffer.from(await fileBytes(visit.dialog, content, index));
    context.type = mediaType(file.filename);
    const kind = file.filename.endsWith('.pdf') ? 'inline' : 'attachment';
    context.set('content-disposition', `${kind}; filename="${file.filename}"`);
  }

  async #list(context: Context): Promise<void> {
    const caller = await this.#context.authority.caller(context);
    if (!caller) return bare(context, 401);
    if (!caller.scopes.has(READ)) return bare(context, 403);
    const resource = query(context, 'resourceId') ?? '';
    const parties = this.#context.authority
      .parties(caller)
      .filter((party) => this.#context.authority.may(caller, party, resource, 'read'));
    const of = (party: string) =>
      this.#dialogs.select('WHERE party = ? AND resource = ? AND deleted = 0 AND correspondence_id IS NOT NULL', [
        party,
        resource,
      ]);
    context.body = {
      ids: parties
        .flatMap(of)
        .map((dialog) => dialog.correspondence_id)
        .slice(0, 1000),
    };
  }
}

export const correspondenceRoom: Room = (context) => new CorrespondenceRoom(context).router().routes();
