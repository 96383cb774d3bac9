import { AsyncLocalStorage } from 'node:async_hooks';

export interface Acting {
  readonly name: string;
  /** Absent where the firm is one person: there is nobody to mix them up with. */
  readonly provedBy?: 'said' | 'idporten' | undefined;
}

/** What nobody asked for just now: schedules, and jobs that go on after the call that began them. */
export const KLIENTBRO: Acting = { name: 'Klientbro' };

/**
 * Who acts, along each call: what one person began is logged in their name also when another sits down meanwhile, and what
 * runs by itself is never logged in the name of whoever happens to sit there.
 */
export class Actor {
  readonly #storage = new AsyncLocalStorage<Acting>();

  now(): Acting {
    return this.#storage.getStore() ?? KLIENTBRO;
  }

  as<T>(acting: Acting, run: () => T): T {
    return this.#storage.run(acting, run);
  }

  /** Timers and jobs inherit the call that set them going; this ends that. */
  alone<T>(run: () => T): T {
    return this.#storage.run(KLIENTBRO, run);
  }
}
