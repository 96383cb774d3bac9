import type { AccessOverview } from '../../../shared/contract/access.ts';
import { type Failure, fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock } from '../ports.ts';
import { ownReporting } from './package-sets.ts';
import type { ScopeChoice } from './scope-choice.ts';
import { proveScopes, scopeViews } from './scope-proofs.ts';
import { type RegistrationOptions, registerSystem } from './system-registration.ts';

export interface VisibleSystemOptions extends RegistrationOptions {
  readonly scopes: Pick<ScopeChoice, 'visible'>;
  /** With the integration of the visible system, and nothing held from before. */
  readonly ownMaskinporten: () => Pick<Maskinporten, 'token'>;
  readonly clock: Clock;
}

/**
 * The firm's second system, from which an owner makes a standard system user alone in the portal. The first cannot be seen
 * there while it has packages from Enhetsregisteret, and a client id belongs to one system (reference/systemuser.md 3.2, 8.2).
 */
export class VisibleSystem {
  readonly #options: VisibleSystemOptions;
  #problem: Failure | null = null;

  constructor(options: VisibleSystemOptions) {
    this.#options = options;
  }

  async view(): Promise<AccessOverview['visible']> {
    const { state, scopes } = this.#options;
    const [needed, proofs, integrations] = [
      await scopes.visible(),
      await state.scopes('visible'),
      await state.integrations(),
    ];
    return {
      clientId: integrations.visibleClientId,
      scopes: scopeViews(needed, proofs),
      problem: this.#problem && { ...this.#problem },
      system: await state.system('visible'),
      choices: ownReporting((await state.system())?.packages ?? []),
    };
  }

  /** What was found of another integration says nothing of this one. */
  async integrationChanged(): Promise<void> {
    this.#problem = null;
    await this.#options.state.saveScopes({}, 'visible');
  }

  async check(): Promise<Outcome<void>> {
    const { state, audit, scopes, ownMaskinporten, clock } = this.#options;
    const clientId = await state.clientId('visible');
    if (!clientId.ok) return clientId;
    return audit.around({ act: 'integration.check', params: { clientId: clientId.value } }, async () => {
      const { proofs, problem } = await proveScopes(ownMaskinporten(), await scopes.visible(), clock);
      this.#problem = problem;
      await state.saveScopes(proofs, 'visible');
      return problem ? { ok: false as const, error: problem } : ok(undefined);
    });
  }

  async register(name: string, packages: readonly string[]): Promise<Outcome<void>> {
    const { choices } = await this.view();
    if (packages.some((urn) => !choices.includes(urn)))
      return fail('access.packageUnsuitable', { action: 'fixInput', sent: 'notSent' });
    return registerSystem(this.#options, 'visible', { name, packages });
  }
}
