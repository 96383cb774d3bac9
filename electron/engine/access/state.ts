import { z } from 'zod';
import { type GuideDraft, guideDraft, type Which } from '../../../shared/contract/access.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { OwnSystemUser } from '../altinn/tokens.ts';
import type { SystemUserReference } from '../maskinporten/grant.ts';
import type { Settings } from '../store/settings.ts';

const firm = z.object({ organisationNumber: z.string(), name: z.string(), form: z.string() });
const integrations = z.object({
  maskinportenClientId: z.string(),
  idportenClientId: z.string(),
  /** Of the second, visible system. */
  visibleClientId: z.string().default(''),
});
/** What asking for a token with the scope told. Earlier versions kept the answer alone. */
const scopeProof = z.union([
  z.object({ granted: z.boolean(), at: z.string(), code: z.string() }),
  z.enum(['granted', 'refused']).transform((told) => ({ granted: told === 'granted', at: '', code: '' })),
]);
const scopes = z.record(z.string(), scopeProof);
/** Ids of deleted systems. */
const formerSystems = z.array(z.string());
const system = z.object({ systemId: z.string(), name: z.string(), packages: z.array(z.string()) });

export type Firm = z.infer<typeof firm>;
export type Integrations = z.infer<typeof integrations>;
export type ScopeProofs = z.infer<typeof scopes>;
export type OwnSystem = z.infer<typeof system>;

const SYSTEM: Readonly<Record<Which, string>> = { firm: 'access.system', visible: 'access.visibleSystem' };
const SCOPES: Readonly<Record<Which, string>> = { firm: 'access.scopes', visible: 'access.visibleScopes' };

/** What the firm has set up so far, kept in the environment's settings. */
export class AccessState {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async firm(): Promise<Firm | null> {
    return (await this.#settings.read('access.firm', firm)) ?? null;
  }

  async integrations(): Promise<Integrations> {
    return (
      (await this.#settings.read('access.integrations', integrations)) ?? {
        maskinportenClientId: '',
        idportenClientId: '',
        visibleClientId: '',
      }
    );
  }

  /** Of a Maskinporten integration, by scope, as the last check found them. */
  async scopes(which: Which = 'firm'): Promise<ScopeProofs> {
    return (await this.#settings.read(SCOPES[which], scopes)) ?? {};
  }

  /** Of the ID-porten integration, as the last logins found them. */
  async personScopes(): Promise<ScopeProofs> {
    return (await this.#settings.read('access.personScopes', scopes)) ?? {};
  }

  async system(which: Which = 'firm'): Promise<OwnSystem | null> {
    return (await this.#settings.read(SYSTEM[which], system)) ?? null;
  }

  async formerSystems(): Promise<string[]> {
    return (await this.#settings.read('access.formerSystems', formerSystems)) ?? [];
  }

  /** It is not there until another is registered, under another id. */
  async systemDeleted(systemId: string): Promise<void> {
    const former = new Set(await this.formerSystems());
    await this.#settings.set('access.formerSystems', [...former.add(systemId)]);
    for (const which of ['firm', 'visible'] as const)
      if ((await this.system(which))?.systemId === systemId) await this.#settings.delete(SYSTEM[which]);
  }

  async guideDraft(): Promise<GuideDraft | null> {
    return (await this.#settings.read('access.guideDraft', guideDraft.nullable())) ?? null;
  }

  saveFirm = (value: Firm): Promise<void> => this.#settings.set('access.firm', value);
  saveIntegrations = (value: Integrations): Promise<void> => this.#settings.set('access.integrations', value);
  saveScopes = (value: ScopeProofs, which: Which = 'firm'): Promise<void> => this.#settings.set(SCOPES[which], value);
  savePersonScopes = (value: ScopeProofs): Promise<void> => this.#settings.set('access.personScopes', value);
  saveSystem = (value: OwnSystem, which: Which = 'firm'): Promise<void> => this.#settings.set(SYSTEM[which], value);
  saveGuideDraft = (value: GuideDraft | null): Promise<void> => this.#settings.set('access.guideDraft', value);

  async owner(): Promise<Outcome<string>> {
    const known = await this.firm();
    return known ? ok(known.organisationNumber) : notSetUp('firm');
  }

  /** The Maskinporten integration of a system. */
  async clientId(which: Which = 'firm'): Promise<Outcome<string>> {
    const { maskinportenClientId, visibleClientId } = await this.integrations();
    const id = which === 'firm' ? maskinportenClientId : visibleClientId;
    return id ? ok(id) : notSetUp('maskinporten');
  }

  /** What a token of one of the firm's system users is asked for with. */
  async reference({ externalRef, system }: OwnSystemUser): Promise<Outcome<SystemUserReference>> {
    const owner = await this.owner();
    if (!owner.ok) return owner;
    if (system === 'firm') return ok({ ownerOrganisationNumber: owner.value, externalRef });
    const clientId = await this.clientId(system);
    return clientId.ok ? ok({ ownerOrganisationNumber: owner.value, externalRef, clientId: clientId.value }) : clientId;
  }

  async idportenClientId(): Promise<Outcome<string>> {
    const { idportenClientId } = await this.integrations();
    return idportenClientId ? ok(idportenClientId) : notSetUp('idporten');
  }
}

export function notSetUp(step: 'firm' | 'key' | 'maskinporten' | 'idporten' | 'system') {
  return fail('access.notSetUp', { params: { step }, action: 'openAccess', sent: 'notSent' });
}
