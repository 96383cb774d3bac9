import { z } from 'zod';
import { failureView, instant, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';

/**
 * absent: nothing stored yet. ready. locked: recorded in the profile but the keychain does not return it (locked, or
 * changed). waiting: the operating system is asking the person. noKeychain: no keychain service on this machine.
 * temporary: a keychain started for this run only; TT02 and production store nothing in it.
 */
export const vaultState = z.enum(['absent', 'ready', 'locked', 'waiting', 'noKeychain', 'temporary']);
export type VaultState = z.infer<typeof vaultState>;

export const stepState = z.enum(['done', 'todo', 'waiting', 'blocked']);

export const publicKey = z.object({
  kid: z.string(),
  /** SHA-256 thumbprint (RFC 7638), base64url. */
  fingerprint: z.string(),
  bits: z.number().int(),
  createdAt: instant,
  /** The public half as a JWK in JSON, ready to paste. */
  jwk: z.string(),
});

export const systemUserKind = z.enum(['agent', 'standard']);

export const systemUserRequest = z.object({
  id: uuid,
  kind: systemUserKind,
  title: z.string(),
  externalRef: z.string(),
  packages: z.array(z.string()),
  status: z.enum(['New', 'Accepted', 'Rejected', 'Denied', 'Timedout', 'Gone']),
  /** Someone without authority sent it on to the access manager. */
  escalated: z.boolean(),
  confirmUrl: z.string(),
  createdAt: instant,
  checkedAt: instant,
});
export type SystemUserRequest = z.infer<typeof systemUserRequest>;

export const systemUser = z.object({
  id: uuid,
  kind: systemUserKind,
  title: z.string(),
  externalRef: z.string(),
  packages: z.array(z.string()),
  clients: z.number().int(),
  approvedAt: instant,
  /** `ok` when the last token was granted; otherwise the code of what went wrong. */
  health: z.string(),
  checkedAt: instant.nullable(),
});
export type SystemUserView = z.infer<typeof systemUser>;

export const accessOverview = z.object({
  vault: vaultState,
  firm: z.object({ organisationNumber, name: z.string(), form: z.string() }).nullable(),
  agreements: stepState,
  scopes: z.array(
    z.object({ scope: z.string(), owner: z.string(), granted: z.enum(['unknown', 'granted', 'refused']) }),
  ),
  key: z.object({ state: stepState, key: publicKey.nullable() }),
  maskinporten: z.object({ state: stepState, clientId: z.string(), problem: failureView.nullable() }),
  idporten: z.object({ state: stepState, clientId: z.string() }),
  system: z.object({
    state: stepState,
    systemId: z.string(),
    name: z.string(),
    packages: z.array(z.string()),
    problem: failureView.nullable(),
  }),
  requests: z.array(systemUserRequest),
  systemUsers: z.array(systemUser),
  /** Where the person goes in the browser. */
  links: z.object({ selfService: z.string(), portal: z.string() }),
});
export type AccessOverview = z.infer<typeof accessOverview>;

export const loginPurpose = z.enum(['clientAdministration', 'filing']);
export const loginView = z.object({
  purpose: loginPurpose,
  state: z.enum(['none', 'waiting', 'loggedIn', 'failed']),
  /** Set while waiting: the address to open in the system browser. */
  url: z.string().optional(),
  expiresAt: instant.optional(),
  problem: failureView.optional(),
});
export type LoginView = z.infer<typeof loginView>;

export const access = {
  overview: engineOperation(nothing, accessOverview),
  /** Looks the firm up in Enhetsregisteret and records it. */
  setFirm: engineOperation(z.object({ organisationNumber }).strict(), accessOverview),
  createKey: engineOperation(
    z.object({ bits: z.union([z.literal(2048), z.literal(3072), z.literal(4096)]) }).strict(),
    accessOverview,
  ),
  saveIntegrations: engineOperation(
    z
      .object({
        maskinportenClientId: z.string().trim().min(1).max(100).optional(),
        idportenClientId: z.string().trim().min(1).max(100).optional(),
      })
      .strict(),
    accessOverview,
  ),
  /** Fetches a token for each scope and says which were granted. */
  checkIntegration: engineOperation(nothing, accessOverview),
  registerSystem: engineOperation(z.object({ name: z.string().trim().min(1).max(100) }).strict(), accessOverview),
  requestSystemUser: engineOperation(
    z
      .object({ kind: systemUserKind, title: z.string().trim().min(1).max(100), packages: z.array(z.string()).min(1) })
      .strict(),
    accessOverview,
  ),
  /** Asks Altinn for the status of every open request now; the engine also does so by itself while one is open. */
  refreshRequests: engineOperation(nothing, accessOverview),
  deleteRequest: engineOperation(z.object({ id: uuid }).strict(), accessOverview),
  /** Starts a login in the system browser; the answer holds the address to open. */
  startLogin: engineOperation(z.object({ purpose: loginPurpose }).strict(), loginView),
  cancelLogin: engineOperation(z.object({ purpose: loginPurpose }).strict(), loginView),
  login: engineOperation(z.object({ purpose: loginPurpose }).strict(), loginView),
};
