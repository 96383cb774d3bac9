import { timingSafeEqual } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import { readJson } from './http.ts';
import type { Clock } from './types.ts';

/** One fault: the next `times` requests that match get it. */
export interface Fault {
  /** Path prefix. */
  readonly match: string;
  readonly method?: string;
  /** Part of the decoded query, such as a party's number. */
  readonly query?: string;
  readonly times: number;
  readonly status?: number;
  /** Seconds or an HTTP date. */
  readonly retryAfter?: string | number;
  readonly delayMs?: number;
  /** Close the connection without an answer. */
  readonly cut?: boolean;
  /** Do the work first, then fail: the caller cannot know. */
  readonly after?: boolean;
  readonly body?: 'html' | 'empty' | 'huge' | 'notJson';
}

type Hook = (input: Record<string, unknown>) => unknown;

const HUGE = 64 * 1024 * 1024;

/** Faults on demand. Without a secret nothing here answers. */
export class Faults {
  readonly #secret: string | undefined;
  readonly #clock: Clock;
  readonly #hooks = new Map<string, Hook>();
  #rules: { fault: Fault; left: number }[] = [];
  #skew = 0;
  /** Requests that wait out a delay now. */
  #held = 0;

  constructor(secret: string | undefined, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
    this.hook('clock', ({ skewMs }) => {
      this.#skew = Number(skewMs ?? 0);
    });
    this.hook('held', () => this.#held);
    this.hook('clear', () => {
      this.#rules = [];
      this.#skew = 0;
    });
  }

  /** The clock that practice runs on. */
  clock(): Clock {
    return { now: () => this.#clock.now() + this.#skew, timer: (ms, run) => this.#clock.timer(ms, run) };
  }

  /** `POST /_faults/<name>` calls `run` with the JSON body; what it returns is the answer. */
  hook(name: string, run: Hook): void {
    this.#hooks.set(name, run);
  }

  add(fault: Fault): void {
    this.#rules.push({ fault, left: fault.times });
  }

  middleware(): Middleware {
    return async (context, next) => {
      if (this.#secret !== undefined && /^\/_faults(\/|$)/.test(context.path))
        return this.#control(context, this.#secret);
      const fault = this.#take(context);
      if (!fault) return next();
      if (fault.delayMs) await this.#hold(fault.delayMs);
      const fails = fault.cut || fault.status !== undefined || fault.body !== undefined;
      if (fault.after || !fails) await next();
      if (fails) answer(context, fault);
    };
  }

  async #hold(ms: number): Promise<void> {
    this.#held += 1;
    await new Promise<void>((resolve) => this.#clock.timer(ms, resolve));
    this.#held -= 1;
  }

  async #control(context: Context, secret: string): Promise<void> {
    const given = Buffer.from(context.get('x-practice-secret'));
    const wanted = Buffer.from(secret);
    if (context.method !== 'POST' || given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      context.status = 404;
      return;
    }
    const input = await readJson(context);
    const record = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
    const name = context.path.slice('/_faults/'.length);
    if (name === '') {
      if (typeof record.match !== 'string' || typeof record.times !== 'number') context.throw(400, 'match and times');
      this.add(record as unknown as Fault);
      context.body = { succeeded: true };
      return;
    }
    const hook = this.#hooks.get(name);
    if (!hook) context.throw(400, 'no such hook');
    context.body = { result: (await hook(record)) ?? null };
  }

  #take(context: Context): Fault | undefined {
    const rule = this.#rules.find(
      ({ fault, left }) =>
        left > 0 &&
        context.path.startsWith(fault.match) &&
        (fault.method === undefined || fault.method.toUpperCase() === context.method) &&
        (fault.query === undefined || decodeURIComponent(context.querystring).includes(fault.query)),
    );
    if (!rule) return undefined;
    rule.left -= 1;
    return rule.fault;
  }
}

function answer(context: Context, fault: Fault): void {
  if (fault.cut) {
    context.respond = false;
    context.req.socket.destroy();
    return;
  }
  context.status = fault.status ?? 200;
  context.remove('content-length');
  if (fault.retryAfter !== undefined) context.set('retry-after', String(fault.retryAfter));
  const bodies = {
    html: ['text/html; charset=utf-8', '<!doctype html><title>Øving</title><p>Tjenesten er ikke tilgjengelig.'],
    notJson: ['application/json', '{"half":'],
    empty: ['application/json', ''],
    none: ['text/plain; charset=utf-8', ''],
  } as const;
  if (fault.body === 'huge') {
    context.type = 'application/json';
    context.body = Buffer.alloc(HUGE, 32);
    return;
  }
  const [type, text] = bodies[fault.body ?? 'none'];
  context.body = text;
  context.type = type;
}
