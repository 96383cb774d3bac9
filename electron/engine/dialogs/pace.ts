import type { SyncState } from '../../../shared/contract/dialogs.ts';
import type { Conditions } from '../../../shared/wire.ts';
import type { Clock } from '../ports.ts';

type Next = Pick<SyncState, 'nextAt' | 'waitsFor'>;

export interface PaceOptions {
  readonly clock: Clock;
  readonly random?: () => number;
  /** Resolves when nobody is waiting for the engine. */
  readonly rest?: (() => Promise<void>) | undefined;
  /** It is time for a look. */
  readonly look: () => void;
  readonly told: (next: Next) => void;
}

const FIRST_MS = 1_000;
const MINUTE_MS = 60_000;
/** After a wake or a network that came back: what else starts then gets room, and offices do not all ask in the same second. */
const SOON_MS = 5_000;
const SOON_SPREAD_MS = 15_000;
const USUAL: Conditions = { everyMinutes: 10, hold: null, woken: 0 };

/**
 * When the next look begins by itself. While the network is away or the machine asleep none does, and one comes soon after.
 * A system that believes it has a network, and has none, is asked again after a minute, then two, four, up to the interval.
 */
export class Pace {
  readonly #options: PaceOptions;
  #conditions = USUAL;
  #cancel: () => void = () => undefined;
  #state: 'none' | 'waiting' | 'looking' | 'stopped' = 'none';
  #endedAt = 0;
  /** Looks in a row that reached nobody. */
  #offline = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  start(): void {
    this.#state = 'waiting';
    this.#wait(FIRST_MS);
  }

  stop(): void {
    this.#state = 'stopped';
    this.#cancel();
  }

  /** Why nothing begins by itself now. What else the background fetches goes by it too. */
  get waitsFor(): Next['waitsFor'] {
    return this.#conditions.hold ?? (this.#offline > 0 ? 'network' : undefined);
  }

  begun(): void {
    if (this.#state === 'stopped') return;
    this.#state = 'looking';
    this.#cancel();
    this.#options.told({ nextAt: null, waitsFor: undefined });
  }

  /** `offline`: nobody could be reached. */
  ended(offline: boolean): void {
    if (this.#state === 'stopped') return;
    this.#state = 'waiting';
    this.#endedAt = this.#options.clock.now();
    this.#offline = offline ? this.#offline + 1 : 0;
    this.#wait(this.#usual());
  }

  set(conditions: Conditions): void {
    const before = this.#conditions;
    this.#conditions = conditions;
    if (this.#state !== 'waiting') return;
    const released = before.hold !== null && conditions.hold === null;
    if (released || conditions.woken > before.woken) this.#wait(this.#soon());
    else if (before.hold !== conditions.hold || before.everyMinutes !== conditions.everyMinutes) {
      const passed = this.#options.clock.now() - this.#endedAt;
      this.#wait(Math.max(FIRST_MS, this.#usual() - passed));
    }
  }

  #wait(ms: number): void {
    this.#cancel();
    const { clock, told } = this.#options;
    const { hold } = this.#conditions;
    if (hold !== null) {
      told({ nextAt: null, waitsFor: hold });
      return;
    }
    let isOff = false;
    const stop = clock.timer(ms, () => void this.#due(() => isOff));
    this.#cancel = () => {
      isOff = true;
      stop();
    };
    told({ nextAt: new Date(clock.now() + ms).toISOString(), waitsFor: this.waitsFor });
  }

  /** What a look reads first, and what it makes the window ask again, would stand before somebody's next key. */
  async #due(isOff: () => boolean): Promise<void> {
    const { rest, look } = this.#options;
    if (rest) await rest();
    if (!isOff()) look();
  }

  /** Jitter, so that firms do not all ask at the same minute. */
  #usual(): number {
    const interval = this.#conditions.everyMinutes * MINUTE_MS;
    const ms = this.#offline === 0 ? interval : Math.min(interval, MINUTE_MS * 2 ** (this.#offline - 1));
    return ms * (0.9 + 0.2 * this.#random());
  }

  /** A network that comes and goes does not make a look each time: a minute lies between two. */
  #soon(): number {
    const rested = this.#endedAt === 0 ? 0 : this.#endedAt + MINUTE_MS - this.#options.clock.now();
    return Math.max(rested, SOON_MS + SOON_SPREAD_MS * this.#random());
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }
}
