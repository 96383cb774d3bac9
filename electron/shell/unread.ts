import type { EngineOperation } from '../../shared/contract.ts';
import { contract } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Clock } from './clock.ts';

export interface UnreadOptions {
  readonly clock: Clock;
  readonly call: (name: EngineOperation, input: unknown) => Promise<Outcome<unknown>>;
  readonly onChange: () => void;
}

/** The count for the icon waits a little: while a first look goes on, messages come by the hundred. */
const WAIT_MS = 10_000;

/** How many messages wait unread for whoever is here, asked of the engine as the window asks. */
export class Unread {
  readonly #options: UnreadOptions;
  #count: number | undefined;
  #cancel: (() => void) | undefined;

  constructor(options: UnreadOptions) {
    this.#options = options;
  }

  /** Undefined: not known, or nobody is here who may know. */
  get count(): number | undefined {
    return this.#count;
  }

  /** Something changed. */
  heard(): void {
    this.#cancel ??= this.#options.clock.timer(WAIT_MS, () => {
      this.#cancel = undefined;
      void this.#ask();
    });
  }

  forget(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#count = undefined;
  }

  async #ask(): Promise<void> {
    const answer = await this.#options.call('background.unread', {});
    const parsed = contract.background.unread.output.safeParse(answer.ok ? answer.value : undefined);
    this.#count = parsed.success ? parsed.data.count : undefined;
    this.#options.onChange();
  }
}
