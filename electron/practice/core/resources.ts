import { packageUrn } from './packages.ts';

/** A service in the resource registry and the packages that open it, per action. */
export interface Resource {
  readonly id: string;
  /** `AltinnApp`, `GenericAccessResource`, `CorrespondenceService`, `Systemresource`, … */
  readonly type: string;
  readonly title: string;
  /** Lowest authentication level; 3 when left out. */
  readonly level?: number;
  readonly owner: { readonly organisationNumber: string; readonly code: string; readonly name: string };
  /** Action → package codes without prefix. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
}

const SKATTEETATEN = { organisationNumber: '974761076', code: 'skd', name: 'Skatteetaten' };
const DIGDIR = { organisationNumber: '991825827', code: 'digdir', name: 'Digitaliseringsdirektoratet' };

const FILL_IN = [
  'merverdiavgift',
  'regnskapsforer-med-signeringsrettighet',
  'regnskapsforer-uten-signeringsrettighet',
  'ansvarlig-revisor',
  'revisormedarbeider',
];
/** "Fill in" and "confirm" are split by signing right (reference: VAT return, 5.1). */
const CONFIRM = ['merverdiavgift', 'regnskapsforer-med-signeringsrettighet'];
/** Either opens it: accountants with and without signing, auditors, and whoever was given the package for it. */
const CLAIMS = [
  'krav-og-utlegg',
  'regnskapsforer-med-signeringsrettighet',
  'regnskapsforer-uten-signeringsrettighet',
  'ansvarlig-revisor',
  'revisormedarbeider',
];
const TAX = ['skatt-naering', 'skattegrunnlag', 'regnskapsforer-med-signeringsrettighet', 'ansvarlig-revisor'];

const initial: readonly Resource[] = [
  {
    id: 'app_skd_mva-melding-innsending-v1',
    type: 'AltinnApp',
    title: 'Mva-melding',
    owner: SKATTEETATEN,
    actions: { instantiate: FILL_IN, read: FILL_IN, write: FILL_IN, delete: FILL_IN, confirm: CONFIRM },
  },
  {
    id: 'app_skd_formueinntekt-skattemelding-v2',
    type: 'AltinnApp',
    title: 'Skattemelding',
    owner: SKATTEETATEN,
    actions: { read: TAX, write: TAX, confirm: TAX },
  },
  {
    id: 'ske-krav-og-betalinger',
    type: 'GenericAccessResource',
    title: 'Krav og betalinger',
    owner: SKATTEETATEN,
    actions: { read: CLAIMS },
  },
  // Not of a kind that a system can ask for (reference: system user, 3.2).
  {
    id: 'skd-mva-melding-paa-vegne-av',
    type: 'MaskinportenSchema',
    title: 'Mva-melding innsending API - På vegne av',
    owner: SKATTEETATEN,
    actions: {},
  },
  {
    id: 'altinn_access_management',
    type: 'Systemresource',
    title: 'Tilgangsstyring',
    owner: DIGDIR,
    actions: { read: ['tilgangsstyrer', 'hovedadministrator'], write: ['tilgangsstyrer'] },
  },
  {
    id: 'altinn_client_administration',
    type: 'Systemresource',
    title: 'Klientadministrasjon',
    owner: DIGDIR,
    actions: { read: ['klientadministrator'], write: ['klientadministrator'] },
  },
];

/** The services practice knows. A room adds its own when it is built. */
export class ResourceRegistry {
  readonly #resources = new Map(initial.map((resource) => [resource.id, resource]));

  add(resource: Resource): void {
    this.#resources.set(resource.id, resource);
  }

  get(id: string): Resource | undefined {
    return this.#resources.get(id);
  }

  all(): readonly Resource[] {
    return [...this.#resources.values()];
  }

  /** Full URNs of the packages that open the resource for the action. Empty when either is unknown. */
  packages(id: string, action: string): ReadonlySet<string> {
    return new Set((this.#resources.get(id)?.actions[action] ?? []).map(packageUrn));
  }
}
