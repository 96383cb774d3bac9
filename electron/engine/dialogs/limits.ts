import type { Clock } from '../ports.ts';
import type { DialogportenApi } from './api.ts';

const PARTIES = 100;
const KEPT_MS = 24 * 60 * 60_000;

/** What one question may hold, as the server says it now (reference/dialogporten.md 2.1); the known figure where it does not say. */
export class SearchLimits {
  readonly #api: DialogportenApi;
  readonly #clock: Clock;
  #held: { readonly parties: number; readonly at: number } | undefined;

  constructor(api: DialogportenApi, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  async mostParties(): Promise<number> {
    const held = this.#held;
    if (held && Math.abs(this.#clock.now() - held.at) < KEPT_MS) return held.parties;
    const told = await this.#api.mostParties();
    this.#held = { parties: told.ok ? told.value : (held?.parties ?? PARTIES), at: this.#clock.now() };
    return this.#held.parties;
  }
}
