/** Scopes of the Maskinporten integration: who grants each (reference/systemuser.md 0.4, dialogporten.md 1.2, mva-melding.md 5.2). */
export const maskinportenScopes = [
  { scope: 'altinn:authentication/systemregister.write', owner: 'Digdir' },
  { scope: 'altinn:authentication/systemuser.request.write', owner: 'Digdir' },
  { scope: 'altinn:authentication/systemuser.request.read', owner: 'Digdir' },
  { scope: 'altinn:instances.read', owner: 'Digdir' },
  { scope: 'altinn:instances.write', owner: 'Digdir' },
  { scope: 'digdir:dialogporten', owner: 'Digdir' },
  { scope: 'altinn:correspondence.read', owner: 'Digdir' },
] as const;

export const registerScope = ['altinn:authentication/systemregister.write'] as const;
export const requestScopes = [
  'altinn:authentication/systemuser.request.write',
  'altinn:authentication/systemuser.request.read',
] as const;
export const filingScopes = ['altinn:instances.read', 'altinn:instances.write'] as const;
/** Never with `altinn:correspondence.write`: Correspondence would take the call for a sender's (dialogporten.md 1.2). */
export const dialogScopes = ['digdir:dialogporten', 'altinn:correspondence.read', 'altinn:instances.read'] as const;
