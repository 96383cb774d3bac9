import { DialogportenApi } from '../../../../electron/engine/dialogs/api.ts';
import { Budget } from '../../../../electron/engine/dialogs/budget.ts';
import type { ListItem } from '../../../../electron/engine/dialogs/shapes.ts';
import { DialogSync, type SyncOptions } from '../../../../electron/engine/dialogs/sync.ts';
import { SyncStore } from '../../../../electron/engine/dialogs/sync-store.ts';
import type { HttpRequest } from '../../../../electron/engine/http/http.ts';
import type { Store } from '../../../../electron/engine/store/store.ts';
import { organisationUrn } from '../../../../shared/ids.ts';
import { ok } from '../../../../shared/outcome.ts';
import { type Script, scriptedHttp } from '../http-double.ts';
import { manualClock, silentLog } from '../support.ts';

export const CLIENT = { organisationNumber: '310000019', name: 'Fjell og Fjord AS' };
export const OTHER = { organisationNumber: '310000027', name: 'Øvre Årdal Bakeri AS' };
export const SYSTEM_USER = {
  id: 's-1',
  system: 'firm' as const,
  externalRef: 'agent-1',
  kind: 'agent' as const,
  title: 'Klienter',
  packages: [],
};
export const ORIGIN = { organisationNumber: CLIENT.organisationNumber, clientName: CLIENT.name, systemUserId: 's-1' };
export const FILTER = { offset: 0, limit: 100 };

export function item(number: number, change: Partial<ListItem> & { title?: string; summary?: string } = {}): ListItem {
  const stamp = `2026-05-${String(number).padStart(2, '0')}T07:12:33.1234560Z`;
  const text = (value: string) => ({ value: [{ value, languageCode: 'nb' }], mediaType: 'text/plain' });
  const { title, summary, ...rest } = change;
  return {
    id: `0197a1c2-0000-7000-8000-${String(number).padStart(12, '0')}`,
    org: 'skd',
    serviceResource: 'urn:altinn:resource:skd-vedtak',
    serviceResourceType: 'CorrespondenceService',
    party: organisationUrn(CLIENT.organisationNumber),
    createdAt: stamp,
    updatedAt: stamp,
    contentUpdatedAt: stamp,
    status: 'NotApplicable',
    hasUnopenedContent: true,
    fromServiceOwnerTransmissionsCount: 0,
    fromPartyTransmissionsCount: 0,
    isContentSeen: false,
    isApiOnly: false,
    endUserContext: { revision: 'r', systemLabels: ['Default'] },
    content: { title: text(title ?? `Vedtak ${number}`), summary: text(summary ?? 'Vedtaket gjelder 2. termin.') },
    ...rest,
  };
}

export async function addClients(store: Store, clients = [CLIENT, OTHER]): Promise<void> {
  for (const client of clients) {
    await store.db
      .insertInto('clients')
      .values({
        organisation_number: client.organisationNumber,
        name: client.name,
        form: 'AS',
        bankrupt: 0,
        vat_registered: 1,
        looked_up_at: null,
      })
      .execute();
  }
}

/** Takes in rows as the sync does; answers how many were new or changed. */
export async function save(store: Store, items: readonly ListItem[], origin = ORIGIN): Promise<number> {
  return (await new SyncStore(store).save(items.map((each) => ({ origin, item: each })))).length;
}

/** The sync against scripted answers, with a clock that stands. */
export function quietSync(store: Store, script: Script, change: Partial<SyncOptions> = {}) {
  const http = scriptedHttp(script);
  const manual = manualClock(Date.UTC(2026, 4, 20));
  let ahead = 0;
  const clock = { ...manual, now: () => manual.now() + ahead };
  /** Time passes without a timer. */
  const jump = (ms: number): void => {
    ahead += ms;
  };
  const pushes: string[] = [];
  const looked: string[] = [];
  const health: string[] = [];
  const sync = new DialogSync({
    store: new SyncStore(store),
    budget: new Budget({ clock, perMinute: undefined }),
    api: new DialogportenApi(http, 'https://dialogporten.example'),
    tokens: { altinn: async () => ok('token'), forget: () => undefined } as unknown as SyncOptions['tokens'],
    audit: { around: (_entry: unknown, act: () => Promise<unknown>) => act() } as unknown as SyncOptions['audit'],
    clock,
    log: silentLog(),
    push: (name) => pushes.push(name),
    systemUsers: async () => [SYSTEM_USER],
    clientsOf: async () => [CLIENT, OTHER],
    isReached: async () => true,
    onSeen: async (_systemUser, seen) => {
      looked.push(...seen);
    },
    onHealth: async (systemUser, state) => {
      health.push(`${systemUser.title} ${state}`);
    },
    random: () => 0.5,
    ...change,
  });
  return { http, clock, jump, sync, pushes, looked, health };
}

export const party = (client: { organisationNumber: string }, more: object = {}) => ({
  party: organisationUrn(client.organisationNumber),
  ...more,
});
export const parties = (...list: object[]) => ({ status: 200, body: { authorizedParties: list } });
export const page = (items: ListItem[], more: object = {}) => ({
  status: 200,
  body: { items, hasNextPage: false, ...more },
});
export const query = (request: HttpRequest | undefined) => new URL(request?.url ?? 'https://none').searchParams;
export const isSearch = (request: HttpRequest) => new URL(request.url).pathname.endsWith('/dialogs');
export const isLimits = (request: HttpRequest) => request.url.endsWith('/metadata/limits');
export const isParties = (request: HttpRequest) => request.url.endsWith('/parties');
