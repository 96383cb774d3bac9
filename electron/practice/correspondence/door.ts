import type { Context } from 'koa';
import type { PracticeContext } from '../core/context.ts';
import { bare } from '../core/http.ts';
import type { Caller } from '../core/types.ts';
import type { Dialog } from '../dialogporten/dialog.ts';
import type { Dialogs } from '../dialogporten/dialogs.ts';
import { type DialogClaims, DialogTokens } from '../dialogporten/token.ts';
import type { CorrespondenceEvents, Event } from './events.ts';

export const READ = 'altinn:correspondence.read';

/** One request past the door, about one correspondence. */
export interface Visit {
  readonly dialog: Dialog;
  readonly id: string;
  /** Organisation that the sender sees. */
  readonly who: string;
  readonly events: readonly Event[];
}

/** Which tokens a path takes (reference dialogporten 4.6). */
export type Policy = 'senderOrRecipient' | 'recipient';

export function problem(context: Context, status: number, number: number, detail: string): undefined {
  context.status = status;
  context.body = JSON.stringify({
    type: `https://httpstatuses.io/${status}`,
    title: status === 404 ? 'Not Found' : 'Bad Request',
    status,
    detail,
    errorCode: number,
    code: `CORR-${String(number).padStart(5, '0')}`,
  });
  context.type = 'application/problem+json';
}

/** Who comes in to a correspondence. */
export class Door {
  readonly #context: PracticeContext;
  readonly #dialogs: Dialogs;
  readonly #events: CorrespondenceEvents;
  readonly #tokens: DialogTokens;

  constructor(context: PracticeContext, dialogs: Dialogs, events: CorrespondenceEvents) {
    this.#context = context;
    this.#dialogs = dialogs;
    this.#events = events;
    this.#tokens = new DialogTokens(context);
  }

  async enter(context: Context, policy: Policy, id: string): Promise<Visit | undefined> {
    const bearer = /^Bearer (.+)$/i.exec(context.get('authorization'))?.[1] ?? '';
    const claims = this.#tokens.check(bearer);
    const caller = claims ? undefined : await this.#context.authority.caller(context);
    if (!claims && !caller) {
      bare(context, 401);
      return undefined;
    }
    if (caller && !this.#passes(context, caller, policy)) return undefined;
    const dialog = this.#dialogs.byCorrespondence(id);
    if (!dialog || dialog.deleted === 1) {
      return problem(context, 404, 1001, 'The requested correspondence was not found');
    }
    const allowed = claims ? tokenCovers(claims, dialog) : caller && this.#mayRead(caller, dialog);
    if (!allowed) return problem(context, 401, 4001, 'You do not have access to this resource');
    return { dialog, id: id.toLowerCase(), who: whoOf(claims, caller), events: this.#events.of(id.toLowerCase()) };
  }

  #passes(context: Context, caller: Caller, policy: Policy): boolean {
    if (policy === 'recipient' && caller.issuer === 'maskinporten') {
      context.status = 403;
      context.body = JSON.stringify({
        type: 'https://httpstatuses.io/403',
        title: 'Forbidden',
        status: 403,
        detail: 'IDX10205: Issuer validation failed. Exchange the Maskinporten token to an Altinn token first.',
      });
      context.type = 'application/problem+json';
      return false;
    }
    if (caller.scopes.has(READ) && caller.issuer !== 'idporten') return true;
    bare(context, 403);
    return false;
  }

  #mayRead(caller: Caller, dialog: Dialog): boolean {
    // A letter for the highest level is refused to systems, as in the dialog itself.
    if (caller.kind === 'systemUser' && dialog.min_level > 3) return false;
    return this.#context.authority.may(caller, dialog.party, dialog.resource, 'read');
  }
}

function tokenCovers(claims: DialogClaims, dialog: Dialog): boolean {
  return claims.i === dialog.id && claims.a.split(';').includes('read');
}

function whoOf(claims: DialogClaims | undefined, caller: Caller | undefined): string {
  if (claims) return claims.o ?? claims.p;
  if (caller?.kind === 'systemUser') return caller.ownerOrganisationNumber;
  return caller?.kind === 'person' ? caller.personId : (caller?.organisationNumber ?? '');
}
