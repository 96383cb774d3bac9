import type { AccessOverview, LoginView, PackageSetView, SystemUserRequest } from '../../../shared/contract/access.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { firm, uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const accountant = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';
const scopes = [
  ['altinn:authentication/systemregister.write', 'Digdir'],
  ['altinn:authentication/systemuser.request.write', 'Digdir'],
  ['altinn:authentication/systemuser.request.read', 'Digdir'],
  ['digdir:dialogporten', 'Digdir'],
  ['skatteetaten:mvameldinginnsending', 'Skatteetaten'],
] as const;

const vat = 'urn:altinn:accesspackage:merverdiavgift';
const holders = { accessManager: 'Ingrid Solvang', clientAdministrator: 'Marius Aune' };

/** The firm's own system user that works. */
export const ownUserId = uuidOf(1, 30);

const links = {
  selfService: 'http://127.0.0.1:4900/selvbetjening',
  portal: 'http://127.0.0.1:4900/portal/accessmanagement/ui/systemuser/overview',
};

function set(whom: PackageSetView['whom'], code: string): PackageSetView {
  const kind = whom === 'own' ? 'standard' : 'agent';
  const packages = [`urn:altinn:accesspackage:${code}`];
  return { code, whom, kind, packages, inSystem: true, systemUserId: null, requestId: null };
}

export const begun: AccessOverview = {
  vault: 'ready',
  firm,
  agreements: 'done',
  scopes: scopes.map(([scope, owner]) => ({ scope, owner, granted: 'unknown' })),
  key: { state: 'todo', key: null },
  maskinporten: { state: 'blocked', clientId: '', problem: null },
  idporten: { state: 'blocked', clientId: '' },
  system: { state: 'blocked', systemId: '', name: '', packages: [], problem: null },
  visible: { clientId: '', scopes: [], problem: null, system: null, choices: [] },
  requests: [],
  systemUsers: [],
  guide: {
    sets: [
      set('registered', 'regnskapsforer-med-signeringsrettighet'),
      set('registered', 'regnskapsforer-uten-signeringsrettighet'),
      set('delegated', 'merverdiavgift'),
      set('own', 'merverdiavgift'),
      set('own', 'skattegrunnlag'),
    ],
    draft: null,
    selfService: 'visible',
  },
  links,
};

export const ready: AccessOverview = {
  ...begun,
  scopes: scopes.map(([scope, owner]) => ({ scope, owner, granted: 'granted' })),
  key: {
    state: 'done',
    key: {
      kid: 'klientbro-2026-11-21-9f3a',
      fingerprint: 'pH2k9cQmZ0mC4xYcJ1d0Yt6wqB1nYqvS8o7cXkT2u5E',
      bits: 3072,
      createdAt: '2026-11-21T07:02:11.000Z',
      jwk: '{"kty":"RSA","use":"sig","alg":"RS256","kid":"klientbro-2026-11-21-9f3a","e":"AQAB","n":"sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri23bOdgWp4Dy1WlUzewbgBHod5pcM9H95GQRV3JDXboIRROSBigeC5yjU1hGzHHyXss8UDprecbAYxknTcQkhslANGRUZmdTOQ5qTRsLAt6BTYuyvVRdhS8exSZEy_c4gs_7svlJJQ4H9_NxsiIoLwAEk7-Q3UXERGYw_75IDrGA84-lA_-Ct4eTlXHBIY2EaV7t7LjJaynVJCpkv4LKjTTAumiGUIuQhrNhZLuF_RJLqHpM2kgWFLU7-VTdL1VbC2tejvcI2BlMkEpk1BzBZI0KQB0GaDWFLN-aEAw3vRw"}',
    },
  },
  maskinporten: { state: 'done', clientId: '7f1c1d0a-52f6-4f0e-9c5e-3c1d9a2b4e77', problem: null },
  idporten: { state: 'done', clientId: '0b6e9d84-2f37-4a55-8f0a-6a1f8e1c22d3' },
  system: {
    state: 'done',
    systemId: `${firm.organisationNumber}_klientbro`,
    name: 'Klientbro',
    packages: [accountant, vat],
    problem: null,
  },
  guide: {
    ...begun.guide,
    sets: begun.guide.sets.map((each, index) => (index === 0 ? { ...each, systemUserId: uuidOf(1, 1) } : each)),
  },
  systemUsers: [
    {
      id: uuidOf(1, 1),
      system: 'firm',
      kind: 'agent',
      title: 'Regnskapsklienter',
      externalRef: 'regnskap-med-signering',
      packages: [accountant],
      clients: 34,
      approvedAt: '2026-11-21T07:10:00.000Z',
      health: 'ok',
      checkedAt: '2026-11-21T08:02:00.000Z',
      origin: 'requested',
      holders,
      verifiedAt: '2026-11-21T07:10:05.000Z',
      goneAt: null,
    },
    {
      id: uuidOf(1, 2),
      system: 'firm',
      kind: 'standard',
      title: 'Eget firma',
      externalRef: 'eget-firma',
      packages: [vat],
      clients: 0,
      approvedAt: '2026-11-21T07:14:00.000Z',
      health: 'maskinporten.noSystemUser',
      checkedAt: '2026-11-21T08:02:00.000Z',
      origin: 'found',
      holders: { accessManager: '', clientAdministrator: '' },
      verifiedAt: null,
      goneAt: '2026-11-21T08:02:00.000Z',
    },
    {
      id: ownUserId,
      system: 'firm',
      kind: 'standard',
      title: 'Egen rapportering',
      externalRef: 'eget-merverdiavgift',
      packages: [vat],
      clients: 0,
      approvedAt: '2026-11-21T07:20:00.000Z',
      health: 'ok',
      checkedAt: '2026-11-21T08:02:00.000Z',
      origin: 'requested',
      holders,
      verifiedAt: '2026-11-21T07:20:05.000Z',
      goneAt: null,
    },
  ],
};

/** A firm that has come to step `step` (1: key made … 5: request sent), for looking at the cards in between. */
export function atStep(step: number): AccessOverview {
  return {
    ...begun,
    key: step >= 1 ? ready.key : begun.key,
    maskinporten: step >= 2 ? ready.maskinporten : { ...begun.maskinporten, state: step >= 1 ? 'todo' : 'blocked' },
    idporten: step >= 3 ? ready.idporten : { state: step >= 1 ? 'todo' : 'blocked', clientId: '' },
    system: step >= 4 ? ready.system : { ...begun.system, state: step >= 2 ? 'todo' : 'blocked' },
    requests: step >= 5 ? requests : [],
  };
}

function request(number: number, part: Partial<SystemUserRequest>): SystemUserRequest {
  const id = uuidOf(1, number);
  return {
    id,
    kind: 'agent',
    title: 'Regnskapsklienter',
    externalRef: 'klienter-regnskapsforer-med-signeringsrettighet',
    packages: [accountant],
    wanted: [accountant],
    status: 'New',
    escalated: false,
    confirmUrl: `http://127.0.0.1:4900/portal/accessmanagement/ui/systemuser/agentrequest?id=${id}&DONTCHOOSEREPORTEE=true`,
    holders,
    createdAt: '2026-11-21T07:08:00.000Z',
    checkedAt: '2026-11-21T07:09:30.000Z',
    mayLapseAt: '2026-12-01T07:08:00.000Z',
    ...part,
  };
}

/** One of each kind of end and of each kind of waiting. */
const requests = [
  request(1, {}),
  request(3, { title: 'Klienter med fullmakt', packages: [accountant], wanted: [vat] }),
  request(4, { title: 'Sendt videre', escalated: true, mayLapseAt: '2026-11-22T07:08:00.000Z' }),
  request(5, { title: 'Avslått', status: 'Rejected' }),
  request(6, { title: 'Utløpt', status: 'Timedout' }),
];

/** A firm with two system users for clients. */
export function withSecondAgent(overview: AccessOverview): AccessOverview {
  const agents = overview.systemUsers.filter((user) => user.kind === 'agent');
  const second = agents.map((user) => ({ ...user, id: uuidOf(1, 9), title: 'Klienter med fullmakt', packages: [vat] }));
  return { ...overview, systemUsers: [...overview.systemUsers, ...second] };
}

export function accessScene(double: Double, scene: Scene): void {
  let step = scene === 'empty' ? 0 : scene === 'requested' ? 5 : 6;
  let packages: readonly string[] = [accountant];
  const visible = visibleScene(() => double.notify('access.changed', {}), scene);
  const stands = scene === 'many' ? withSecondAgent(ready) : ready;
  const view = (): AccessOverview => ({ ...(step >= 6 ? stands : atStep(step)), visible: visible.view() });
  const to = (next: number) => () => {
    step = Math.max(step, next);
    double.notify('access.changed', {});
    return ok(view());
  };
  double.handle('access.overview', () => ok(view()));
  double.handle('access.setFirm', () => ok(view()));
  double.handle('access.createKey', to(1));
  double.handle('access.saveIntegrations', (input) => {
    if (input.visibleClientId !== undefined) visible.save(input.visibleClientId);
    return to(input.idportenClientId ? 3 : 1)();
  });
  double.handle('access.checkVisible', () => {
    visible.check();
    return ok(view());
  });
  double.handle('access.registerVisible', ({ name, packages: chosen }) => {
    visible.register(name, chosen);
    return ok(view());
  });
  double.handle('access.checkIntegration', to(2));
  double.handle('access.registerSystem', to(4));
  double.handle('access.requestSystemUser', (input) => {
    packages = input.packages;
    return to(5)();
  });
  double.handle('access.refreshRequests', () =>
    ok({ ...view(), requests: view().requests.map((request) => ({ ...request, packages: [...packages] })) }),
  );
  double.handle('access.deleteRequest', () => ok(view()));
  double.handle('access.resendRequest', () => ok(view()));
  double.handle('access.keepRequest', () => ok(view()));
  double.handle('access.verifySystemUser', () => ok(view()));
  double.handle('access.lookForSystemUsers', () => ok(view()));
  double.handle('access.saveGuideDraft', () => ok(view()));
  double.handle('access.leaders', () =>
    ok({
      people: [
        { name: 'Ingrid Solvang', role: 'DAGL', accessManager: true, clientAdministrator: true },
        { name: 'Torstein Vik', role: 'LEDE', accessManager: true, clientAdministrator: true },
      ],
    }),
  );
  loginScene(double);
}

/** The second system: none until it is set up; `many` has one whose integration lacks a scope. */
function visibleScene(changed: () => void, scene: Scene) {
  const needed = ['altinn:instances.read', 'digdir:dialogporten', 'altinn:correspondence.read'];
  const scopes = (granted: (index: number) => AccessOverview['scopes'][number]['granted']) =>
    needed.map((scope, index) => ({ scope, owner: 'Digdir', granted: granted(index) }));
  let now: AccessOverview['visible'] = {
    ...begun.visible,
    scopes: scopes(() => 'unknown'),
    choices: scene === 'empty' ? [] : [vat],
  };
  const become = (part: Partial<AccessOverview['visible']>) => {
    now = { ...now, ...part };
    changed();
  };
  if (scene === 'many') {
    const system = {
      systemId: `${firm.organisationNumber}_klientbro-synlig`,
      name: `${firm.name}, eget firma`,
      packages: [vat],
    };
    now = { ...now, clientId: uuidOf(9, 1), scopes: scopes((index) => (index === 2 ? 'refused' : 'granted')), system };
  }
  return {
    view: () => now,
    save: (clientId: string) => become({ clientId, scopes: scopes(() => 'unknown') }),
    check: () => become({ scopes: scopes(() => 'granted') }),
    register: (name: string, packages: string[]) =>
      become({ system: { systemId: `${firm.organisationNumber}_klientbro-synlig`, name, packages } }),
  };
}

/** A login that waits for the browser a while and then succeeds. */
function loginScene(double: Double): void {
  const logins = new Map<LoginView['purpose'], LoginView>();
  const to = (view: LoginView) => {
    logins.set(view.purpose, view);
    double.notify('access.login', view);
    return ok(view);
  };
  double.handle('access.login', ({ purpose }) => ok(logins.get(purpose) ?? { purpose, state: 'none' }));
  double.handle('access.cancelLogin', ({ purpose }) => to({ purpose, state: 'none' }));
  double.handle('access.startLogin', ({ purpose }) => {
    setTimeout(() => to({ purpose, state: 'loggedIn', expiresAt: '2026-11-21T09:20:00.000Z' }), 1500);
    const url = 'http://127.0.0.1:4900/idporten/authorize?client_id=klientbro';
    return to({ purpose, state: 'waiting', url, expiresAt: '2026-11-21T08:20:00.000Z' });
  });
}
