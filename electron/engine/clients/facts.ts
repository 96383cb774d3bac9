import type { DelegationAsk } from '../../../shared/contract/client-list.ts';
import type { HeldSystemUser } from '../access/system-users.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { allEndings, type Ending } from './endings.ts';
import type { ClientRecord, ClientRecords } from './records.ts';
import type { WayFacts } from './way-in.ts';

export interface LinkRecord {
  readonly systemUserId: string;
  readonly linkedAt: string;
  readonly removedAt: string | null;
  readonly byFirm: boolean;
  readonly seen: boolean | null;
  readonly seenAt: string | null;
  readonly missedSince: string | null;
  readonly refusedAt: string | null;
  /** When its system user was gone from Altinn. */
  readonly goneAt: string | null;
}

/** Everything known of one client that its way in hangs on. */
export interface KnownClient {
  readonly record: ClientRecord;
  /** Live ones. */
  readonly links: readonly LinkRecord[];
  readonly asks: readonly DelegationAsk[];
  readonly way: WayFacts;
  readonly ending: Ending | null;
}

/** Gathers the facts about every client in a handful of queries, and remembers what Altinn listed at a login. */
export class ClientFacts {
  readonly #store: Store;
  readonly #records: ClientRecords;
  readonly #clock: Clock;

  constructor(store: Store, records: ClientRecords, clock: Clock) {
    this.#store = store;
    this.#records = records;
    this.#clock = clock;
  }

  /** The database answers without letting go of the event loop: `between` gives it to others. */
  async gather(
    systemUsers: readonly HeldSystemUser[],
    between: () => Promise<void> = () => Promise.resolve(),
  ): Promise<KnownClient[]> {
    const records = await this.#records.all();
    await between();
    const [links, lists, listed, asks, refusals, endings] = [
      await this.#links(),
      await this.#store.db.selectFrom('client_candidate_lists').selectAll().execute(),
      await this.#listed(),
      await this.#records.asks(),
      await this.#refusals(),
      await allEndings(this.#store.db),
    ];
    await between();
    return records.flatMap((record) => {
      const { organisationNumber } = record;
      const all = links.get(organisationNumber) ?? [];
      const live = all.filter((link) => link.removedAt === null);
      if (!record.inList && live.length === 0) return [];
      const last = all
        .filter((link) => link.removedAt !== null)
        .sort((a, b) => (a.removedAt ?? '').localeCompare(b.removedAt ?? ''))
        .at(-1);
      const ofClient = asks.get(organisationNumber) ?? [];
      const open = ofClient.find((ask) => ask.settledAt === null);
      const way: WayFacts = {
        own: false,
        systemUsers,
        links: live,
        ended: live.length === 0 && last?.removedAt ? { at: last.removedAt, byFirm: last.byFirm } : null,
        lists: lists.map((list) => {
          const linked = listed.get(`${list.system_user_id} ${organisationNumber}`);
          return {
            systemUserId: list.system_user_id,
            at: list.fetched_at,
            listed: linked !== undefined,
            linked: linked === true,
          };
        }),
        refusals: refusals.get(organisationNumber) ?? [],
        register: {
          checkedAt: record.lookedUpAt,
          status: record.status,
          parent: record.parent,
          accountant: record.accountant,
          accountantCheckedAt: record.rolesCheckedAt,
        },
        jointUnit: jointUnitOf(record),
        asked: open ? { package: open.package, at: open.askedAt, reminded: open.remindedAt !== null } : null,
      };
      return [{ record, links: live, asks: ofClient, way, ending: endings.get(organisationNumber) ?? null }];
    });
  }

  /** What Altinn listed for a system user, kept until the next login. */
  async remember(
    systemUserId: string,
    rows: readonly { organisationNumber: string; linked: boolean }[],
  ): Promise<void> {
    await this.#store.transaction(async (trx) => {
      await trx.deleteFrom('client_candidates').where('system_user_id', '=', systemUserId).execute();
      for (let at = 0; at < rows.length; at += 200)
        await trx
          .insertInto('client_candidates')
          .values(
            rows.slice(at, at + 200).map((row) => ({
              system_user_id: systemUserId,
              organisation_number: row.organisationNumber,
              linked: row.linked ? 1 : 0,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      const fetched = { system_user_id: systemUserId, fetched_at: new Date(this.#clock.now()).toISOString() };
      await trx
        .insertInto('client_candidate_lists')
        .values(fetched)
        .onConflict((conflict) => conflict.column('system_user_id').doUpdateSet(fetched))
        .execute();
    });
    await this.#records.settleAsks(new Set(rows.map((row) => row.organisationNumber)));
  }

  async #links(): Promise<Map<string, LinkRecord[]>> {
    const users = await this.#store.db
      .selectFrom('system_users')
      .select(['id', 'gone_at'])
      .where('gone_at', 'is not', null)
      .execute();
    const gone = new Map(users.map((user) => [user.id, user.gone_at]));
    const found = new Map<string, LinkRecord[]>();
    for (const row of await this.#store.db.selectFrom('client_links').selectAll().execute()) {
      const link: LinkRecord = {
        systemUserId: row.system_user_id,
        linkedAt: row.linked_at,
        removedAt: row.removed_at,
        byFirm: row.removed_by === 'firm',
        seen: row.seen_as_party === null ? null : row.seen_as_party === 1,
        seenAt: row.seen_checked_at,
        missedSince: row.missed_since,
        refusedAt: row.refused_at,
        goneAt: gone.get(row.system_user_id) ?? null,
      };
      found.set(row.organisation_number, [...(found.get(row.organisation_number) ?? []), link]);
    }
    return found;
  }

  /** `system user + client` → whether it was added then. */
  async #listed(): Promise<Map<string, boolean>> {
    const rows = await this.#store.db.selectFrom('client_candidates').selectAll().execute();
    return new Map(rows.map((row) => [`${row.system_user_id} ${row.organisation_number}`, row.linked === 1]));
  }

  /** The linking job keeps why a client was not added; this one reason says what the client must do. */
  async #refusals(): Promise<Map<string, { systemUserId: string; at: string }[]>> {
    const rows = await this.#store.db
      .selectFrom('client_link_tasks')
      .select(['organisation_number', 'system_user_id', 'at'])
      .where('act', '=', 'link')
      .where('state', '=', 'failed')
      .where('problem', 'like', '%"access.clientLacksPackage"%')
      .execute();
    const found = new Map<string, { systemUserId: string; at: string }[]>();
    for (const row of rows)
      found.set(row.organisation_number, [
        ...(found.get(row.organisation_number) ?? []),
        { systemUserId: row.system_user_id, at: row.at },
      ]);
    return found;
  }
}

/** What the firm wrote counts before what the register says. */
export function jointUnitOf({ fields, registerJointUnit }: ClientRecord): string | null {
  return fields.jointUnit ?? registerJointUnit;
}
