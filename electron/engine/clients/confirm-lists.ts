import type { SystemUserView } from '../../../shared/contract/access.ts';
import type { Logger, Push } from '../ports.ts';
import type { Delegation } from './delegation.ts';
import type { ClientFacts } from './facts.ts';

export interface ConfirmListsPorts {
  readonly delegation: Pick<Delegation, 'candidates'>;
  readonly facts: Pick<ClientFacts, 'remember'>;
  readonly systemUsers: () => Promise<readonly Pick<SystemUserView, 'id' | 'kind'>[]>;
  readonly log: Logger;
  readonly push: Push;
}

/**
 * What Altinn lists shows at a login alone, and each system user has a list of its own: all of them are read at every login,
 * one after another, so that no client stays unconfirmed because nobody looked at its system user.
 */
export class ConfirmLists {
  readonly #ports: ConfirmListsPorts;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(ports: ConfirmListsPorts) {
    this.#ports = ports;
  }

  /** Ends when every list has been tried; a second login meanwhile waits for the same. */
  run(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** What is under way is ended, and nothing more is asked. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => undefined);
  }

  async #round(): Promise<void> {
    const { delegation, facts, log, push } = this.#ports;
    const agents = (await this.#ports.systemUsers()).filter((user) => user.kind === 'agent');
    let heard = 0;
    for (const { id } of agents) {
      if (this.#stopped) return;
      const listed = await delegation.candidates(id);
      if (!listed.ok) {
        log.warn('clients.listFailed', { code: listed.error.code });
        // Without the login the others would say the same, and it is asked for once.
        if (listed.error.action === 'logIn') break;
        continue;
      }
      await facts.remember(id, listed.value.rows);
      heard += 1;
    }
    if (heard > 0) push('clients.changed', {});
  }
}
