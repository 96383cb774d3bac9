import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import type { PracticeContext } from '../core/context.ts';
import { bare } from '../core/http.ts';
import type { Caller } from '../core/types.ts';
import type { Rights } from './answers.ts';
import type { Instance, Instances } from './instances.ts';

export const RESOURCE = 'app_skd_mva-melding-innsending-v1';
export const STORAGE = '/platform/storage/api/v1';
const OLD_SCOPE = 'skatteetaten:mvameldinginnsending';

export function problem(context: Context, status: number, title: string, detail: string, more: object = {}): undefined {
  context.status = status;
  const traceId = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
  context.body = JSON.stringify({ type: 'about:blank', title, status, detail, traceId, ...more });
  context.type = 'application/problem+json';
}

export const forbidden = (context: Context, detail: string) => problem(context, 403, 'Unauthorized', detail);

export function plain(context: Context, status: number, text: string): undefined {
  context.status = status;
  context.type = 'text/plain; charset=utf-8';
  context.body = text;
}

/** Somebody with the right to read one instance. */
export interface Visit {
  readonly caller: Caller;
  readonly instance: Instance;
  readonly rights: Rights;
}

/** Who comes in to an instance, and with what rights. */
export class Door {
  readonly #context: PracticeContext;
  readonly #instances: Instances;

  constructor(context: PracticeContext, instances: Instances) {
    this.#context = context;
    this.#instances = instances;
  }

  /** Only an Altinn token with the right scope passes: 401 for any other token, 403 for a missing scope. */
  async caller(context: Context): Promise<Caller | undefined> {
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

  rights(caller: Caller, organisation: string): Rights {
    const may = (action: string) => this.#context.authority.may(caller, organisation, RESOURCE, action);
    return { read: may('read'), write: may('write'), confirm: may('confirm') };
  }

  async enter(
    context: Context & { params: Record<string, string> },
    next: () => Promise<unknown>,
    run: (visit: Visit) => void | Promise<void>,
  ): Promise<unknown> {
    const { party = '', guid = '' } = context.params;
    const found = this.#instances.find(Number(party), guid);
    // Storage also holds instances of other services' apps: another room knows those.
    if (!found && context.path.startsWith(STORAGE)) return next();
    const caller = await this.caller(context);
    if (!caller) return undefined;
    if (!found) return plain(context, 404, `Instance ${party}/${guid} not found`);
    // In the recycle bin: nothing answers, since no app endpoint brings it back (reference mva-melding 4.2).
    if (found.deleted === 1) return plain(context, 404, `Instance ${party}/${guid} is deleted`);
    const rights = this.rights(caller, found.organisation);
    if (!rights.read) return forbidden(context, 'User is not authorized to read the instance');
    return run({ caller, instance: found, rights });
  }
}
