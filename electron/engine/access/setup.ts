import type { AccessOverview } from '../../../shared/contract/access.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { RegisteredSystem, SystemRegister } from '../altinn/system-register.ts';
import type { Audit } from '../audit/audit.ts';
import type { Units } from '../brreg/units.ts';
import type { Endpoints } from '../environments.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import type { Clock, Push } from '../ports.ts';
import type { KeyOrigin, Vault } from '../vault/vault.ts';
import { guideView } from './guide-view.ts';
import { systemPackages } from './packages.ts';
import type { ScopeChoice } from './scope-choice.ts';
import { registerScope } from './scopes.ts';
import { type AccessState, notSetUp, type ScopeProofs } from './state.ts';
import { nextSystemId } from './system-id.ts';
import type { SystemUsers } from './system-users.ts';

export interface SetUpOptions {
  readonly state: AccessState;
  readonly scopes: Pick<ScopeChoice, 'maskinporten'>;
  readonly systemUsers: SystemUsers;
  readonly vault: Vault;
  readonly maskinporten: Maskinporten;
  readonly register: SystemRegister;
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
    const key = await vault.vendorKey();
    const needed = await this.#options.scopes.maskinporten();
    const granted = needed.filter(({ scope }) => scopes[scope]?.granted).length;
    const allGranted = granted === needed.length;
    return {
      vault: vault.state(),
      firm,
      agreements: firm ? (allGranted ? 'done' : 'waiting') : 'todo',
      scopes: needed.map(({ scope, owner }) => ({ scope, owner, granted: toldOf(scopes[scope]) })),
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
        packages: system?.packages ?? [...systemPackages],
        problem: this.#systemProblem && { ...this.#systemProblem },
      },
      requests,
      systemUsers: users,
      guide: guideView(system?.packages ?? [], users, requests, await state.guideDraft()),
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
  }): Promise<Outcome<AccessOverview>> {
    const { state, audit, maskinporten } = this.#options;
    const before = await state.integrations();
    const after = {
      maskinportenClientId: input.maskinportenClientId ?? before.maskinportenClientId,
      idportenClientId: input.idportenClientId ?? before.idportenClientId,
    };
    await state.saveIntegrations(after);
    if (after.maskinportenClientId !== before.maskinportenClientId) {
      await state.saveScopes({});
      maskinporten.forget();
      this.#maskinportenProblem = null;
    }
    if (after.idportenClientId !== before.idportenClientId) await state.savePersonScopes({});
    await audit.note({ act: 'integration.save', params: { ...after } });
    return this.#changed();
  }

  /** One token per scope: each has its own owner who grants it, and one refused must not hide the others. */
  async checkIntegration(): Promise<Outcome<AccessOverview>> {
    const { audit, clock, state, maskinporten } = this.#options;
    const needed = await this.#options.scopes.maskinporten();
    const checked = await audit.around({ act: 'integration.check' }, async () => {
      maskinporten.forget();
      const proofs: ScopeProofs = {};
      let problem: Failure | null = null;
      for (const { scope } of needed) {
        const token = await maskinporten.token([scope]);
        const at = new Date(clock.now()).toISOString();
        if (token.ok) proofs[scope] = { granted: true, at, code: '' };
        else if (token.error.code === 'maskinporten.scopeNotGranted')
          proofs[scope] = { granted: false, at, code: String(token.error.params.authorityCode ?? '') };
        else problem ??= token.error;
        // Without an answer, or with a key that is refused, the other scopes would say the same.
        if (problem) break;
      }
      this.#maskinportenProblem = problem;
      await state.saveScopes(proofs);
      return problem ? { ok: false as const, error: problem } : ok(undefined);
    });
    // The card itself shows what was wrong, with the scopes that could be told apart.
    return checked.ok || this.#maskinportenProblem ? this.#changed() : checked;
  }

  async registerSystem(name: string): Promise<Outcome<AccessOverview>> {
    const { state } = this.#options;
    const [owner, clientId] = [await state.owner(), await state.maskinportenClientId()];
    if (!owner.ok) return owner;
    if (!clientId.ok) return clientId;
    for (;;) {
      const systemId = (await state.system())?.systemId ?? nextSystemId(owner.value, await state.formerSystems());
      const registered = await this.#register(systemId, owner.value, name, clientId.value);
      if (!registered.ok && registered.error.code === 'system.deleted') {
        // Deleted from another machine: its id is taken for ever, the next one may be free.
        await state.systemDeleted(systemId);
        continue;
      }
      this.#systemProblem = registered.ok ? null : registered.error;
      if (!registered.ok) {
        this.#options.push('access.changed', {});
        return registered;
      }
      const { name: names, accessPackages } = registered.value;
      await state.saveSystem({ systemId, name: names.nb ?? name, packages: accessPackages.map((each) => each.urn) });
      return this.#changed();
    }
  }

  #register(systemId: string, owner: string, name: string, clientId: string): Promise<Outcome<RegisteredSystem>> {
    const { audit, register, maskinporten } = this.#options;
    return audit.around({ act: 'system.register', params: { systemId } }, async () => {
      const token = await maskinporten.token(registerScope);
      if (!token.ok) return token;
      const entry = { systemId, vendorOrganisationNumber: owner, name, packages: systemPackages, clientId };
      return register.save(token.value.token, entry);
    });
  }

  async systemId(): Promise<Outcome<string>> {
    const system = await this.#options.state.system();
    return system ? ok(system.systemId) : notSetUp('system');
  }

  async #changed(): Promise<Outcome<AccessOverview>> {
    this.#options.push('access.changed', {});
    return ok(await this.overview());
  }
}

function toldOf(proof: ScopeProofs[string] | undefined): AccessOverview['scopes'][number]['granted'] {
  if (!proof) return 'unknown';
  return proof.granted ? 'granted' : 'refused';
}
