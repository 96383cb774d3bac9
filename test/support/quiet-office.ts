import { onTestFinished } from 'vitest';
import { DialogportenApi } from '../../electron/engine/dialogs/api.ts';
import { Budget } from '../../electron/engine/dialogs/budget.ts';
import { newsOf } from '../../electron/engine/dialogs/notify/decide.ts';
import { DialogSync, type SyncOptions } from '../../electron/engine/dialogs/sync.ts';
import { type Changed, SyncStore } from '../../electron/engine/dialogs/sync-store.ts';
import { createHttp } from '../../electron/engine/http/http.ts';
import { ok } from '../../shared/outcome.ts';
import { openTestStore, silentLog } from '../unit/engine/support.ts';
import type { Stage } from '../unit/practice/apps/stage.ts';

const BASE = '/platform/dialogporten/api/v1/enduser';
const URN = 'urn:altinn:organization:identifier-no:';
const MINUTE = 60_000;

/** What a list row and a row held must agree on, in the words of the interface. */
export interface Line {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly progress: number | null;
  readonly dueAt: string | null;
  readonly updatedAt: string;
  readonly contentUpdatedAt: string;
  readonly seen: boolean;
  readonly seenBy: readonly string[];
  readonly unopened: boolean;
  readonly labels: readonly string[];
  readonly revision: string;
  readonly activity: string | null;
  readonly transmissions: readonly number[];
}

/** The quiet sync of an office over HTTP against practice; both live by one clock that can be moved. */
export class QuietOffice {
  readonly stage: Stage;
  readonly calls: string[] = [];
  /** What the looks told of, those since the last call of `news` first to last. */
  #rows: Changed[] = [];
  #lookedAt: number | null = null;
  #before: number | null = null;
  readonly #store = openTestStore();
  #http: ReturnType<typeof createHttp>;
  #sync: DialogSync;

  constructor(stage: Stage) {
    this.stage = stage;
    this.#http = this.#door();
    this.#sync = this.#begin();
    onTestFinished(() => this.close());
  }

  /** What the office holds, and its door to the network: for what else works over the same messages. */
  get store() {
    return this.#store;
  }

  get http() {
    return this.#http;
  }

  get clients() {
    return this.stage.linked().slice(0, 4);
  }

  async close(): Promise<void> {
    await this.#sync.stop();
    await this.#http.close();
  }

  /** One look, a minute after the last. */
  async look(laterMs = MINUTE) {
    this.stage.harness.clock.advance(laterMs);
    this.#rows = [];
    this.#before = this.#lookedAt;
    await this.#sync.now();
    await this.#sync.settled();
    this.#lookedAt = this.stage.harness.clock.now();
    return this.#sync.state();
  }

  /** What a person would be told of the last look: ids with the kind of news. */
  news(): ReadonlyMap<string, string> {
    const news = this.#rows.map((row) => [row.id, newsOf(row, { lookedAt: this.#before, isOurs: false })] as const);
    return new Map(news.flatMap(([id, kind]) => (kind ? [[id, kind] as const] : [])));
  }

  /** A look at everything, a day later. */
  reconcile() {
    return this.look(24 * 60 * MINUTE);
  }

  /** The engine ends in the middle of a look, with its connections, and another begins over the same database. */
  async restart(): Promise<void> {
    void this.#sync.now();
    await this.#sync.stop();
    await this.#http.close();
    this.#http = this.#door();
    this.#sync = this.#begin();
  }

  async act(id: string, act: string, more: object = {}): Promise<void> {
    await this.stage.harness.fault({ id, act, ...more }, 'dialog');
  }

  async letter(party: string, more: object = {}): Promise<string> {
    const { id } = (await this.stage.harness.fault({ party, ...more }, 'letter')) as { id: string };
    return id;
  }

  /** Every row held that is not set aside, by id. */
  async held(): Promise<ReadonlyMap<string, Line>> {
    const rows = await this.#store.db.selectFrom('dialogs').selectAll().where('gone', 'is', null).execute();
    return new Map(
      rows.map((row) => [
        row.id,
        {
          id: row.id,
          title: row.title,
          status: row.status,
          progress: row.progress,
          dueAt: row.due_at,
          updatedAt: row.updated_at,
          contentUpdatedAt: row.content_updated_at,
          seen: row.is_content_seen === 1,
          seenBy: (JSON.parse(row.seen) as { name: string }[]).map(({ name }) => name),
          unopened: row.has_unopened_content === 1,
          labels: JSON.parse(row.labels) as string[],
          revision: row.context_revision,
          activity: row.latest_activity_id,
          transmissions: [row.from_service_owner_transmissions, row.from_party_transmissions],
        },
      ]),
    );
  }

  async gone(id: string): Promise<string | null | undefined> {
    const rows = await this.#store.db.selectFrom('dialogs').select('gone').where('id', '=', id).execute();
    return rows[0]?.gone;
  }

  /** What practice lists of the clients now, asked as anybody would. */
  async listed(): Promise<ReadonlyMap<string, Line>> {
    const { world } = this.stage.context;
    const parties = this.clients.flatMap(({ organisationNumber }) => [
      organisationNumber,
      ...world.subUnits(organisationNumber).map((unit) => unit.organisationNumber),
    ]);
    const query = parties.map((party) => `party=${URN}${party}`).join('&');
    const token = await this.stage.systemUserToken();
    const { json } = await this.stage.call(`${BASE}/dialogs?${query}&limit=1000&excludeApiOnly=true`, token);
    if (json.hasNextPage as unknown) throw new Error('more than a page');
    // biome-ignore lint/suspicious/noExplicitAny: the test reads what was answered
    return new Map((json.items as any).map((item: any) => [item.id, lineOf(item)]));
  }

  #door() {
    const { origin } = this.stage;
    return createHttp({
      hosts: new Set([new URL(origin).host]),
      allowHttpOrigin: origin,
      clock: this.stage.harness.clock,
      log: silentLog(),
      random: () => 0,
      environment: {},
      onCall: ({ url }) => this.calls.push(new URL(url).pathname),
    });
  }

  #begin(): DialogSync {
    const { clock } = this.stage.harness;
    const { systemUser } = this.stage;
    const tokens = { altinn: async () => ok(await this.stage.systemUserToken()), forget: () => undefined };
    const audit = { around: (_entry: unknown, act: () => Promise<unknown>) => act() };
    return new DialogSync({
      store: new SyncStore(this.#store),
      api: new DialogportenApi(this.#http, `${this.stage.origin}/platform/dialogporten`),
      budget: new Budget({ clock, perMinute: undefined }),
      tokens: tokens as unknown as SyncOptions['tokens'],
      audit: audit as unknown as SyncOptions['audit'],
      clock,
      log: silentLog(),
      push: () => undefined,
      systemUsers: async () => [
        { id: systemUser, system: 'firm', externalRef: 'test', kind: 'agent', title: 'Klienter', packages: [] },
      ],
      clientsOf: async () => this.clients.map(({ organisationNumber, name }) => ({ organisationNumber, name })),
      isReached: async () => true,
      onSeen: async () => undefined,
      onHealth: async () => undefined,
      onRows: (rows) => this.#rows.push(...rows),
    });
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the test reads what was answered
function lineOf(item: any): Line {
  return {
    id: item.id,
    title: item.content.title.value.find((each: { languageCode: string }) => each.languageCode === 'nb').value,
    status: item.status,
    progress: item.progress ?? null,
    dueAt: item.dueAt ?? null,
    updatedAt: item.updatedAt,
    contentUpdatedAt: item.contentUpdatedAt,
    seen: item.isContentSeen,
    seenBy: item.seenSinceLastContentUpdate.map((each: { seenBy: { actorName: string } }) => each.seenBy.actorName),
    unopened: item.hasUnopenedContent,
    labels: item.endUserContext.systemLabels,
    revision: item.endUserContext.revision,
    activity: item.latestActivity?.id ?? null,
    transmissions: [item.fromServiceOwnerTransmissionsCount, item.fromPartyTransmissionsCount],
  };
}
