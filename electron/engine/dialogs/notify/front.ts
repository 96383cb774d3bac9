import type { SyncState } from '../../../../shared/contract/dialogs.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Base } from '../../base.ts';
import type { Push } from '../../ports.ts';
import type { ListRow } from '../rows.ts';
import type { Changed } from '../sync-store.ts';
import type { ClaimToTell } from './claims-notices.ts';
import { newsOf } from './decide.ts';
import { Notices, type NoticesOptions } from './notices.ts';
import { clientsAnsweredFor, isOwnFiling, refusedFilings, waitingMessages } from './rows.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `background.${string}`>>;
type Given = Pick<NoticesOptions, 'here' | 'due' | 'cells' | 'reminders' | 'linked' | 'names'> & {
  readonly lookOnce: () => Promise<Outcome<SyncState>>;
  /** What the firm's rules say of a message; undefined: none is about it. */
  readonly notifies: (message: ListRow) => Promise<boolean | undefined>;
  /** By organisation number. */
  readonly unread: () => Promise<ReadonlyMap<string, number>>;
};

export interface NotifyRoom {
  readonly handlers: Handlers;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** What a look saved; not what came with the first listing of a party. */
  readonly saved: (rows: readonly Changed[]) => void;
  /** What moved in clients' claims. */
  readonly claims: (news: readonly ClaimToTell[]) => Promise<void>;
  /** Hears what the windows are told. */
  readonly heard: Push;
}

/** The room's front: who is told of what, outside the window. */
export function createNotify(base: Base, given: Given): NotifyRoom {
  const { store, settings, clock, log, endpoints } = base;
  const notices = new Notices({
    ...given,
    settings,
    clock,
    log,
    sight: base.sight,
    tell: (notice) => base.push('background.notice', notice),
    waiting: (ids) => waitingMessages(store, ids),
    refused: () => refusedFilings(store),
    clientsOf: (name) => clientsAnsweredFor(store, name),
  });
  const isOurs = async ({ service_resource, organisation_number, created_at }: ListRow): Promise<boolean> =>
    service_resource.endsWith(endpoints.mvaAppId) && (await isOwnFiling(store, organisation_number, created_at));
  const news = async (rows: readonly Changed[]): Promise<void> => {
    const found = [];
    for (const row of rows) {
      const kind = newsOf(row, { lookedAt: notices.lookedAt(row.organisationNumber), isOurs: await isOurs(row.after) });
      if (kind && (await given.notifies(row.after)) !== false) found.push({ id: row.id, kind });
    }
    if (found.length > 0) await notices.collect(found);
  };
  let looking = false;
  // In turn: a look has ended only after what it saved was gone through.
  let work: Promise<void> = Promise.resolve();
  const inTurn = (run: () => Promise<void>): void => {
    work = work
      .then(run)
      .catch((error: unknown) => log.error('notify', { kind: error instanceof Error ? error.name : 'unknown' }));
  };
  return {
    handlers: {
      'background.syncOnce': () => given.lookOnce(),
      'background.unread': async () => {
        const { sees } = await base.sight();
        const seen = [...(await given.unread())].filter(([organisationNumber]) => sees(organisationNumber));
        return ok({ count: seen.reduce((sum, [, count]) => sum + count, 0) });
      },
      'background.notices': async () => ok(await notices.settings()),
      'background.setNotices': async (wish) => ok(await notices.save(wish)),
    },
    start: () => notices.open(),
    stop: async () => {
      await work;
      await notices.stop();
    },
    saved: (rows) => inTurn(() => news(rows)),
    claims: (moved) => notices.claims(moved),
    heard: (name, payload) => {
      if (name === 'mva.changed') notices.returnsChanged();
      if (name === 'clients.changed' || name === 'people.changed') notices.soon();
      if (name !== 'dialogs.sync') return;
      const { running, failures } = payload as SyncState;
      const failed = failures.map(({ client }) => client.organisationNumber);
      if (looking && !running) inTurn(() => notices.looked(failed));
      looking = running;
    },
  };
}
