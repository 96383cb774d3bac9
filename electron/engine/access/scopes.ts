import type { scopeIds } from '../../../shared/contract/agreements.ts';

export interface ScopeNeed {
  readonly id: (typeof scopeIds)[number];
  readonly integration: 'maskinporten' | 'idporten';
  readonly scope: string;
  readonly owner: 'Digdir' | 'Skatteetaten';
  /** What it is for; one of them is enough. `filing`: returns filed by a system user. */
  readonly uses: readonly ('always' | 'mva' | 'filing' | 'messages' | 'selfLinking' | 'claims')[];
}

const ownerOf = (scope: string) => (scope.startsWith('skatteetaten:') ? 'Skatteetaten' : 'Digdir');
const maskinporten = (id: ScopeNeed['id'], scope: string, ...uses: ScopeNeed['uses'][number][]): ScopeNeed => ({
  id,
  integration: 'maskinporten',
  scope,
  owner: ownerOf(scope),
  uses,
});
const idporten = (id: ScopeNeed['id'], scope: string, ...uses: ScopeNeed['uses'][number][]): ScopeNeed => ({
  id,
  integration: 'idporten',
  scope,
  owner: ownerOf(scope),
  uses,
});

/** Whom a person may act for (reference/systemuser.md 6.4). Filing works without it, so a login asks for it only where it was granted. */
export const partiesScope = 'altinn:accessmanagement/authorizedparties';

/** "Krav og betalinger" and "Frister": a token each, since one that was not granted fails them both (skatteetaten-systembruker.md 1.2). */
export const claimsScope = 'skatteetaten:kravogbetalinger';
export const deadlinesScope = 'skatteetaten:frister';

/**
 * Every scope the app can ask for, who grants it and what for (reference/systemuser.md 0.4, 6.2, dialogporten.md 1.2,
 * mva-melding.md 3.1, 5.2). What the firm does not do, it need not order.
 */
export const scopeNeeds: readonly ScopeNeed[] = [
  maskinporten('systemRegister', 'altinn:authentication/systemregister.write', 'always'),
  maskinporten('requestWrite', 'altinn:authentication/systemuser.request.write', 'always'),
  maskinporten('requestRead', 'altinn:authentication/systemuser.request.read', 'always'),
  maskinporten('instancesRead', 'altinn:instances.read', 'filing', 'messages'),
  maskinporten('instancesWrite', 'altinn:instances.write', 'filing'),
  maskinporten('dialogporten', 'digdir:dialogporten', 'messages'),
  maskinporten('correspondence', 'altinn:correspondence.read', 'messages'),
  maskinporten('selfRead', 'altinn:clientdelegations.read', 'selfLinking'),
  maskinporten('selfWrite', 'altinn:clientdelegations.write', 'selfLinking'),
  maskinporten('claims', claimsScope, 'claims'),
  maskinporten('deadlines', deadlinesScope, 'claims'),
  idporten('delegationsRead', 'altinn:clientdelegations.read', 'always'),
  idporten('delegationsWrite', 'altinn:clientdelegations.write', 'always'),
  idporten('personRead', 'altinn:instances.read', 'mva'),
  idporten('personWrite', 'altinn:instances.write', 'mva'),
  idporten('validation', 'skatteetaten:mvameldingvalidering', 'mva'),
  idporten('personParties', partiesScope, 'mva'),
];

/** For a system user that acts as client administrator: Altinn's documents ask for both (reference/systemuser.md 6.3). */
export const delegationScopes = ['altinn:clientdelegations.read', 'altinn:clientdelegations.write'] as const;
export const registerScope = ['altinn:authentication/systemregister.write'] as const;
export const requestScopes = [
  'altinn:authentication/systemuser.request.write',
  'altinn:authentication/systemuser.request.read',
] as const;
export const filingScopes = ['altinn:instances.read', 'altinn:instances.write'] as const;
/** Never with `altinn:correspondence.write`: Correspondence would take the call for a sender's (dialogporten.md 1.2). */
export const dialogScopes = ['digdir:dialogporten', 'altinn:correspondence.read', 'altinn:instances.read'] as const;
