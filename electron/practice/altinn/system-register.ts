import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { bare, parameter, readJson } from '../core/http.ts';
import { modelProblem, validationProblem } from './problems.ts';
import { shortForm } from './register-reading-room.ts';
import { readPackages, readRights, readSystem } from './system-body.ts';
import { clientIdFindings, idFindings, packageFindings, redirectFindings, rightFindings } from './system-rules.ts';
import { bodyOf, type RegisteredSystem, Systems } from './systems.ts';
import { organisationCaller, vendorOf } from './wire.ts';

const SCOPE = 'altinn:authentication/systemregister.write';

/** The vendor's side of the system register (reference: system user, 3). */
export const systemRegisterRoom: Room = (context) => {
  const register = new Register(context);
  const router = new Router({ prefix: '/platform/authentication/api/v1/systemregister/vendor' });
  router.post('/', (request) => register.create(request));
  router.get('/', (request) => register.list(request));
  router.get('/:systemId', (request) => register.read(request));
  router.put('/:systemId', (request) => register.replace(request));
  router.put('/:systemId/rights', (request) => register.replaceRights(request));
  router.put('/:systemId/accesspackages', (request) => register.replacePackages(request));
  router.delete('/:systemId', (request) => register.delete(request));
  router.get('/:systemId/changelog', (request) => register.changes(request));
  return router.routes();
};

class Register {
  readonly #context: PracticeContext;
  readonly #systems: Systems;
  /** Two register the same id at the same moment: the check of the next one does not see the other yet. */
  #race = false;

  constructor(context: PracticeContext) {
    this.#context = context;
    this.#systems = new Systems(context);
    context.faults.hook('race', () => {
      this.#race = true;
    });
  }

  async create(request: Context): Promise<void> {
    const caller = await this.#caller(request);
    if (!caller) return;
    const read = readSystem(await readJson(request));
    if ('errors' in read) return modelProblem(request, read.errors);
    const { vendorId, ...body } = read.body;
    if (!/^0192:/.test(vendorId)) {
      return validationProblem(request, [{ code: '00000', path: '/registersystemrequest/vendor/id' }]);
    }
    const [exists, isRace] = [this.#systems.find(body.id) !== undefined, this.#race];
    this.#race = false;
    const findings = [
      ...idFindings(body, exists && !isRace),
      ...redirectFindings(body.allowedRedirectUrls),
      ...clientIdFindings(body, this.#systems.all()),
      ...packageFindings(urnsOf(body), body.isVisible),
      ...rightFindings(body.rights, this.#context.resources),
    ];
    if (body.vendor !== vendorOf(caller)) return bare(request, 403);
    if (findings.length > 0) return validationProblem(request, findings);
    if (exists) return text(request, 409, `The System already exist: ${body.id}`);
    const internalId = this.#systems.create(normalised(body), caller.clientId);
    request.body = JSON.stringify(internalId);
    request.type = 'application/json; charset=utf-8';
  }

  async list(request: Context): Promise<void> {
    const caller = await this.#caller(request);
    if (!caller) return;
    request.body = this.#systems
      .all()
      .filter((system) => !system.isDeleted && system.vendor === vendorOf(caller))
      .map(shortForm);
  }

  async read(request: Context): Promise<void> {
    const system = await this.#ownSystem(request);
    if (!system) return;
    request.body = {
      id: system.id,
      vendor: { ID: `0192:${system.vendor}` },
      name: system.name,
      description: system.description,
      rights: system.rights,
      accessPackages: system.accessPackages,
      isDeleted: system.isDeleted,
      clientId: system.clientId,
      isVisible: system.isVisible,
      allowedRedirectUrls: system.allowedRedirectUrls,
    };
  }

  async replace(request: Context): Promise<void> {
    const caller = await this.#caller(request);
    if (!caller) return;
    const read = readSystem(await readJson(request));
    if ('errors' in read) return modelProblem(request, read.errors);
    const { vendorId: _vendorId, ...body } = read.body;
    const id = parameter(request, 'systemId');
    const system = this.#systems.find(id);
    if (!system || system.vendor !== vendorOf(caller)) return text(request, 404, `System with id ${id} not found`);
    if (system.isDeleted) return text(request, 400, 'Cannot update a system marked as deleted.');
    const findings = [
      ...(body.id === id ? [] : [{ code: '00012', path: '/registersystemrequest/systemid' } as const]),
      ...clientIdFindings({ ...body, id }, this.#systems.all()),
      ...packageFindings(urnsOf(body), body.isVisible),
      ...rightFindings(body.rights, this.#context.resources),
    ];
    if (findings.length > 0) return validationProblem(request, findings);
    this.#systems.replace(system, normalised({ ...body, vendor: system.vendor }), 'update', caller.clientId);
    request.body = { succeeded: true };
  }

  async replaceRights(request: Context): Promise<void> {
    const caller = await this.#caller(request);
    if (!caller) return;
    const rights = readRights(await readJson(request));
    const system = this.#existing(request);
    const findings = rightFindings(rights, this.#context.resources);
    if (findings.length > 0) return validationProblem(request, findings);
    this.#systems.replace(system, { ...bodyOf(system), rights }, 'rightsupdate', caller.clientId);
    request.body = { succeeded: true };
  }

  async replacePackages(request: Context): Promise<void> {
    const caller = await this.#caller(request);
    if (!caller) return;
    const accessPackages = readPackages(await readJson(request));
    const system = this.#existing(request);
    const findings = packageFindings(
      accessPackages.map((item) => item.urn),
      system.isVisible,
    );
    if (findings.length > 0) return validationProblem(request, findings);
    this.#systems.replace(system, { ...bodyOf(system), accessPackages }, 'accesspackageupdate', caller.clientId);
    request.body = { succeeded: true };
  }

  async delete(request: Context): Promise<void> {
    const caller = await this.#caller(request);
    if (!caller) return;
    const system = this.#systems.find(parameter(request, 'systemId'));
    if (!system || system.vendor !== vendorOf(caller)) return modelProblem(request, { return: ['System not found'] });
    if (system.clientId.length === 0) return modelProblem(request, { return: ['System has no client ids'] });
    this.#systems.delete(system, caller.clientId);
    request.body = { succeeded: true };
  }

  async changes(request: Context): Promise<void> {
    const system = await this.#ownSystem(request);
    if (system) request.body = this.#systems.changes(system);
  }

  #caller(request: Context) {
    return organisationCaller(request, this.#context.authority, SCOPE);
  }

  async #ownSystem(request: Context): Promise<RegisteredSystem | undefined> {
    const caller = await this.#caller(request);
    if (!caller) return undefined;
    const system = this.#systems.find(parameter(request, 'systemId'));
    if (system?.vendor === vendorOf(caller)) return system;
    bare(request, system ? 403 : 404);
    return undefined;
  }

  /** The real server meets a null here and answers 500 with its text (3.3). */
  #existing(request: Context): RegisteredSystem {
    const system = this.#systems.find(parameter(request, 'systemId'));
    if (!system) throw new Error('Object reference not set to an instance of an object.');
    return system;
  }
}

function urnsOf(body: { readonly accessPackages: readonly { readonly urn: string }[] }): string[] {
  return body.accessPackages.map((item) => item.urn);
}

/** Addresses come back as the platform's URI class writes them: `https://x.no` → `https://x.no/`. */
function normalised<Body extends { readonly allowedRedirectUrls: readonly string[] }>(body: Body): Body {
  const allowedRedirectUrls = body.allowedRedirectUrls.map((url) => (URL.canParse(url) ? new URL(url).href : url));
  return { ...body, allowedRedirectUrls };
}

function text(request: Context, status: number, message: string): void {
  request.status = status;
  request.body = message;
}
