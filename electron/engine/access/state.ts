import { z } from 'zod';
import { type GuideDraft, guideDraft } from '../../../shared/contract/access.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Settings } from '../store/settings.ts';

const firm = z.object({ organisationNumber: z.string(), name: z.string(), form: z.string() });
const integrations = z.object({ maskinportenClientId: z.string(), idportenClientId: z.string() });
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
      }
    );
  }

  /** Of the Maskinporten integration, by scope, as the last check found them. */
  async scopes(): Promise<ScopeProofs> {
    return (await this.#settings.read('access.scopes', scopes)) ?? {};
  }

  /** Of the ID-porten integration, as the last logins found them. */
  async personScopes(): Promise<ScopeProofs> {
    return (await this.#settings.read('access.personScopes', scopes)) ?? {};
  }

  async system(): Promise<OwnSystem | null> {
    return (await this.#settings.read('access.system', system)) ?? null;
  }

  async formerSystems(): Promise<string[]> {
    return (await this.#settings.read('access.formerSystems', formerSystems)) ?? [];
  }

  /** The firm has no system until another is registered, under another id. */
  async systemDeleted(systemId: string): Promise<void> {
    const former = new Set(await this.formerSystems());
    await this.#settings.set('access.formerSystems', [...former.add(systemId)]);
    if ((await this.system())?.systemId === systemId) await this.#settings.delete('access.system');
  }

  async guideDraft(): Promise<GuideDraft | null> {
    return (await this.#settings.read('access.guideDraft', guideDraft.nullable())) ?? null;
  }

  saveFirm = (value: Firm): Promise<void> => this.#settings.set('access.firm', value);
  saveIntegrations = (value: Integrations): Promise<void> => this.#settings.set('access.integrations', value);
  saveScopes = (value: ScopeProofs): Promise<void> => this.#settings.set('access.scopes', value);
  savePersonScopes = (value: ScopeProofs): Promise<void> => this.#settings.set('access.personScopes', value);
  saveSystem = (value: OwnSystem): Promise<void> => this.#settings.set('access.system', value);
  saveGuideDraft = (value: GuideDraft | null): Promise<void> => this.#settings.set('access.guideDraft', value);

  async owner(): Promise<Outcome<string>> {
    const known = await this.firm();
    return known ? ok(known.organisationNumber) : notSetUp('firm');
  }

  async maskinportenClientId(): Promise<Outcome<string>> {
    const { maskinportenClientId } = await this.integrations();
    return maskinportenClientId ? ok(maskinportenClientId) : notSetUp('maskinporten');
  }

  async idportenClientId(): Promise<Outcome<string>> {
    const { idportenClientId } = await this.integrations();
    return idportenClientId ? ok(idportenClientId) : notSetUp('idporten');
  }
}

export function notSetUp(step: 'firm' | 'key' | 'maskinporten' | 'idporten' | 'system') {
  return fail('access.notSetUp', { params: { step }, action: 'openAccess', sent: 'notSent' });
}
