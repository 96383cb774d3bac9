import { type Notice, type NoticeSettings, noticeSettings } from '../../../../shared/contract/background.ts';
import type { Reminders } from '../../../../shared/contract/board.ts';
import type { TermCell } from '../../../../shared/contract/mva.ts';
import { addDays, dayInNorway } from '../../../../shared/mva/periods.ts';
import type { Sight } from '../../people/sight.ts';
import type { Clock, Logger } from '../../ports.ts';
import type { Settings } from '../../store/settings.ts';
import { ClaimsNotices, type ClaimToTell } from './claims-notices.ts';
import {
  countNotice,
  messagesNotice,
  type Refused,
  refusedNotice,
  remindedCells,
  type ToTell,
} from './compose-notice.ts';
import { type Kept, kept, NOTHING, usualNotices } from './kept.ts';
import { quietUntil } from './quiet.ts';

export interface Here {
  readonly id: string;
  readonly name: string;
}

type Named = ToTell['client'];

export interface NoticesOptions {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tell: (notice: Notice) => void;
  readonly here: () => Here | undefined;
  readonly sight: () => Promise<Sight>;
  /** Of these messages those that still wait for somebody to read them. */
  readonly waiting: (ids: readonly string[]) => Promise<readonly Omit<ToTell, 'kind'>[]>;
  /** Of every client in the list, by organisation number. */
  readonly names: () => Promise<ReadonlyMap<string, string>>;
  /** Clients that a person answers for, alone or as deputy. */
  readonly clientsOf: (name: string) => Promise<ReadonlySet<string>>;
  /** Messages not done with the day they are due. */
  readonly due: () => Promise<readonly { readonly client: Named; readonly day: string }[]>;
  /** Returns that were refused, by the filing that was. */
  readonly refused: () => Promise<readonly (Refused & { readonly id: string })[]>;
  /** Every term of every client: much to read. */
  readonly cells: () => Promise<readonly TermCell[]>;
  readonly reminders: () => Promise<Reminders>;
  /** When clients were last linked without a login, and how many; null: never. Undefined: under way. */
  readonly linked: () => Promise<{ readonly at: string; readonly count: number } | null | undefined>;
}

const KEPT = 'notify.kept';
const settingsOf = (here: Here): string => `notify.settings.${here.id}`;
/** What comes together is told together. */
const TOGETHER_MS = 30_000;
/** The same message again and again is one piece of news. */
const AGAIN_MS = 4 * 60 * 60_000;
const MOST_PENDING = 5_000;

/** Collects what is news, and tells it: together, outside the quiet, and only what whoever is here may see. */
export class Notices {
  readonly #options: NoticesOptions;
  readonly #claims: ClaimsNotices;
  #kept = NOTHING;
  #cancel: () => void = () => undefined;
  /** When the timer that waits runs out, ms. */
  #at = Number.POSITIVE_INFINITY;
  #telling: Promise<void> = Promise.resolve();
  #stopped = false;
  #returnsChanged = true;

  constructor(options: NoticesOptions) {
    this.#options = options;
    this.#claims = new ClaimsNotices(options.settings, options.names);
  }

  async open(): Promise<void> {
    this.#kept = (await this.#options.settings.read(KEPT, kept)) ?? NOTHING;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.settled();
  }

  /** Resolves when nothing is being told; for tests and for a clean stop. */
  settled(): Promise<void> {
    return this.#telling;
  }

  /** When the last look at a client ended, ms; null: there was none. */
  lookedAt(organisationNumber: string): number | null {
    return this.#kept.behind[organisationNumber] ?? this.#kept.lookedAt;
  }

  async settings(): Promise<NoticeSettings> {
    const here = this.#options.here();
    return (here && (await this.#options.settings.read(settingsOf(here), noticeSettings))) ?? usualNotices;
  }

  async save(wish: NoticeSettings): Promise<NoticeSettings> {
    const here = this.#options.here();
    if (here) await this.#options.settings.set(settingsOf(here), wish);
    this.soon();
    return this.settings();
  }

  /** A look saved these, and they are news. */
  async collect(news: readonly { readonly id: string; readonly kind: 'message' | 'content' }[]): Promise<void> {
    const now = this.#options.clock.now();
    const { pending, told } = this.#kept;
    const waiting = new Map(pending.map((each) => [each.id, each]));
    for (const each of news) {
      const again = now - (told[each.id] ?? 0) < AGAIN_MS;
      // A message that nobody was told of yet stays a new one, whatever is added to it.
      if (!again && !waiting.has(each.id)) waiting.set(each.id, each);
    }
    await this.#keep({ pending: [...waiting.values()].slice(-MOST_PENDING) });
    this.soon();
  }

  /** What moved in clients' claims. */
  async claims(news: readonly ClaimToTell[]): Promise<void> {
    if (await this.#claims.collect(news)) this.soon();
  }

  /** A look has ended; it failed at these clients. */
  async looked(failed: readonly string[]): Promise<void> {
    const now = this.#options.clock.now();
    const behind = failed.map((each) => [each, this.lookedAt(each) ?? now] as const);
    await this.#keep({ lookedAt: now, behind: Object.fromEntries(behind) });
    this.soon();
  }

  /** Something changed that a person may want to be told of. */
  soon(): void {
    this.#later(TOGETHER_MS);
  }

  /** A return changed. */
  returnsChanged(): void {
    this.#returnsChanged = true;
    this.soon();
  }

  #later(ms: number): void {
    const at = this.#options.clock.now() + ms;
    if (this.#stopped || this.#at <= at) return;
    this.#cancel();
    this.#at = at;
    this.#cancel = this.#options.clock.timer(ms, () => {
      this.#at = Number.POSITIVE_INFINITY;
      this.#telling = this.#telling
        .then(() => this.#tell())
        .catch((error: unknown) =>
          this.#options.log.error('notify', { kind: error instanceof Error ? error.name : 'unknown' }),
        );
    });
  }

  /** While nobody is here, or it is quiet, everything waits. */
  async #tell(): Promise<void> {
    const { clock, here, sight, tell } = this.#options;
    const person = here();
    if (!person || this.#stopped) return;
    const settings = await this.settings();
    const now = clock.now();
    const until = quietUntil(now, settings.quiet);
    if (until !== undefined) {
      this.#later(until - now);
      return;
    }
    const { sees } = await sight();
    const mine = settings.onlyMine ? await this.#options.clientsOf(person.name) : undefined;
    const concerns = ({ client: { organisationNumber } }: { readonly client: Named }): boolean =>
      sees(organisationNumber) && (mine?.has(organisationNumber) ?? true);
    const notices = [
      ...(await this.#messages(settings, now, concerns)),
      ...(await this.#returns(settings, dayInNorway(now), concerns)),
      ...(await this.#linked(settings)),
      ...(await this.#claims.tell(settings, concerns)),
    ];
    for (const each of notices) if (each) tell(each);
  }

  async #messages(settings: NoticeSettings, now: number, concerns: (of: { client: Named }) => boolean) {
    const { pending, told } = this.#kept;
    if (pending.length === 0) return [];
    const kinds = new Map(pending.map(({ id, kind }) => [id, kind]));
    const rows = settings.messages ? await this.#options.waiting([...kinds.keys()]) : [];
    const news = rows.filter(concerns).map((row) => ({ ...row, kind: kinds.get(row.id) ?? 'message' }));
    const recent = Object.entries(told).filter(([, at]) => now - at < AGAIN_MS);
    await this.#keep({
      pending: this.#kept.pending.filter(({ id }) => !kinds.has(id)),
      told: Object.fromEntries([...recent, ...news.map(({ id }) => [id, now] as const)]),
    });
    return [messagesNotice(news, settings.showTitle)];
  }

  /** What is refused, as it happens; what is due, at most once a day. */
  async #returns(settings: NoticeSettings, today: string, concerns: (of: { client: Named }) => boolean) {
    if (!this.#returnsChanged && this.#kept.daily === today) return [];
    this.#returnsChanged = false;
    const refused = await this.#options.refused();
    const before = this.#kept.refusedFilings && new Set(this.#kept.refusedFilings);
    const isDaily = this.#kept.daily !== today;
    await this.#keep({ refusedFilings: refused.map(({ id }) => id), daily: today });
    const fresh = before ? refused.filter(({ id }) => !before.has(id)) : [];
    const events = settings.events ? [refusedNotice(fresh.filter(concerns))] : [];
    if (!isDaily || !settings.deadlines) return events;
    const last = addDays(today, 1);
    const due = (await this.#options.due()).filter(({ day }) => day <= last);
    // Once a day alone: of ten thousand clients this takes a third of a second.
    const reminded = remindedCells(await this.#options.cells(), await this.#options.reminders(), today);
    return [
      ...events,
      countNotice('due', due.filter(concerns), '/innboks'),
      countNotice('returns', reminded.filter(concerns), '/mva/frist'),
    ];
  }

  async #linked(settings: NoticeSettings): Promise<(Notice | undefined)[]> {
    const linked = await this.#options.linked();
    const before = this.#kept.linkedAt;
    if (linked === undefined || (linked?.at ?? '') === before) return [];
    await this.#keep({ linkedAt: linked?.at ?? '' });
    // What is found at the first look here may be old.
    if (!linked || linked.count === 0 || before === null || !settings.events) return [];
    const { count } = linked;
    return [{ kind: 'linked', count, clients: count, client: null, title: null, to: '/tilgang/uten-innlogging' }];
  }

  async #keep(change: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...change };
    await this.#options.settings.set(KEPT, this.#kept);
  }
}
