import { randomBytes } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, query, readBytes, readJson } from '../core/http.ts';
import type { Caller } from '../core/types.ts';
import { Dialogs } from '../dialogporten/dialogs.ts';
import { readXml } from '../skatteetaten/xml.ts';
import { APP_PATH, dataAnswer, instanceAnswer, processAnswer, type Rights, stamp } from './answers.ts';
import { Feedback } from './feedback.ts';
import { Files } from './files.ts';
import { FiledReturns, seedReturns } from './history.ts';
import { actorOf, type Instance, Instances } from './instances.ts';
import { confirm, finishFillIn } from './process.ts';
import { changeBehaviour } from './settings.ts';
import { ENVELOPE_TYPE } from './submission.ts';
import { ATTACHMENT_LIMIT, filenameOf, MOST_ATTACHMENTS, storedType, uploadComplaint } from './uploads.ts';

export const RESOURCE = 'app_skd_mva-melding-innsending-v1';
const STORAGE = '/platform/storage/api/v1';
const OLD_SCOPE = 'skatteetaten:mvameldinginnsending';

function problem(context: Context, status: number, title: string, detail: string, more: object = {}): undefined {
  context.status = status;
  const traceId = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
  context.body = JSON.stringify({ type: 'about:blank', title, status, detail, traceId, ...more });
  context.type = 'application/problem+json';
}

const forbidden = (context: Context, detail: string) => problem(context, 403, 'Unauthorized', detail);

function plain(context: Context, status: number, text: string): undefined {
  context.status = status;
  context.type = 'text/plain; charset=utf-8';
  context.body = text;
}

interface Visit {
  readonly caller: Caller;
  readonly instance: Instance;
  readonly rights: Rights;
}

/** The Altinn app `skd/mva-melding-innsending-v1`, and what Storage tells of its instances. */
class AppRoom {
  readonly #context: PracticeContext;
  readonly #instances: Instances;
  readonly #filed: FiledReturns;
  readonly #files: Files;
  readonly #feedback: Feedback;

  constructor(context: PracticeContext) {
    this.#context = context;
    const dialogs = new Dialogs(context.database);
    this.#instances = new Instances(context.database);
    this.#filed = new FiledReturns(context.database);
    seedReturns(context, this.#filed, dialogs);
    this.#files = new Files(context, this.#instances, this.#filed);
    this.#feedback = new Feedback(context, this.#instances, this.#filed, dialogs);
    this.#hooks();
  }

  start(): Promise<void> {
    return this.#feedback.start();
  }

  router(): Router {
    const router = new Router();
    router.post(`${APP_PATH}/instances`, (context) => this.#create(context));
    router.get(`${APP_PATH}/instances/:party/active`, (context) => this.#active(context, context.params));
    router.get(`${STORAGE}/instances`, (context) => this.#list(context));
    for (const base of [`${APP_PATH}/instances/:party/:guid`, `${STORAGE}/instances/:party/:guid`]) {
      router.get(base, (context, next) => this.#with(context, next, (visit) => this.#answer(context, visit)));
      router.get(`${base}/data/:id`, (context, next) =>
        this.#with(context, next, (visit) => this.#download(context, visit, context.params.id ?? '')),
      );
    }
    this.#writing(router, `${APP_PATH}/instances/:party/:guid`);
    return router;
  }

  #writing(router: Router, base: string): void {
    router.delete(base, (context, next) => this.#with(context, next, (visit) => this.#delete(context, visit)));
    router.post(`${base}/data`, (context, next) => this.#with(context, next, (visit) => this.#upload(context, visit)));
    router.put(`${base}/data/:id`, (context, next) =>
      this.#with(context, next, (visit) => this.#replace(context, visit, context.params.id ?? '')),
    );
    router.delete(`${base}/data/:id`, (context, next) =>
      this.#with(context, next, (visit) => this.#remove(context, visit, context.params.id ?? '')),
    );
    router.get(`${base}/process`, (context, next) =>
      this.#with(context, next, ({ instance, rights }) => {
        context.body = processAnswer(instance, rights);
      }),
    );
    router.put(`${base}/process/next`, (context, next) =>
      this.#with(context, next, (visit) => this.#next(context, visit)),
    );
    router.get(`${base}/feedback/status`, (context, next) =>
      this.#with(context, next, ({ instance }) => {
        context.body = { isFeedbackProvided: instance.task === 'ended' };
      }),
    );
    router.get(`${base}/feedback`, (context, next) =>
      this.#with(context, next, (visit) =>
        visit.instance.task === 'ended'
          ? this.#answer(context, visit)
          : plain(context, 409, 'Tilbakemelding er ikke gitt ennå.'),
      ),
    );
  }

  /** Only an Altinn token with the right scope passes: 401 for any other token, 403 for a missing scope. */
  async #caller(context: Context): Promise<Caller | undefined> {
    const caller = await this.#context.authority.caller(context);
    if (caller?.issuer !== 'altinn') {
      bare(context, 401);
      return undefined;
    }
    const scope = context.method === 'GET' ? 'altinn:instances.read' : 'altinn:instances.write';
    if (!caller.scopes.has(scope) && !caller.scopes.has(OLD_SCOPE)) {
      forbidden(context, `The token lacks the scope ${scope}`);
      return undefined;
    }
    return caller;
  }

  #rights(caller: Caller, organisation: string): Rights {
    const may = (action: string) => this.#context.authority.may(caller, organisation, RESOURCE, action);
    return { read: may('read'), write: may('write'), confirm: may('confirm') };
  }

  async #with(
    context: Context & { params: Record<string, string> },
    next: () => Promise<unknown>,
    run: (visit: Visit) => void | Promise<void>,
  ): Promise<unknown> {
    const { party = '', guid = '' } = context.params;
    const found = this.#instances.find(Number(party), guid);
    // Storage also holds instances of other services' apps: another room knows those.
    if (!found && context.path.startsWith(STORAGE)) return next();
    const caller = await this.#caller(context);
    if (!caller) return undefined;
    if (!found) return plain(context, 404, `Instance ${party}/${guid} not found`);
    const rights = this.#rights(caller, found.organisation);
    if (!rights.read) return forbidden(context, 'User is not authorized to read the instance');
    return run({ caller, instance: found, rights });
  }

  async #create(context: Context): Promise<void> {
    const caller = await this.#caller(context);
    if (!caller) return;
    const body = (await readJson(context)) as { instanceOwner?: { organisationNumber?: unknown } } | undefined;
    const organisation = body?.instanceOwner?.organisationNumber;
    if (typeof organisation !== 'string' || !/^\d{9}$/.test(organisation)) {
      return plain(context, 400, 'The path parameter instanceOwner must have an organisationNumber of nine digits.');
    }
    const unit = this.#context.world.unit(organisation);
    if (!unit) {
      const text = `Cannot lookup party: Failed to lookup party by organisationNumber: ${organisation}. The exception was: 404 - Not Found`;
      return plain(context, 404, text);
    }
    if (!this.#context.authority.may(caller, organisation, RESOURCE, 'instantiate')) {
      return forbidden(context, 'User is not authorized to instantiate for this instance owner');
    }
    const actor = actorOf(caller);
    const now = this.#context.clock.now();
    const instance = this.#context.database.transaction(() => {
      const created = this.#instances.create(unit.partyId, organisation, actor, now);
      const envelope = { type: ENVELOPE_TYPE, filename: null, contentType: 'application/xml' };
      this.#instances.add(created.guid, { ...envelope, bytes: Buffer.from('<mvaMeldingInnsending/>') }, actor, now);
      return created;
    });
    context.status = 201;
    context.set('location', `${this.#context.origin()}${APP_PATH}/instances/${unit.partyId}/${instance.guid}`);
    await this.#answer(context, { instance, rights: this.#rights(caller, organisation) });
    context.status = 201;
  }

  async #answer(context: Context, { instance, rights }: Pick<Visit, 'instance' | 'rights'>): Promise<void> {
    const fresh = this.#instances.find(instance.partyId, instance.guid) ?? instance;
    context.body = instanceAnswer(fresh, await this.#files.elements(fresh), rights, this.#context.origin());
  }

  async #active(context: Context, params: Record<string, string>): Promise<void> {
    const caller = await this.#caller(context);
    if (!caller) return;
    const open = this.#instances
      .of(Number(params.party))
      .filter(({ task, organisation }) => task !== 'ended' && this.#rights(caller, organisation).read);
    context.body = open.map((instance) => ({
      id: `${instance.partyId}/${instance.guid}`,
      lastChanged: stamp(instance.changed),
      lastChangedBy: instance.changedBy,
    }));
  }

  async #list(context: Context): Promise<void> {
    const caller = await this.#caller(context);
    if (!caller) return;
    const instances = this.#instances
      .of(this.#ownerOf(context))
      .map((instance) => ({ instance, rights: this.#rights(caller, instance.organisation) }))
      .filter(({ rights }) => rights.read);
    const origin = this.#context.origin();
    const answers = instances.map(async ({ instance, rights }) =>
      instanceAnswer(instance, await this.#files.elements(instance), rights, origin),
    );
    context.body = { count: instances.length, self: `${origin}${context.url}`, instances: await Promise.all(answers) };
  }

  /** The instance owner by party id in the query, or as `Organisation:<number>` in the header that Storage also takes. */
  #ownerOf(context: Context): number {
    const organisation = /^Organisation:(\d{9})$/i.exec(context.get('x-ai-instanceowneridentifier'))?.[1];
    const unit = organisation === undefined ? undefined : this.#context.world.unit(organisation);
    return unit?.partyId ?? Number(query(context, 'instanceOwner.partyId') ?? 0);
  }

  #delete(context: Context, { caller, instance, rights }: Visit): undefined {
    const allowed = instance.task === 'Task_2' ? rights.confirm : rights.write;
    if (!allowed || instance.task === 'Task_3') {
      return forbidden(context, `User is not authorized to perform action delete on task ${instance.task}`);
    }
    if (query(context, 'hard') === 'true') this.#instances.hardDelete(instance.guid);
    else this.#instances.softDelete(instance.guid, actorOf(caller), this.#context.clock.now());
    context.body = { id: `${instance.partyId}/${instance.guid}` };
  }

  /** False, with the answer given, when files may not be changed now. */
  #mayChangeFiles(context: Context, { instance, rights }: Visit): boolean {
    if (instance.task !== 'Task_1') {
      const detail = `Cannot create or change data elements in process task ${instance.task}`;
      problem(context, 409, 'Conflict', detail);
    } else if (!rights.write) {
      forbidden(context, 'User is not authorized to perform action write on task Task_1');
    } else return true;
    return false;
  }

  async #upload(context: Context, visit: Visit): Promise<void> {
    if (!this.#mayChangeFiles(context, visit)) return;
    const wanted = query(context, 'dataType') ?? query(context, 'datatype') ?? '';
    const type = ['mvamelding', 'binaerVedlegg'].find((name) => name.toLowerCase() === wanted.toLowerCase()) ?? wanted;
    const bytes = await readBytes(context, ATTACHMENT_LIMIT + 1024);
    const filename = filenameOf(context.get('content-disposition'));
    const contentType = (context.get('content-type').split(';')[0] ?? '').trim().toLowerCase();
    const complaint = uploadComplaint(type, filename, contentType, bytes.length);
    if (complaint !== undefined || filename === undefined) return plain(context, 400, complaint ?? '');
    const attachments = this.#instances.elements(visit.instance.guid).filter((each) => each.type === 'binaerVedlegg');
    if (type === 'binaerVedlegg' && attachments.length >= MOST_ATTACHMENTS) {
      return plain(context, 400, `Too many data elements of type ${type}`);
    }
    const data = { type, filename, contentType: storedType(filename, contentType), bytes };
    const element = this.#instances.add(visit.instance.guid, data, actorOf(visit.caller), this.#context.clock.now());
    const answer = dataAnswer(visit.instance, element, this.#context.origin());
    context.status = 201;
    context.set('location', (answer.selfLinks as { apps: string }).apps);
    context.body = answer;
  }

  async #replace(context: Context, visit: Visit, id: string): Promise<void> {
    if (!this.#mayChangeFiles(context, visit)) return;
    const element = this.#instances.element(visit.instance.guid, id);
    if (!element) return plain(context, 404, `Cannot find data element ${id}`);
    const bytes = await readBytes(context, ATTACHMENT_LIMIT + 1024);
    if (element.type === ENVELOPE_TYPE) {
      if (!context.is('application/xml', 'text/xml')) return plain(context, 415, 'Unsupported Media Type');
      const read = readXml(bytes);
      if (!read.ok || read.root.localName !== 'mvaMeldingInnsending') {
        return plain(context, 400, `No matching schema found: ${read.ok ? read.root.nodeName : read.detail}`);
      }
    }
    this.#instances.replace(element, bytes, actorOf(visit.caller), this.#context.clock.now());
    const fresh = this.#instances.element(visit.instance.guid, id) ?? element;
    context.status = 201;
    context.body = dataAnswer(visit.instance, fresh, this.#context.origin());
  }

  #remove(context: Context, visit: Visit, id: string): undefined {
    if (!this.#mayChangeFiles(context, visit)) return;
    const element = this.#instances.element(visit.instance.guid, id);
    if (!element) return plain(context, 404, `Cannot find data element ${id}`);
    if (element.type === ENVELOPE_TYPE) return plain(context, 400, 'The envelope cannot be deleted');
    this.#instances.removeElement(element, actorOf(visit.caller), this.#context.clock.now());
    context.body = '';
    context.status = 200;
  }

  async #download(context: Context, { instance }: Visit, id: string): Promise<void> {
    const file = await this.#files.file(instance, id.toLowerCase());
    if (!file) return plain(context, 404, `Cannot find data element ${id}`);
    context.body = Buffer.from(file.bytes);
    context.type = file.element.contentType;
    const name = file.element.filename ?? `${file.element.type}.xml`;
    context.set('content-disposition', `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`);
  }

  async #next(context: Context, { caller, instance, rights }: Visit): Promise<void> {
    await readBytes(context, 10_000);
    const denied = (action: string) =>
      forbidden(context, `User is not authorized to perform action ${action} on task ${instance.task}`);
    if (instance.task === 'ended') return problem(context, 409, 'Process is ended.', 'Process is ended.');
    // Only Skatteetaten has rights there (reference mva-melding 5.1).
    if (instance.task === 'Task_3') return denied('write');
    const actor = actorOf(caller);
    const stores = { context: this.#context, instances: this.#instances };
    if (instance.task === 'Task_1') {
      if (!rights.write) return denied('write');
      const refusal = this.#context.database.transaction(() => finishFillIn(stores, instance, actor));
      if (refusal?.kind === 'text') {
        context.status = 409;
        context.body = JSON.stringify(refusal.text);
        context.type = 'application/json; charset=utf-8';
        return;
      }
      if (refusal) {
        const validationIssues = refusal.issues.map((code) => ({
          code,
          description: code,
          severity: 1,
          source: 'DataTypes',
        }));
        return problem(context, 409, 'Validation failed for task', '1 validation errors found for task Task_1', {
          validationIssues,
        });
      }
    } else {
      if (!rights.confirm) return denied('confirm');
      this.#context.database.transaction(() => confirm(stores, instance, actor));
    }
    const fresh = this.#instances.find(instance.partyId, instance.guid) ?? instance;
    this.#feedback.schedule(fresh);
    context.body = processAnswer(fresh, rights);
  }

  /** `skatteetaten`: how it behaves. `feedback`: what is waited for comes now. `instances` `{ organisation }`: what is there, with who did what. */
  #hooks(): void {
    const { faults, database, world } = this.#context;
    faults.hook('skatteetaten', (input) => changeBehaviour(database, input));
    faults.hook('feedback', () => this.#feedback.giveAll());
    faults.hook('instances', ({ organisation }) => {
      const unit = world.unit(String(organisation));
      const instances = unit ? this.#instances.of(unit.partyId).filter(({ seeded }) => seeded === 0) : [];
      return instances.map((instance) => ({
        id: `${instance.partyId}/${instance.guid}`,
        task: instance.task,
        label: instance.label,
        acts: this.#instances.acts(instance.guid),
      }));
    });
    faults.hook('returns', ({ organisation }) => this.#filed.of(String(organisation)));
  }
}

export const appsRoom: Room = async (context) => {
  const room = new AppRoom(context);
  await room.start();
  return room.router().routes();
};
