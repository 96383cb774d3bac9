import type { AccessOverview } from '../../../shared/contract/access.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { SystemRegister } from '../altinn/system-register.ts';
import type { Audit } from '../audit/audit.ts';
import type { Units } from '../brreg/units.ts';
import type { Endpoints } from '../environments.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock, Push } from '../ports.ts';
import type { KeyOrigin, Vault } from '../vault/vault.ts';
import { guideView } from './guide-view.ts';
import { claimsPackages, systemPackages } from './packages.ts';
import type { ScopeChoice } from './scope-choice.ts';
import { proveScopes, scopeViews } from './scope-proofs.ts';
import { type AccessState, notSetUp } from './state.ts';
import { registerSystem } from './system-registration.ts';
import type { SystemUsers } from './system-users.ts';
import type { VisibleSystem } from './visible-system.ts';

export interface SetUpOptions {
  readonly state: AccessState;
  readonly scopes: Pick<ScopeChoice, 'maskinporten' | 'tasks'>;
  readonly systemUsers: SystemUsers;
  readonly vault: Vault;
  readonly maskinporten: Maskinporten;
  readonly register: SystemRegister;
  readonly visible: VisibleSystem;
  readonly units: Units;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly push: Push;
  readonly endpoints: Endpoints;
  /** Which machine and person a new key is made by. */
  readonly origin: () => KeyOrigin;
}

/** From an empty firm to a registered system: the first five cards of "Tilgang". */
export class SetUp {
  readonly #options: SetUpOptions;
  #maskinportenProblem: Failure | null = null;
  #systemProblem: Failure | null = null;

  constructor(options: SetUpOptions) {
    this.#options = options;
  }

  async overview(): Promise<AccessOverview> {
    const { state, systemUsers, vault, endpoints } = this.#options;
    const [firm, integrations, scopes, system] = [
      await state.firm(),
      await state.integrations(),
      await state.scopes(),
      await state.system(),
    ];
    const [requests, users] = [await systemUsers.requests(), await systemUsers.everyOne()];
    const visible = await this.#options.visible.view();
    const key = await vault.vendorKey();
    const needed = await this.#options.scopes.maskinporten();
    const granted = needed.filter(({ scope }) => scopes[scope]?.granted).length;
    const allGranted = granted === needed.length;
    return {
      vault: vault.state(),
      firm,
      agreements: firm ? (allGranted ? 'done' : 'waiting') : 'todo',
      scopes: scopeViews(needed, scopes),
      key: {
        state: key.ok ? 'done' : key.error.code === 'vault.noKey' ? 'todo' : 'blocked',
        key: key.ok
          ? {
              kid: key.value.kid,
              fingerprint: key.value.fingerprint,
              bits: key.value.bits,
              createdAt: key.value.createdAt,
              jwk: JSON.stringify({ ...key.value.publicJwk, kid: key.value.kid, use: 'sig', alg: 'RS256' }, null, 2),
            }
          : null,
      },
      maskinporten: {
        state: !key.ok ? 'blocked' : granted > 0 && !this.#maskinportenProblem ? 'done' : 'todo',
        clientId: integrations.maskinportenClientId,
        problem: this.#maskinportenProblem && { ...this.#maskinportenProblem },
      },
      idporten: { state: integrations.idportenClientId ? 'done' : 'todo', clientId: integrations.idportenClientId },
      system: {
        state: system ? 'done' : granted > 0 ? 'todo' : 'blocked',
        systemId: system?.systemId ?? '',
        name: system?.name ?? '',
        packages: system?.packages ?? [...systemPackages, ...(await this.#besides())],
        problem: this.#systemProblem && { ...this.#systemProblem },
      },
      visible,
      requests,
      systemUsers: users,
      guide: guideView(
        system?.packages ?? [],
        await this.#besides(),
        visible.system !== null,
        users,
        requests,
        await state.guideDraft(),
      ),
      links: {
        selfService: endpoints.selfService,
        portal: `${endpoints.portal}/accessmanagement/ui/systemuser/overview`,
      },
    };
  }

  async setFirm(organisationNumber: string): Promise<Outcome<AccessOverview>> {
    const unit = await this.#options.units.find(organisationNumber);
    if (!unit.ok) return unit;
    const { name, form } = unit.value;
    await this.#options.state.saveFirm({ organisationNumber, name, form });
    await this.#options.audit.note({ act: 'firm.set', params: { organisationNumber, name } });
    return this.#changed();
  }

  async createKey(bits: 2048 | 3072 | 4096): Promise<Outcome<AccessOverview>> {
    const key = await this.#options.vault.createVendorKey(bits, this.#options.origin());
    if (!key.ok) return key;
    await this.#options.audit.note({ act: 'key.create', params: { kid: key.value.kid, bits } });
    return this.#changed();
  }

  async saveIntegrations(input: {
    maskinportenClientId?: string | undefined;
    idportenClientId?: string | undefined;
    visibleClientId?: string | undefined;
  }): Promise<Outcome<AccessOverview>> {
    const { state, audit, maskinporten } = this.#options;
    const before = await state.integrations();
    const after = {
      maskinportenClientId: input.maskinportenClientId ?? before.maskinportenClientId,
      idportenClientId: input.idportenClientId ?? before.idportenClientId,
      visibleClientId: input.visibleClientId ?? before.visibleClientId,
    };
    await state.saveIntegrations(after);
    if (after.maskinportenClientId !== before.maskinportenClientId) {
      await state.saveScopes({});
      maskinporten.forget();
      this.#maskinportenProblem = null;
    }
    if (after.visibleClientId !== before.visibleClientId) await this.#options.visible.integrationChanged();
    if (after.idportenClientId !== before.idportenClientId) await state.savePersonScopes({});
    await audit.note({ act: 'integration.save', params: { ...after } });
    return this.#changed();
  }

  async checkIntegration(): Promise<Outcome<AccessOverview>> {
    const { audit, clock, state, maskinporten } = this.#options;
    const needed = await this.#options.scopes.maskinporten();
    const checked = await audit.around({ act: 'integration.check' }, async () => {
      maskinporten.forget();
      const { proofs, problem } = await proveScopes(maskinporten, needed, clock);
      this.#maskinportenProblem = problem;
      await state.saveScopes(proofs);
      return problem ? { ok: false as const, error: problem } : ok(undefined);
    });
    // The card itself shows what was wrong, with the scopes that could be told apart.
    return checked.ok || this.#maskinportenProblem ? this.#changed() : checked;
  }

  async registerSystem(name: string): Promise<Outcome<AccessOverview>> {
    const registered = await registerSystem(this.#options, 'firm', {
      name,
      packages: [...systemPackages, ...(await this.#besides())],
    });
    this.#systemProblem = registered.ok ? null : registered.error;
    if (registered.ok) return this.#changed();
    this.#options.push('access.changed', {});
    return registered;
  }

  async checkVisible(): Promise<Outcome<AccessOverview>> {
    const checked = await this.#options.visible.check();
    // As above: what was wrong stands in the overview.
    return checked.ok || (await this.#options.visible.view()).problem ? this.#changed() : checked;
  }

  async registerVisible(name: string, packages: readonly string[]): Promise<Outcome<AccessOverview>> {
    const registered = await this.#options.visible.register(name, packages);
    return registered.ok ? this.#changed() : registered;
  }

  async systemId(): Promise<Outcome<string>> {
    const system = await this.#options.state.system();
    return system ? ok(system.systemId) : notSetUp('system');
  }

  /** What the system has for the tasks that not every firm has. */
  async #besides(): Promise<readonly string[]> {
    return (await this.#options.scopes.tasks()).includes('claims') ? claimsPackages : [];
  }

  async #changed(): Promise<Outcome<AccessOverview>> {
    this.#options.push('access.changed', {});
    return ok(await this.overview());
  }
}
