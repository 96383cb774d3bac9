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

/**
 * The firm's systems in Altinn's register. visible: a second one, on a Maskinporten integration of its own, that the owner can
 * choose in the portal; packages from Enhetsregisteret keep the first out of sight (reference/systemuser.md 3.2, 8.2).
 */
export const which = z.enum(['firm', 'visible']);
export type Which = z.infer<typeof which>;

/** Who does the two acts at the firm, in the words of whoever asked; empty when not told. */
const holder = z.string().trim().max(100);
export const holders = z.object({ accessManager: holder, clientAdministrator: holder });
export type Holders = z.infer<typeof holders>;

export const systemUserRequest = z.object({
  id: uuid,
  kind: systemUserKind,
  title: z.string(),
  externalRef: z.string(),
  packages: z.array(z.string()),
  /** What was asked for. Altinn keeps the first request of a reference as it is, so `packages` may be others. */
  wanted: z.array(z.string()),
  status: z.enum(['New', 'Accepted', 'Rejected', 'Denied', 'Timedout', 'Gone']),
  /** Someone without authority sent it on to the access manager. */
  escalated: z.boolean(),
  confirmUrl: z.string(),
  holders,
  createdAt: instant,
  checkedAt: instant,
  /** From here on Altinn may have removed an unanswered one (ten days by its documents, 180 by its code). */
  mayLapseAt: instant,
});
export type SystemUserRequest = z.infer<typeof systemUserRequest>;

export const systemUser = z.object({
  id: uuid,
  system: which,
  kind: systemUserKind,
  title: z.string(),
  externalRef: z.string(),
  /** Empty when Altinn does not tell them. */
  packages: z.array(z.string()),
  clients: z.number().int(),
  approvedAt: instant,
  /** `ok` when the last token was granted; otherwise the code of what went wrong. */
  health: z.string(),
  checkedAt: instant.nullable(),
  /** found: made in Altinn without a request from here. */
  origin: z.enum(['requested', 'found']),
  holders,
  /** When a token fetched for it last turned out to be its own. */
  verifiedAt: instant.nullable(),
  /** When Altinn no longer had it. Everything local is kept. */
  goneAt: instant.nullable(),
});
export type SystemUserView = z.infer<typeof systemUser>;

/** own: the firm itself. registered: the firm is their accountant in Enhetsregisteret. delegated: they give the packages by hand. */
export const whom = z.enum(['registered', 'delegated', 'own']);
export type Whom = z.infer<typeof whom>;

/** Packages that go together in one system user: adding a client demands all of them. */
export const packageSet = z.object({
  code: z.string(),
  whom,
  kind: systemUserKind,
  packages: z.array(z.string()),
  /** Registered on the firm's system; else it cannot be asked for. */
  inSystem: z.boolean(),
  /** A system user with just these packages, and an open request for one. */
  systemUserId: uuid.nullable(),
  requestId: uuid.nullable(),
});
export type PackageSetView = z.infer<typeof packageSet>;

/** What was chosen in the guide and not sent yet. */
export const guideDraft = z.object({ whom, code: z.string().max(200), title: z.string().max(100), holders });
export type GuideDraft = z.infer<typeof guideDraft>;

/** Somebody Enhetsregisteret names with a role from which the power follows. Others may hold it too. */
export const leader = z.object({
  name: z.string(),
  role: z.string(),
  accessManager: z.boolean(),
  clientAdministrator: z.boolean(),
});
export type Leader = z.infer<typeof leader>;

const scopeView = z.object({
  scope: z.string(),
  owner: z.string(),
  granted: z.enum(['unknown', 'granted', 'refused']),
});

export const accessOverview = z.object({
  vault: vaultState,
  firm: z.object({ organisationNumber, name: z.string(), form: z.string() }).nullable(),
  agreements: stepState,
  scopes: z.array(scopeView),
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
  /** The second system: of no use before the first is registered. */
  visible: z.object({
    clientId: z.string(),
    scopes: z.array(scopeView),
    problem: failureView.nullable(),
    system: z.object({ systemId: z.string(), name: z.string(), packages: z.array(z.string()) }).nullable(),
    /** Packages of the firm's system that suit its own reports. */
    choices: z.array(z.string()),
  }),
  requests: z.array(systemUserRequest),
  systemUsers: z.array(systemUser),
  guide: z.object({
    sets: z.array(packageSet),
    draft: guideDraft.nullable(),
    /** With which system the owner can make a system user alone in the portal. */
    selfService: which,
  }),
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
        maskinportenClientId: uuid.optional(),
        idportenClientId: uuid.optional(),
        /** Of the second, visible system. */
        visibleClientId: uuid.optional(),
      })
      .strict(),
    accessOverview,
  ),
  /** Fetches a token for each scope and says which were granted. */
  checkIntegration: engineOperation(nothing, accessOverview),
  registerSystem: engineOperation(z.object({ name: z.string().trim().min(1).max(100) }).strict(), accessOverview),
  /** Fetches a token with the visible system's integration for each scope that its system users need. */
  checkVisible: engineOperation(nothing, accessOverview),
  registerVisible: engineOperation(
    z.object({ name: z.string().trim().min(1).max(100), packages: z.array(z.string()).min(1) }).strict(),
    accessOverview,
  ),
  requestSystemUser: engineOperation(
    z
      .object({
        kind: systemUserKind,
        title: z.string().trim().min(1).max(100),
        packages: z.array(z.string()).min(1),
        holders: holders.optional(),
      })
      .strict(),
    accessOverview,
  ),
  /** Deletes the request at Altinn and sends it anew, with what was asked for at first. */
  resendRequest: engineOperation(z.object({ id: uuid }).strict(), accessOverview),
  /** Is content with the packages that Altinn has in the request. */
  keepRequest: engineOperation(z.object({ id: uuid }).strict(), accessOverview),
  saveGuideDraft: engineOperation(z.object({ draft: guideDraft.nullable() }).strict(), accessOverview),
  /** What Enhetsregisteret tells of who can approve and who can add clients. */
  leaders: engineOperation(nothing, z.object({ people: z.array(leader) })),
  /** Fetches a token with the system user and sees whose it is. */
  verifySystemUser: engineOperation(z.object({ id: uuid }).strict(), accessOverview),
  /** Compares with Altinn's list: new ones are taken in, those gone are marked. `expecting`: look often for half an hour. */
  lookForSystemUsers: engineOperation(z.object({ expecting: z.boolean().optional() }).strict(), accessOverview),
  /** Asks Altinn for the status of every open request now; the engine also does so by itself while one is open. */
  refreshRequests: engineOperation(nothing, accessOverview),
  deleteRequest: engineOperation(z.object({ id: uuid }).strict(), accessOverview),
  /** Starts a login in the system browser; the answer holds the address to open. */
  startLogin: engineOperation(z.object({ purpose: loginPurpose }).strict(), loginView),
  cancelLogin: engineOperation(z.object({ purpose: loginPurpose }).strict(), loginView),
  login: engineOperation(z.object({ purpose: loginPurpose }).strict(), loginView),
};
