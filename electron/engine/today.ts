import type { OutputOf } from '../../shared/contract.ts';
import type { Keys } from './access/keys.ts';
import type { SetUp } from './access/setup.ts';
import type { Backups } from './backup/backup.ts';
import type { Claims } from './claims/front.ts';
import type { Clients } from './clients/clients.ts';
import type { ClientList } from './clients/list.ts';
import type { Office } from './dialogs/office/front.ts';
import type { DialogStore } from './dialogs/store.ts';
import type { DialogSync } from './dialogs/sync.ts';
import type { Archive } from './mva/archive/archive.ts';
import type { RemindersInForce } from './mva/board/reminders.ts';
import { nextDeadlines } from './mva/board/waited-for.ts';
import type { Mva } from './mva/mva.ts';
import { todayOf } from './overview.ts';
import type { Sight } from './people/sight.ts';
import type { Clock } from './ports.ts';

export interface TodayParts {
  readonly setUp: SetUp;
  readonly keys: Keys;
  readonly list: ClientList;
  readonly clients: Pick<Clients, 'stoppedUnseen' | 'toDelete' | 'deleted' | 'selfLinkingStopped'>;
  readonly mva: Mva;
  readonly dialogs: DialogStore;
  readonly claims: Claims['facts'];
  readonly followUps: Office['followUps'];
  readonly sync: DialogSync;
  readonly clock: Clock;
  readonly backups: Backups;
  readonly archive: Archive;
  /** Which clients whoever asks may see. */
  readonly sight: () => Promise<Sight>;
  readonly setsUp: () => boolean;
  readonly reminders: () => Promise<RemindersInForce>;
}

/** Gathers what the page "Oversikt" is made of. */
export async function today({
  setUp,
  keys,
  list,
  clients,
  mva,
  dialogs,
  claims,
  followUps,
  sync,
  clock,
  backups,
  archive,
  sight,
  setsUp,
  reminders,
}: TodayParts): Promise<OutputOf<'overview.get'>> {
  const terms = await mva.handlers['mva.terms']({});
  const { sees } = await sight();
  const seen = (row: { readonly client: { readonly organisationNumber: string } }) =>
    sees(row.client.organisationNumber);
  // What is kept of a client that was deleted asks nothing of anybody.
  const deleted = new Set((await clients.deleted()).map(({ organisationNumber }) => organisationNumber));
  const state = sync.state();
  return todayOf({
    cells: terms.ok
      ? terms.value.cells.filter((cell) => seen(cell) && !deleted.has(cell.client.organisationNumber))
      : [],
    waitingForLogin: await mva.waitingForLogin(),
    access: await setUp.overview(),
    clients: (await list.rows(terms.ok ? nextDeadlines(terms.value.cells) : undefined)).filter((row) =>
      sees(row.organisationNumber),
    ),
    due: (await dialogs.due(clock.now())).filter(seen),
    followUps: await followUps(),
    claims: await claims(),
    sync: { ...state, failures: state.failures.filter(seen) },
    backup: await backups.view(),
    archiveStopped: (await archive.view()).problem !== null,
    stopped: (await clients.stoppedUnseen()).filter((client) => sees(client.organisationNumber)),
    toDelete: (await clients.toDelete()).filter((client) => sees(client.organisationNumber)),
    selfLinkingStopped: await clients.selfLinkingStopped(),
    rightsGaps: await mva.rightsGaps(),
    reminders: await reminders(),
    keyExpiresOn: await keys.expiresOn(),
    setsUp: setsUp(),
    now: clock.now(),
  });
}
