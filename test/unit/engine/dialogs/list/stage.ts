import type { ListedFilter } from '../../../../../electron/engine/dialogs/list/query.ts';
import { listDialogs } from '../../../../../electron/engine/dialogs/list/query.ts';
import type { ListItem } from '../../../../../electron/engine/dialogs/shapes.ts';
import { SyncStore } from '../../../../../electron/engine/dialogs/sync-store.ts';
import { organisationUrn } from '../../../../../shared/ids.ts';
import { openTestStore, type TestStore } from '../../support.ts';
import { addClients } from '../support.ts';

export const FJELL = { organisationNumber: '310000019', name: 'Fjell og Fjord AS' };
export const BAKERI = { organisationNumber: '310000027', name: 'Øvre Årdal Bakeri AS' };
export const NOW = Date.UTC(2026, 4, 20, 8);

export type ItemWish = Partial<ListItem> & { title?: string; summary?: string; sender?: string };

/** A listed row of day `number` in May. */
export function listed(number: number, change: ItemWish = {}): ListItem {
  const stamp = `2026-05-${String(number).padStart(2, '0')}T07:12:33.1234560Z`;
  const text = (value: string) => ({ value: [{ value, languageCode: 'nb' }], mediaType: 'text/plain' });
  const { title, summary, sender, ...rest } = change;
  return {
    id: `0197a1c2-0000-7000-8000-${String(number).padStart(12, '0')}`,
    org: 'skd',
    serviceResource: 'urn:altinn:resource:skd-vedtak',
    serviceResourceType: 'CorrespondenceService',
    party: organisationUrn(FJELL.organisationNumber),
    createdAt: stamp,
    updatedAt: stamp,
    contentUpdatedAt: stamp,
    status: 'NotApplicable',
    isContentSeen: false,
    isApiOnly: false,
    hasUnopenedContent: false,
    fromServiceOwnerTransmissionsCount: 0,
    fromPartyTransmissionsCount: 0,
    endUserContext: { revision: 'r', systemLabels: ['Default'] },
    content: {
      title: text(title ?? `Vedtak ${number}`),
      summary: text(summary ?? 'Vedtaket gjelder 2. termin.'),
      ...(sender === undefined ? {} : { senderName: text(sender) }),
    },
    ...rest,
  };
}

export interface Stage {
  readonly store: TestStore;
  readonly sync: SyncStore;
  /** Keeps messages for one client. */
  save(items: readonly ListItem[], client?: typeof FJELL): Promise<void>;
  list(filter?: Partial<ListedFilter>): ReturnType<typeof listDialogs>;
  titles(filter?: Partial<ListedFilter>): Promise<string[]>;
}

export async function messageStage(): Promise<Stage> {
  const store = openTestStore();
  const sync = new SyncStore(store);
  await addClients(store, [FJELL, BAKERI]);
  const list: Stage['list'] = (filter = {}) => listDialogs(store, { offset: 0, limit: 100, ...filter }, { now: NOW });
  return {
    store,
    sync,
    save: async (items, client = FJELL) => {
      const origin = { organisationNumber: client.organisationNumber, clientName: client.name, systemUserId: 's-1' };
      const { organisationNumber } = client;
      const party = organisationUrn(organisationNumber);
      await sync.save(items.map((item) => ({ origin, item: client === FJELL ? item : { ...item, party } })));
    },
    list,
    titles: async (filter) => (await list(filter)).rows.map((row) => row.title),
  };
}
