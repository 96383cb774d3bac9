import type { Context } from 'koa';
import type { PracticeContext } from '../core/context.ts';
import { Answers } from './answers.ts';
import type { Dialog } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import { microsOf, stamp } from './identity.ts';
import { Masks } from './masks.ts';
import type { Oddities } from './oddities.ts';
import { gone, notFound, problem, unauthenticated } from './problems.ts';
import { type Access, mayUseDialogporten, type Reader, readerOf } from './reader.ts';

export const BASE = '/platform/dialogporten/api/v1';
export const ENDUSER = `${BASE}/enduser`;

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
export interface Visit {
  readonly reader: Reader;
  readonly answers: Answers;
}

/** Puts up one more path that an end user may GET. */
export type Get = (path: string, run: (context: Context, visit: Visit, params: Record<string, string>) => void) => void;

interface Parts {
  readonly context: PracticeContext;
  readonly dialogs: Dialogs;
  readonly access: Access;
  readonly oddities: Oddities;
}

/** Who comes in, and which dialog they get to see. */
export class Door {
  readonly #context: PracticeContext;
  readonly #dialogs: Dialogs;
  readonly #access: Access;
  readonly #oddities: Oddities;
  readonly #masks = new Masks();

  constructor({ context, dialogs, access, oddities }: Parts) {
    this.#context = context;
    this.#dialogs = dialogs;
    this.#access = access;
    this.#oddities = oddities;
  }

  now(): string {
    const at = this.#context.clock.now();
    return stamp(at, microsOf(String(at)));
  }

  async enter(context: Context, run: (visit: Visit) => void | Promise<void>): Promise<void> {
    if (this.#oddities.failing(context)) return;
    const visit = await this.#visit(context);
    if (!visit) return;
    await run(visit);
    this.#oddities.embellish(context);
  }

  /** 401 with an empty body; 403 with `Type` for a wrong scope or kind of user. */
  async #visit(context: Context): Promise<Visit | undefined> {
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
    return {
      reader,
      answers: new Answers({ context: this.#context, reader, languages: languages(context), masks: this.#masks }),
    };
  }

  subject(context: Context, { reader }: Visit, id: string): Dialog | undefined {
    const dialog = this.#dialogs.find(id);
    if (!dialog || !this.#access.may(reader.caller, dialog)) {
      notFound(context, 'DialogEntity', id);
      return undefined;
    }
    if (dialog.deleted === 1) {
      gone(context, id);
      return undefined;
    }
    return this.levelTooLow(context, dialog, reader) ? undefined : dialog;
  }

  levelTooLow(context: Context, dialog: Dialog, reader: Reader): boolean {
    if (dialog.min_level <= reader.level) return false;
    problem(context, 403, { Forbidden: ['Altinn authentication level too low.'] });
    return true;
  }
}
