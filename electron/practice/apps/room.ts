import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { query, readBytes, readJson } from '../core/http.ts';
import { Dialogs } from '../dialogporten/dialogs.ts';
import { APP_PATH, instanceAnswer, processAnswer, stamp } from './answers.ts';
import { DataPaths } from './data.ts';
import { Door, forbidden, plain, problem, RESOURCE, STORAGE, type Visit } from './door.ts';
import { addElsewhere } from './elsewhere.ts';
import { Feedback } from './feedback.ts';
import { Files } from './files.ts';
import { FiledReturns, seedReturns } from './history.ts';
import { actorOf, Instances } from './instances.ts';
import { confirm, fileIssues, finishFillIn, issueAnswer } from './process.ts';
import { changeBehaviour } from './settings.ts';
import { ENVELOPE_TYPE } from './submission.ts';

/** The Altinn app `skd/mva-melding-innsending-v1`, and what Storage tells of its instances. */
class AppRoom {
  readonly #context: PracticeContext;
  readonly #instances: Instances;
  readonly #filed: FiledReturns;
  readonly #files: Files;
  readonly #feedback: Feedback;
  readonly #door: Door;
  readonly #data: DataPaths;

  constructor(context: PracticeContext) {
    this.#context = context;
    const dialogs = new Dialogs(context.database);
    this.#instances = new Instances(context.database);
    this.#filed = new FiledReturns(context.database);
    seedReturns(context, this.#filed, dialogs);
    this.#files = new Files(context, this.#instances, this.#filed);
    this.#feedback = new Feedback(context, this.#instances, this.#filed, dialogs);
    this.#door = new Door(context, this.#instances);
    this.#data = new DataPaths({ context, instances: this.#instances, files: this.#files, door: this.#door });
    this.#hooks();
    addElsewhere(context, this.#instances, this.#feedback);
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
      router.get(base, (context, next) => this.#door.enter(context, next, (visit) => this.#answer(context, visit)));
    }
    this.#data.mount(router);
    this.#writing(router, `${APP_PATH}/instances/:party/:guid`);
    return router;
  }

  #writing(router: Router, base: string): void {
    router.delete(base, (context, next) => this.#door.enter(context, next, (visit) => this.#delete(context, visit)));
    router.get(`${base}/process`, (context, next) =>
      this.#door.enter(context, next, ({ instance, rights }) => {
        context.body = processAnswer(instance, rights);
      }),
    );
    router.get(`${base}/validate`, (context, next) =>
      this.#door.enter(context, next, ({ instance }) => {
        context.body = fileIssues(this.#instances, instance.guid).map(issueAnswer);
      }),
    );
    router.put(`${base}/process/next`, (context, next) =>
      this.#door.enter(context, next, (visit) => this.#next(context, visit)),
    );
    router.get(`${base}/feedback/status`, (context, next) =>
      this.#door.enter(context, next, ({ instance }) => {
        context.body = { isFeedbackProvided: instance.task === 'ended' };
      }),
    );
    router.get(`${base}/feedback`, (context, next) =>
      this.#door.enter(context, next, (visit) =>
        visit.instance.task === 'ended'
          ? this.#answer(context, visit)
          : plain(context, 409, 'Tilbakemelding er ikke gitt ennå.'),
      ),
    );
  }

  async #create(context: Context): Promise<void> {
    const caller = await this.#door.caller(context);
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
    await this.#answer(context, { instance, rights: this.#door.rights(caller, organisation) });
    context.status = 201;
  }

  async #answer(context: Context, { instance, rights }: Pick<Visit, 'instance' | 'rights'>): Promise<void> {
    const fresh = this.#instances.find(instance.partyId, instance.guid) ?? instance;
    context.body = instanceAnswer(fresh, await this.#files.elements(fresh), rights, this.#context.origin());
  }

  async #active(context: Context, params: Record<string, string>): Promise<void> {
    const caller = await this.#door.caller(context);
    if (!caller) return;
    const open = this.#instances
      .of(Number(params.party))
      .filter(({ task, organisation }) => task !== 'ended' && this.#door.rights(caller, organisation).read);
    context.body = open.map((instance) => ({
      id: `${instance.partyId}/${instance.guid}`,
      lastChanged: stamp(instance.changed),
      lastChangedBy: instance.changedBy,
    }));
  }

  async #list(context: Context): Promise<void> {
    const caller = await this.#door.caller(context);
    if (!caller) return;
    const instances = this.#instances
      .of(this.#ownerOf(context))
      .map((instance) => ({ instance, rights: this.#door.rights(caller, instance.organisation) }))
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
        const validationIssues = refusal.issues.map(issueAnswer);
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
