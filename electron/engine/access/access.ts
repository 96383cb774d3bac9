import type { Which } from '../../../shared/contract/access.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { SystemUserRequests } from '../altinn/requests.ts';
import { SystemRegister } from '../altinn/system-register.ts';
import { VendorSystemUsers } from '../altinn/system-users.ts';
import { SystemUserTokens } from '../altinn/tokens.ts';
import type { Base } from '../base.ts';
import { registeredLeaders } from '../brreg/roles.ts';
import { Units } from '../brreg/units.ts';
import { PersonLogin, type PersonLoginOptions } from '../idporten/login.ts';
import { renewing } from '../maskinporten/renewing.ts';
import { Maskinporten } from '../maskinporten/tokens.ts';
import type { VendorKey } from '../vault/vault.ts';
import { Agreements } from './agreements.ts';
import { Guide } from './guide.ts';
import { createKeys, type Keys } from './keys.ts';
import { codeOf } from './package-sets.ts';
import { claimsRight } from './packages.ts';
import { RequestSender } from './requests-send.ts';
import { ScopeChoice } from './scope-choice.ts';
import { partiesScope } from './scopes.ts';
import { SetUp } from './setup.ts';
import { AccessState } from './state.ts';
import { FirmSystem, systemHandlers } from './system.ts';
import { SystemKnowledge } from './system-knowledge.ts';
import { messageServices } from './system-services.ts';
import { SystemUsers } from './system-users.ts';
import { verifySystemUser } from './system-users-proof.ts';
import { SystemUserWatch } from './system-users-watch.ts';
import { tokenDiagnostics } from './token-diagnostics.ts';
import { VisibleSystem } from './visible-system.ts';

type Handlers = Pick<
  EngineHandlers,
  Extract<
    keyof EngineHandlers,
    `access.${string}` | `agreements.${string}` | `tokens.${string}` | `keys.${string}` | `system.${string}`
  >
>;

export interface AccessHooks {
  /** A system user exists that did not before. */
  readonly onApproved: () => void;
  /** One is gone from Altinn, whoever ended it. */
  readonly onGone: (systemUserId: string) => void;
  /** A person logged in to file returns. */
  readonly onFilingLogin: () => void;
  /** A client administrator logged in. */
  readonly onClientLogin: () => void;
  /** A login told who somebody is; the number is used at once and kept nowhere. */
  readonly onIdentity: NonNullable<PersonLoginOptions['onIdentity']>;
  /** A login still has to show who is here: one that is held is not enough. */
  readonly wantsProof: () => boolean;
}

export interface Access {
  readonly handlers: Handlers;
  readonly state: AccessState;
  readonly scopes: ScopeChoice;
  readonly setUp: SetUp;
  readonly keys: Keys;
  readonly systemUsers: SystemUsers;
  readonly maskinporten: Maskinporten;
  readonly tokens: SystemUserTokens;
  /** Of the key apart, for linking clients without a login. */
  readonly selfLinkingTokens: SystemUserTokens;
  readonly units: Units;
  readonly login: PersonLogin;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The room's front: from an empty firm to system users with tokens. */
export function createAccess(base: Base, hooks: AccessHooks): Access {
  const { http, clock, log, push, vault, audit, endpoints } = base;
  const state = new AccessState(base.settings);
  const scopes = new ScopeChoice(base.settings, base.environment);
  const agreements = new Agreements(base, state, scopes);
  const systemUsers = new SystemUsers(base.store, clock, () => watch.suspect(), hooks.onGone);
  const atMaskinporten = {
    http,
    clock,
    log,
    endpoints: endpoints.maskinporten,
    clientId: () => state.clientId(),
  };
  const withIntegration = (which: Which, key: () => Promise<Outcome<VendorKey>>) =>
    new Maskinporten({ ...atMaskinporten, clientId: () => state.clientId(which), key });
  const keys = createKeys(base, state, (key, which) => withIntegration(which, async () => ok(key)));
  const maskinporten = new Maskinporten({ ...atMaskinporten, key: () => keys.inUse() });
  const tokens = new SystemUserTokens({
    http,
    clock,
    platform: endpoints.platform,
    maskinporten,
    reference: (systemUser) => state.reference(systemUser),
  });
  const selfLinkingTokens = new SystemUserTokens({
    http,
    clock,
    platform: endpoints.platform,
    maskinporten: new Maskinporten({ ...atMaskinporten, key: () => keys.selfLinking() }),
    reference: (systemUser) => state.reference(systemUser),
  });
  const units = new Units(http, endpoints.brreg);
  const login = new PersonLogin({
    http,
    clock,
    log,
    issuer: endpoints.idporten.issuer,
    platform: endpoints.platform,
    clientId: () => state.idportenClientId(),
    onScopes: (asked, granted, code) => void agreements.personGranted(asked, granted, code),
    onIdentity: hooks.onIdentity,
    further: async (purpose) => (purpose === 'filing' && (await agreements.asksForParties()) ? [partiesScope] : []),
    onChange: (view) => {
      push('access.login', view);
      if (view.state !== 'loggedIn') return;
      void audit.note({ act: 'login.done', params: { purpose: view.purpose } });
      if (view.purpose === 'filing') hooks.onFilingLogin();
      else hooks.onClientLogin();
    },
  });
  const asVendor = renewing(http, maskinporten);
  const register = new SystemRegister(asVendor, endpoints.platform);
  const visible = new VisibleSystem({
    state,
    scopes,
    maskinporten,
    ownMaskinporten: () => withIntegration('visible', () => keys.inUse()),
    register,
    audit,
    clock,
  });
  const setUp = new SetUp({
    state,
    scopes,
    systemUsers,
    vault,
    maskinporten,
    register,
    visible,
    units,
    audit,
    clock,
    push,
    endpoints,
    origin: keys.origin,
  });
  const requests = new SystemUserRequests(asVendor, endpoints.platform);
  const atAltinn = new VendorSystemUsers(asVendor, endpoints.platform);
  const sender = new RequestSender({
    maskinporten,
    requests,
    atAltinn,
    clock,
    portal: endpoints.portal,
    systemPackages: async (which) => (await state.system(which))?.packages ?? [],
  });
  /** One by one: a system user is tried as soon as it is there, and whoever waits for it does not wait for that. */
  const arrived = (id: string) => {
    hooks.onApproved();
    verifySystemUser({ state, systemUsers, maskinporten, scopes }, id).then(
      () => push('access.changed', {}),
      (error: unknown) => log.error('systemUser.verify', { kind: error instanceof Error ? error.name : 'unknown' }),
    );
  };
  const common = { state, setUp, systemUsers, maskinporten, audit, clock, log, push };
  const guide = new Guide({ ...common, requests, sender, onApproved: arrived });
  const watch = new SystemUserWatch({
    ...common,
    atAltinn,
    requests,
    sender,
    onFound: arrived,
    onGone: () => tokens.forget(),
  });
  const verify = async (id: string) => {
    const title = (await systemUsers.find(id))?.title ?? id;
    const verified = await audit.around({ act: 'systemUser.verify', params: { title } }, () =>
      verifySystemUser({ state, systemUsers, maskinporten, scopes }, id),
    );
    push('access.changed', {});
    return verified.ok ? ok(await setUp.overview()) : verified;
  };
  const knowledge = new SystemKnowledge({
    http,
    clock,
    settings: base.settings,
    platform: endpoints.platform,
    mvaService: endpoints.mvaAppId,
    messageServices: () => messageServices(base.store),
    claimsService: async () => ((await scopes.tasks()).includes('claims') ? codeOf(claimsRight) : null),
  });
  const onDeleted = () => {
    maskinporten.forget();
    tokens.forget();
  };
  const atRegister = { ...common, register, knowledge, onDeleted };
  const systems = {
    firm: new FirmSystem({ ...atRegister, which: 'firm' }),
    visible: new FirmSystem({ ...atRegister, which: 'visible' }),
  };
  const leaders = async () => {
    const owner = await state.owner();
    if (!owner.ok) return owner;
    const people = await registeredLeaders(http, endpoints.brreg, owner.value);
    return people.ok ? ok({ people: people.value }) : people;
  };
  const handlers: Handlers = {
    ...keys.handlers,
    ...systemHandlers(systems, knowledge, state),
    ...agreements.handlers,
    'access.overview': async () => ok(await setUp.overview()),
    'access.setFirm': ({ organisationNumber }) => setUp.setFirm(organisationNumber),
    'access.createKey': ({ bits }) => setUp.createKey(bits),
    'access.saveIntegrations': (input) => setUp.saveIntegrations(input),
    'access.checkIntegration': async () => {
      const checked = await setUp.checkIntegration();
      if (checked.ok && checked.value.scopes.some(({ granted }) => granted === 'granted')) await keys.accepted();
      return checked;
    },
    'access.registerSystem': ({ name }) => setUp.registerSystem(name),
    'access.checkVisible': () => setUp.checkVisible(),
    'access.registerVisible': ({ name, packages }) => setUp.registerVisible(name, packages),
    'access.requestSystemUser': ({ kind, title, packages, holders }) => guide.request(kind, title, packages, holders),
    'access.resendRequest': ({ id }) => guide.resend(id),
    'access.keepRequest': ({ id }) => guide.keep(id),
    'access.saveGuideDraft': ({ draft }) => guide.saveDraft(draft),
    'access.leaders': leaders,
    'access.verifySystemUser': ({ id }) => verify(id),
    'access.lookForSystemUsers': ({ expecting = false }) => watch.look(expecting),
    'access.refreshRequests': () => guide.refresh(),
    'access.deleteRequest': ({ id }) => guide.delete(id),
    'access.startLogin': ({ purpose }) =>
      audit.around({ act: 'login.start', params: { purpose } }, () => {
        if (login.view(purpose).state === 'loggedIn' && hooks.wantsProof()) login.forget(purpose);
        return login.start(purpose);
      }),
    'access.cancelLogin': async ({ purpose }) => ok(login.cancel(purpose)),
    'access.login': async ({ purpose }) => ok(login.view(purpose)),
    'tokens.diagnostics': async () => ok({ rows: await tokenDiagnostics({ maskinporten, tokens, systemUsers }) }),
  };
  return {
    handlers,
    state,
    scopes,
    setUp,
    keys,
    systemUsers,
    maskinporten,
    tokens,
    selfLinkingTokens,
    units,
    login,
    start: () => {
      guide.start();
      watch.start();
    },
    stop: () => {
      guide.stop();
      watch.stop();
      login.close();
    },
  };
}
