import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { query } from '../core/http.ts';
import { catalogue } from './catalogue.ts';
import { attributesOf, contentOf, transmissionsOf } from './content.ts';
import { Details } from './details.ts';
import { revisionOf, type SeenEntry } from './dialog.ts';
import { Dialogs } from './dialogs.ts';
import { Door, ENDUSER, type Get, type Visit } from './door.ts';
import { addHooks } from './hooks.ts';
import { stamp } from './identity.ts';
import { Labelling } from './labelling.ts';
import { LaggedAuthority } from './lag.ts';
import { findByReference, lookupAnswer } from './lookup.ts';
import { mountMetadata } from './metadata.ts';
import { Oddities } from './oddities.ts';
import { partiesAnswer } from './parties.ts';
import { mountParts } from './parts.ts';
import { gone, notFound, problem } from './problems.ts';
import { LIMITS, orderText, readSearch } from './query.ts';
import { Access } from './reader.ts';
import { addResources } from './resources.ts';
import { searchDialogs } from './search.ts';
import { seedDialogs } from './seed.ts';
import { markSeen } from './seen.ts';
import { DialogTokens } from './token.ts';

/** The paths of an end user: lists, details and look-ups here; parts, labels and what anybody may ask in files of their own. */
class DialogportenRoom {
  readonly #context: PracticeContext;
  readonly #dialogs: Dialogs;
  readonly #access: Access;
  readonly #tokens: DialogTokens;
  readonly #oddities: Oddities;
  readonly #door: Door;
  readonly #labelling: Labelling;

  constructor(practice: PracticeContext) {
    this.#oddities = new Oddities(practice);
    // Only Dialogporten is late: the portal and Correspondence ask for themselves.
    const authority = new LaggedAuthority(practice, () => this.#oddities.accessLagMs);
    const context = { ...practice, authority };
    this.#context = context;
    addResources(context.resources);
    this.#dialogs = new Dialogs(context.database);
    seedDialogs(context, this.#dialogs);
    this.#dialogs.buildIndexes();
    this.#access = new Access(context);
    this.#tokens = new DialogTokens(context);
    this.#door = new Door({ context, dialogs: this.#dialogs, access: this.#access, oddities: this.#oddities });
    this.#labelling = new Labelling(this.#dialogs, this.#access, this.#door);
    addHooks(context, this.#dialogs, this.#oddities);
  }

  router(): Router {
    const router = new Router();
    mountMetadata(router, this.#context, this.#tokens);
    const get: Get = (path, run) =>
      router.get(`${ENDUSER}${path}`, (context) =>
        this.#door.enter(context, (visit) => run(context, visit, context.params)),
      );
    get('/dialogs', (context, visit) => this.#search(context, visit));
    get('/parties', (context, { reader }) => {
      if (!context.accepts('json')) context.throw(406);
      context.body = partiesAnswer(this.#context, reader.caller, this.#oddities.hiddenParties());
    });
    get('/serviceresources', (context, visit) => this.#serviceResources(context, visit));
    get('/dialoglookup', (context, visit) => this.#lookup(context, visit));
    get('/dialogs/:id', (context, visit, { id }) => this.#details(context, visit, id ?? ''));
    mountParts(get, this.#context, this.#dialogs, this.#door);
    this.#labelling.mount(router);
    return router;
  }

  #search(context: Context, { reader, answers }: Visit): undefined {
    const read = readSearch(context.querystring);
    if ('errors' in read) return problem(context, 400, read.errors);
    const { search } = read;
    const reaches = this.#access.reaches(reader.caller, search.parties, search.resources);
    const page = searchDialogs(this.#dialogs, reaches, search, stamp(this.#context.clock.now()));
    const seen = grouped(this.#dialogs.seen(page.items.map(({ id }) => id)));
    context.body = {
      items: page.items.map((dialog) =>
        answers.listItem(dialog, seen.get(dialog.id) ?? [], transmissionsOf(dialog, contentOf(dialog))),
      ),
      hasNextPage: page.hasNextPage,
      ...(page.continuationToken === undefined ? {} : { continuationToken: page.continuationToken }),
      orderBy: orderText(search.order),
    };
  }

  /** Order of checks as in reference 1.7: unknown, no access, deleted, level, not yet visible, expired. */
  #details(context: Context, { reader, answers }: Visit, id: string): undefined {
    const dialog = this.#dialogs.find(id);
    if (!dialog) return notFound(context, 'DialogEntity', id);
    if (!this.#access.may(reader.caller, dialog)) {
      return problem(context, 403, { Forbidden: ['The caller does not have access to this dialog.'] });
    }
    if (dialog.deleted === 1) return gone(context, id);
    if (this.#door.levelTooLow(context, dialog, reader)) return;
    const now = this.#door.now();
    if (dialog.visible_from !== null && dialog.visible_from > now) {
      context.set('expires', new Date(dialog.visible_from).toUTCString());
      return notFound(context, 'DialogEntity', id);
    }
    if (dialog.expires_at !== null && dialog.expires_at <= now) return notFound(context, 'DialogEntity', id);
    markSeen(this.#dialogs, dialog, reader, now);
    const fresh = this.#dialogs.find(id) ?? dialog;
    context.set('etag', revisionOf(fresh));
    const attributes = attributesOf(contentOf(fresh)).filter((attribute) => answers.may(fresh, attribute));
    const token = this.#tokens.issue(fresh, reader, attributes);
    context.body = new Details(this.#context, answers).dialog(fresh, this.#dialogs.seen([fresh.id]), token);
  }

  #serviceResources(context: Context, { reader, answers }: Visit): undefined {
    const urns = new URLSearchParams(context.querystring).getAll('party');
    if (urns.length > LIMITS.party)
      return problem(context, 400, { party: [`At most ${LIMITS.party} parties can be given.`] });
    const asked = urns.map((urn) => urn.slice(urn.lastIndexOf(':') + 1));
    const parties = asked.length > 0 ? asked : this.#context.authority.parties(reader.caller);
    const ids = new Set(parties.flatMap((party) => this.#access.resources(reader.caller, party)));
    context.body = catalogue(this.#context, (values) => answers.text(values), ids);
  }

  #lookup(context: Context, { reader, answers }: Visit): undefined {
    const reference = query(context, 'instanceRef') ?? '';
    const dialog = findByReference(this.#dialogs, reference);
    if (dialog === 'malformed') {
      return problem(context, 400, { instanceRef: [`'${reference}' is not a valid instance reference.`] });
    }
    if (!dialog || dialog.deleted === 1) return notFound(context, 'DialogEntity', reference);
    if (!this.#access.may(reader.caller, dialog)) return problem(context, 403, { Forbidden: ['No access.'] });
    context.body = lookupAnswer(this.#context, dialog, reader, (values) => answers.text(values));
  }
}

function grouped(entries: readonly SeenEntry[]): ReadonlyMap<string, readonly SeenEntry[]> {
  const groups = new Map<string, SeenEntry[]>();
  for (const entry of entries) groups.set(entry.dialog, [...(groups.get(entry.dialog) ?? []), entry]);
  return groups;
}

/** Dialogporten's end-user interface. */
export const dialogportenRoom: Room = (context) => new DialogportenRoom(context).router().routes();
