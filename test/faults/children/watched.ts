import { ClientDelegation } from '../../../electron/engine/altinn/client-delegation.ts';
import { LinkTasks } from '../../../electron/engine/clients/linking-tasks.ts';

type DieAt = (point: string) => void;

/** `dieAt` is a point's name and how many times it is passed before everything stands still, to be killed there. */
export function dying(dieAt: string): DieAt {
  const [deadly = '', passes = '0'] = dieAt.split(':');
  let passed = 0;
  return (point) => {
    if (point !== deadly) return;
    passed += 1;
    if (passed < Number(passes)) return;
    process.stdout.write(`at ${dieAt}\n`, () => {
      // Nothing of this process moves any more, whatever is under way.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });
  };
}

/** Altinn's door, with the points `listed`, `sent` and `answered`. */
export class WatchedDelegation extends ClientDelegation {
  readonly #dieAt: DieAt;

  constructor(dieAt: DieAt, ...given: ConstructorParameters<typeof ClientDelegation>) {
    super(...given);
    this.#dieAt = dieAt;
  }

  override async available(...input: Parameters<ClientDelegation['available']>) {
    const answer = await super.available(...input);
    this.#dieAt('listed');
    return answer;
  }

  override async link(...input: Parameters<ClientDelegation['link']>) {
    const answer = super.link(...input);
    this.#dieAt('sent');
    const change = await answer;
    this.#dieAt('answered');
    return change;
  }
}

/** The rows of linking, with the point `written`. */
export class WatchedTasks extends LinkTasks {
  readonly #dieAt: DieAt;

  constructor(dieAt: DieAt, ...given: ConstructorParameters<typeof LinkTasks>) {
    super(...given);
    this.#dieAt = dieAt;
  }

  override async done(...input: Parameters<LinkTasks['done']>) {
    await super.done(...input);
    this.#dieAt('written');
  }
}
