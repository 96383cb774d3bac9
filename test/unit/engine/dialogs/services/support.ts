import { createAudit } from '../../../../../electron/engine/audit/audit.ts';
import { ClientStore } from '../../../../../electron/engine/clients/store.ts';
import { ServicesApi } from '../../../../../electron/engine/dialogs/services/api.ts';
import { Choosing } from '../../../../../electron/engine/dialogs/services/choosing.ts';
import { serviceClients } from '../../../../../electron/engine/dialogs/services/circles.ts';
import { hiddenOf } from '../../../../../electron/engine/dialogs/services/hidden.ts';
import { ServiceKnowledge } from '../../../../../electron/engine/dialogs/services/knowledge.ts';
import { ServiceStore } from '../../../../../electron/engine/dialogs/services/store.ts';
import { serviceTable } from '../../../../../electron/engine/dialogs/services/table.ts';
import { Wanted } from '../../../../../electron/engine/dialogs/services/wanted.ts';
import { listItem } from '../../../../../electron/engine/dialogs/shapes.ts';
import { SyncStore } from '../../../../../electron/engine/dialogs/sync-store.ts';
import { SEES_ALL, type Sight } from '../../../../../electron/engine/people/sight.ts';
import { SideFiles } from '../../../../../electron/engine/store/files.ts';
import { Settings } from '../../../../../electron/engine/store/settings.ts';
import { organisationUrn } from '../../../../../shared/ids.ts';
import { ok } from '../../../../../shared/outcome.ts';
import { type Scripted, scriptedHttp } from '../../http-double.ts';
import { manualClock, openTestStore } from '../../support.ts';

export const FJELL = '310000019';
export const BAKERI = '310000027';
export const KAFE = '310000035';
export const AGENT = {
  id: 's-1',
  system: 'firm' as const,
  externalRef: 'agent-1',
  kind: 'agent' as const,
  title: 'Klienter',
  packages: ['urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet'],
};
export const REGN = 'regnskapsforer-med-signeringsrettighet';
export const urn = (id: string) => `urn:altinn:resource:${id}`;

/** A service as Dialogporten's lists give it. */
export function listed(id: string, packages: readonly string[], change: { level?: number; name?: string } = {}) {
  const name = (value: string) => [{ value, languageCode: 'nb' }];
  return {
    serviceResource: {
      id: urn(id),
      resourceType: 'CorrespondenceService',
      minimumAuthenticationLevel: change.level ?? 3,
      name: name(change.name ?? `Tjenesten ${id}`),
    },
    roles: [],
    accessPackages: packages.map((code) => ({ urn: `urn:altinn:accesspackage:${code}`, name: name(`Pakken ${code}`) })),
    serviceOwner: { orgNumber: '974761076', code: 'skd', name: name('Skatteetaten') },
  };
}

export const catalogue = [
  listed('skd-vedtak', [REGN, 'merverdiavgift']),
  listed('skd-loennstrekk', ['regnskapsforer-lonn']),
  listed('nav-plan', ['sykefravaer']),
  listed('skd-krav', ['krav-og-utlegg']),
];

/** The room's parts over an encrypted store, with a scripted Dialogporten. */
export async function services(opened: readonly object[] = [catalogue[0] ?? {}]) {
  const clock = manualClock();
  const store = openTestStore({ clock });
  const answers: { catalogue: Scripted; opened: Scripted } = {
    catalogue: { status: 200, body: { items: catalogue } },
    opened: { status: 200, body: { items: opened } },
  };
  const http = scriptedHttp(({ url }) => (url.includes('/metadata/') ? answers.catalogue : answers.opened));
  const rows = new ServiceStore(store, new Settings(store));
  const wanted = new Wanted(store, rows);
  const clientStore = new ClientStore(store, clock);
  const push = () => undefined;
  const knowledge = new ServiceKnowledge({
    api: new ServicesApi(http, 'http://dialogporten'),
    store: rows,
    wanted,
    clock,
    push,
    token: async () => ok('token'),
    clientsOf: async () => clientStore.linked(),
  });
  const audit = createAudit({ store, clock, push, person: () => 'Kari Test' });
  const systemUsers = async () => [AGENT];
  const clients = () =>
    serviceClients({ store, firm: async () => null, linked: () => clientStore.linked(), systemUsers });
  const seen: { sight: Sight } = { sight: SEES_ALL };
  const looks: string[] = [];
  const choosing = new Choosing({
    store,
    sideFiles: new SideFiles({ folder: `${store.folder}/files`, key: store.key }),
    audit,
    clock,
    push,
    person: () => 'Kari Test',
    sight: async () => seen.sight,
    services: rows,
    wanted,
    clients,
    look: () => looks.push('look'),
  });
  const link = async (organisationNumber: string, groups: readonly string[] = [], isLinked = true) => {
    if (isLinked)
      await clientStore.saveLink(AGENT.id, {
        clientId: `c-${organisationNumber}`,
        organisationNumber,
        name: organisationNumber,
      });
    else
      await store.db
        .insertInto('clients')
        .values({
          organisation_number: organisationNumber,
          name: organisationNumber,
          form: 'AS',
          bankrupt: 0,
          vat_registered: 1,
          looked_up_at: null,
          in_list: 1,
        })
        .execute();
    await store.db
      .updateTable('clients')
      .set({ groups: JSON.stringify(groups) })
      .where('organisation_number', '=', organisationNumber)
      .execute();
  };
  const table = async (group: string | null = null) =>
    serviceTable({ store, services: rows, knowledge, clock, clients, systemUsers }, group, seen.sight);
  return {
    clock,
    store,
    http,
    answers,
    rows,
    wanted,
    knowledge,
    audit,
    choosing,
    looks,
    seen,
    link,
    table,
    look: () => knowledge.beforeLook([AGENT]),
    /** A message as it is held, and found in a search. */
    hold: async (index: number, organisationNumber: string, service: string) => {
      const item = messageOf(index, organisationNumber, service);
      const origin = { organisationNumber, clientName: organisationNumber, systemUserId: AGENT.id };
      await new SyncStore(store).save([{ origin, item }]);
    },
    /** That a party has been looked through. */
    lookedThrough: (organisationNumber: string, party = organisationNumber) =>
      store.db
        .insertInto('dialog_cursors')
        .values({
          organisation_number: organisationNumber,
          party: organisationUrn(party),
          system_user_id: AGENT.id,
          cursor: '2026-05-01T00:00:00.0000000Z',
          reconciled_at: '2026-05-01T00:00:00.000Z',
          problem: null,
        })
        .execute(),
    row: async (id: string, group: string | null = null) =>
      (await table(group)).rows.find((each) => each.id === urn(id)),
    hidden: (organisationNumber: string) =>
      hiddenOf({ store, services: rows, clients, systemUsers, ownNumber: async () => undefined }, organisationNumber),
    choose: (ids: readonly string[], isOn: boolean, group: string | null = null) =>
      choosing.choose({
        services: ids.map(urn),
        wanted: isOn,
        group,
        understood: ['salary', 'health', 'confidential'],
      }),
  };
}

function messageOf(index: number, organisationNumber: string, service: string) {
  const stamp = '2026-05-01T07:12:33.1234560Z';
  return listItem.parse({
    id: `0197a1c2-0000-7000-8000-${String(index).padStart(12, '0')}`,
    org: 'skd',
    serviceResource: urn(service),
    serviceResourceType: 'correspondenceservice',
    party: organisationUrn(organisationNumber),
    createdAt: stamp,
    updatedAt: stamp,
    contentUpdatedAt: stamp,
    status: 'NotApplicable',
    isContentSeen: false,
    hasUnopenedContent: true,
    endUserContext: { revision: 'r', systemLabels: ['Default'] },
    content: { title: { value: [{ value: 'Vedtak', languageCode: 'nb' }], mediaType: 'text/plain' } },
  });
}
