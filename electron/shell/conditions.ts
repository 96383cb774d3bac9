import type { BackgroundChoice, Known } from '../../shared/contract/background.ts';
import type { Environment } from '../../shared/contract/common.ts';
import type { Conditions } from '../../shared/wire.ts';
import type { Clock } from './clock.ts';

export interface ConditionsOptions {
  readonly clock: Clock;
  readonly choice: () => BackgroundChoice;
  readonly environment: () => Environment | null;
  /** False: there is no network for certain. True may be wrong: the engine then meets it. */
  readonly isOnline: () => boolean;
  readonly metered: () => Promise<Known>;
  readonly onChange: (conditions: Conditions) => void;
}

/** Electron tells nobody when a network comes or goes, so it is looked at; asking costs nothing. */
const LOOK_MS = 15_000;

/** What the machine lets the background do: awake or asleep, with a network or without, and whether that is metered. */
export class BackgroundConditions {
  readonly #options: ConditionsOptions;
  #asleep = false;
  #woken = 0;
  #metered: Known = 'unknown';
  #told: Conditions | undefined;
  #cancel: () => void = () => undefined;

  constructor(options: ConditionsOptions) {
    this.#options = options;
  }

  get now(): Conditions {
    return { everyMinutes: this.#options.choice().everyMinutes, hold: this.#hold(), woken: this.#woken };
  }

  start(): void {
    this.#cancel();
    this.#cancel = this.#options.clock.timer(LOOK_MS, () => this.start());
    void this.refresh();
  }

  stop(): void {
    this.#cancel();
  }

  suspend(): void {
    this.#asleep = true;
    this.#tell();
  }

  /** Also after a lock screen: some machines sleep behind it and tell nobody. */
  resume(): void {
    this.#asleep = false;
    this.#woken += 1;
    this.#tell();
  }

  /** The network, the environment or the person's choice may be another than a moment ago. */
  async refresh(): Promise<void> {
    if (this.#options.choice().waitOnMetered && !this.#isPractice) this.#metered = await this.#options.metered();
    this.#tell();
  }

  #tell(): void {
    const { now } = this;
    const told = this.#told;
    if (told && told.hold === now.hold && told.everyMinutes === now.everyMinutes && told.woken === now.woken) return;
    this.#told = now;
    this.#options.onChange(now);
  }

  #hold(): Conditions['hold'] {
    if (this.#asleep) return 'sleep';
    // Practice is on this machine.
    if (this.#isPractice) return null;
    if (!this.#options.isOnline()) return 'network';
    return this.#options.choice().waitOnMetered && this.#metered === 'yes' ? 'metered' : null;
  }

  get #isPractice(): boolean {
    return this.#options.environment() === 'practice';
  }
}
