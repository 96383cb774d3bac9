import type { SystemUser } from '../core/access.ts';
import type { PracticeContext } from '../core/context.ts';
import type { Client } from '../core/world.ts';

/** Which clients an agent system user has and can have: the interface and the portal's page decide it here alike. */
export class ClientLinks {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
  }

  /** Clients with ANY of the agent's packages, linked ones too, in no particular order (reference: system user, 6.3). */
  available(agent: SystemUser): readonly Client[] {
    return this.#unordered((client) => {
      const given = this.#context.access.firmPackages(client.organisationNumber);
      return agent.packages.some((urn) => given.has(urn));
    });
  }

  linked(agent: SystemUser): readonly Client[] {
    const numbers = new Set(this.#context.access.linked(agent.id));
    return this.#unordered((client) => numbers.has(client.organisationNumber));
  }

  /** Demands ALL of the agent's packages. Linking again is no fault. */
  link(agent: SystemUser, clientPartyUuid: string): 'linked' | 'notAClient' | 'lacksPackages' {
    const unit = this.#context.world.unitByParty(clientPartyUuid);
    const given = this.#context.access.firmPackages(unit?.organisationNumber ?? '');
    if (!unit || given.size === 0) return 'notAClient';
    if (!agent.packages.every((urn) => given.has(urn))) return 'lacksPackages';
    this.#context.access.link(agent.id, unit.organisationNumber);
    return 'linked';
  }

  unlink(agent: SystemUser, clientPartyUuid: string): boolean {
    const unit = this.#context.world.unitByParty(clientPartyUuid);
    return unit !== undefined && this.#context.access.unlink(agent.id, unit.organisationNumber);
  }

  #unordered(keep: (client: Client) => boolean): readonly Client[] {
    return this.#context.world.clients.filter(keep).sort((a, b) => (a.partyUuid < b.partyUuid ? -1 : 1));
  }
}
