import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { query, readJson } from '../core/http.ts';
import { Answers, type Json } from './answers.ts';
import { catalogue } from './catalogue.ts';
import { activitiesOf, contentOf, transmissionsOf } from './content.ts';
import { Details } from './details.ts';
import { contextRevisionOf, type Dialog, Dialogs, revisionOf, type SeenEntry } from './dialogs.ts';
import { addHooks, type Oddities } from './hooks.ts';
import { microsOf, stamp } from './identity.ts';
import { applyLabels, readChange } from './labels.ts';
import { findByReference, lookupAnswer } from './lookup.ts';
import { partiesAnswer } from './parties.ts';
import { gone, notFound, problem, unauthenticated } from './problems.ts';
import { LIMITS, orderText, readSearch } from './query.ts';
import { Access, actorId, mayUseDialogporten, type Reader, readerOf } from './reader.ts';
import { addResources } from './resources.ts';
import { searchDialogs } from './search.ts';
import { seedDialogs } from './seed.ts';
import { markSeen } from './seen.ts';
import { DialogTokens } from './token.ts';

const BASE = '/platform/dialogporten/api/v1';
const ENDUSER = `${BASE}/enduser`;
const DAY_CACHE = 'public, max-age=86400';

function languages(context: Context): readonly string[] {
  const header = context.get('accept-language');
  if (header === '' || header === '*') return [];
  return header
    .split(',')
    .map((part) => {
      const [code = '', weight] = part.trim().split(';q=');
      return { code, weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ code }) => code);
}

/** One request of an end user, past the door. */
interface Visit {
  readonly reader: Reader;
  readonly answers: Answers;
}

class DialogportenRoom {
  readonly #context: PracticeContext;
  readonly #dialogs: Dialogs;
  readonly #access: Access;
  readonly #tokens: DialogTokens;
  readonly #oddities: Oddities;

  constructor(context: PracticeContext) {
    this.#context = context;
    addResources(context.resources);
    this.#dialogs = new Dialogs(context.database);
    seedDialogs(context, this.#dialogs);
    this.#dialogs.buildIndexes();
    this.#access = new Access(context);
    this.#tokens = new DialogTokens(context);
    this.#oddities = addHooks(context, this.#dialogs);
  }

  router(): Router {
    const router = new Router();
    router.get(`${BASE}/.well-known/jwks.json`, (context) => {
      context.set('cache-control', DAY_CACHE);
      context.body = this.#tokens.jwks();
    });
    router.get(`${BASE}/.well-known/oauth-authorization-server`, (context) => {
      context.set('cache-control', DAY_CACHE);
      const { issuer } = this.#tokens;
      context.body = { issuer, jwks_uri: `${issuer}/.well-known/jwks.json` };
    });
    router.get(`${BASE}/metadata/limits`, (context) => {
      const { party, serviceResource, org, extendedStatus } = LIMITS;
      context.body = {
        endUserSearch: {
          maxPartyFilterValues: party,
          maxServiceResourceFilterValues: serviceResource,
          maxOrgFilterValues: org,
          maxExtendedStatusFilterValues: extendedStatus,
        },
        serviceOwnerSearch: {
          maxPartyFilterValues: party,
          maxServiceResourceFilterValues: serviceResource,
          maxExtendedStatusFilterValues: extendedStatus,
        },
      };
    });
    router.get(`${BASE}/metadata/serviceresources`, (context) => {
      context.set('cache-control', DAY_CACHE);
      context.body = catalogue(this.#context, (values) => values);
    });
    const get = (path: string, run: (context: Context, visit: Visit, params: Record<string, string>) => void) =>
      router.get(`${ENDUSER}${path}`, async (context) => {
        const visit = await this.#enter(context);
        if (visit) run(context, visit, context.params);
      });
    get('/dialogs', (context, visit) => this.#search(context, visit));
    get('/parties', (context, { reader }) => {
      if (!context.accepts('json')) context.throw(406);
      context.body = partiesAnswer(this.#context, reader.caller, this.#oddities.hiddenParties());
    });
    get('/serviceresources', (context, visit) => this.#serviceResources(context, visit));
    get('/dialoglookup', (context, visit) => this.#lookup(context, visit));
    get('/dialogs/:id', (context, visit, { id }) => this.#details(context, visit, id ?? ''));
    this.#parts(get);
    router.put(`${ENDUSER}/dialogs/:id/context/systemlabels`, async (context) => {
      const visit = await this.#enter(context);
      if (visit) await this.#setLabels(context, visit, context.params.id ?? '');
    });
    router.post(`${ENDUSER}/dialogs/context/systemlabels/actions/bulkset`, async (context) => {
      const visit = await this.#enter(context);
      if (visit) await this.#bulkSet(context, visit);
    });
    return router;
  }

  /** Transmissions, activities and logs: no side effect, and no word about whether it exists or is merely out of reach. */
  #parts(get: (path: string, run: (context: Context, visit: Visit, params: Record<string, string>) => void) => void) {
    const part = (
      path: string,
      entity: string,
      list: (dialog: Dialog, visit: Visit) => readonly Json[],
      single?: (dialog: Dialog, visit: Visit) => readonly Json[],
    ) => {
      get(`/dialogs/:id/${path}`, (context, visit, { id }) => {
        const dialog = this.#subject(context, visit, id ?? '');
        if (dialog) context.body = list(dialog, visit);
      });
      if (!single) return;
      get(`/dialogs/:id/${path}/:part`, (context, visit, { id, part: wanted = '' }) => {
        const dialog = this.#subject(context, visit, id ?? '');
        if (!dialog) return;
        const found = single(dialog, visit).find((item) => item.id === wanted.toLowerCase());
        if (found) context.body = found;
        else notFound(context, entity, wanted);
      });
    };
    const transmissions = (dialog: Dialog, { answers }: Visit) =>
      transmissionsOf(dialog, contentOf(dialog))
        .map((entry) => new Details(this.#context, answers).transmission(dialog, entry))
        .sort((a, b) => compare(`${a.createdAt}${a.id}`, `${b.createdAt}${b.id}`));
    const activities =
      (withActor: boolean) =>
      (dialog: Dialog, { answers }: Visit) =>
        activitiesOf(dialog).map((activity) => answers.activity(activity, dialog, withActor));
    const seen = (dialog: Dialog, { answers }: Visit) => answers.seenLog(dialog, this.#dialogs.seen([dialog.id]));
    part('transmissions', 'DialogTransmission', transmissions, transmissions);
    part('activities', 'DialogActivity', activities(false), activities(true));
    part('seenlog', 'DialogSeenLog', seen, seen);
    part('context/labellog', 'DialogLabelLog', (dialog) =>
      this.#dialogs.labelLog(dialog.id).map((entry) => ({
        createdAt: entry.at,
        name: entry.name,
        action: entry.action,
        performedBy: {
          actorType: 'PartyRepresentative',
          actorName: entry.actor,
          actorId: actorId(entry.kind, entry.who),
        },
      })),
    );
  }

  /** 401 with an empty body; 403 with `Type` for a wrong scope or kind of user. */
  async #enter(context: Context): Promise<Visit | undefined> {
    const caller = await this.#context.authority.caller(context);
    if (!caller) {
      unauthenticated(context);
      return undefined;
    }
    if (this.#oddities.limited(context, caller.clientId)) return undefined;
    const reader = mayUseDialogporten(caller) ? readerOf(caller, this.#context) : undefined;
    if (!reader) {
      problem(context, 403, { Type: ['The request was authenticated, but the user type or scope is not supported.'] });
      return undefined;
    }
    return { reader, answers: new Answers(this.#context, reader, languages(context)) };
  }

  #now(): string {
    const at = this.#context.clock.now();
    return stamp(at, microsOf(String(at)));
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
    if (this.#levelTooLow(context, dialog, reader)) return;
    const now = this.#now();
    if (dialog.visible_from !== null && dialog.visible_from > now) {
      context.set('expires', new Date(dialog.visible_from).toUTCString());
      return notFound(context, 'DialogEntity', id);
    }
    if (dialog.expires_at !== null && dialog.expires_at <= now) return notFound(context, 'DialogEntity', id);
    markSeen(this.#dialogs, dialog, reader, now);
    const fresh = this.#dialogs.find(id) ?? dialog;
    context.set('etag', revisionOf(fresh));
    const token = this.#tokens.issue(fresh, reader);
    context.body = new Details(this.#context, answers).dialog(fresh, this.#dialogs.seen([fresh.id]), token);
  }

  #subject(context: Context, { reader }: Visit, id: string): Dialog | undefined {
    const dialog = this.#dialogs.find(id);
    if (!dialog || !this.#access.may(reader.caller, dialog)) {
      notFound(context, 'DialogEntity', id);
      return undefined;
    }
    if (dialog.deleted === 1) {
      gone(context, id);
      return undefined;
    }
    return this.#levelTooLow(context, dialog, reader) ? undefined : dialog;
  }

  #levelTooLow(context: Context, dialog: Dialog, reader: Reader): boolean {
    if (dialog.min_level <= reader.level) return false;
    problem(context, 403, { Forbidden: ['Altinn authentication level too low.'] });
    return true;
  }

  #serviceResources(context: Context, { reader, answers }: Visit): undefined {
    const urns = new URLSearchParams(context.querystring).getAll('party');
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
    const revision = applyLabels(this.#dialogs, dialog, body.change, reader, this.#now());
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
        if (dialog) applyLabels(this.#dialogs, dialog, read.change, reader, this.#now());
      }
    });
    context.status = 204;
  }
}

function grouped(entries: readonly SeenEntry[]): ReadonlyMap<string, readonly SeenEntry[]> {
  const groups = new Map<string, SeenEntry[]>();
  for (const entry of entries) groups.set(entry.dialog, [...(groups.get(entry.dialog) ?? []), entry]);
  return groups;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Dialogporten's end-user interface. */
export const dialogportenRoom: Room = (context) => new DialogportenRoom(context).router().routes();
