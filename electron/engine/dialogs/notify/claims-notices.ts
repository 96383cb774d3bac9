import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Notice, NoticeSettings } from '../../../../shared/contract/background.ts';
import type { Settings } from '../../store/settings.ts';
import { countNotice, type ToTell } from './compose-notice.ts';

type Client = ToTell['client'];
const kinds = ['fine', 'overdue', 'newClaim', 'payout'] as const;

/** What moved in a client's claims, to be told of. */
export interface ClaimToTell {
  readonly kind: (typeof kinds)[number];
  readonly key: string;
  readonly organisationNumber: string;
}

const piece = z.object({ kind: z.enum(kinds), key: z.string(), organisationNumber: z.string() });
/** Told: what was, so that nothing is told twice; as marks that name nobody, since they outlive a client that is deleted here. */
const kept = z.object({ pending: z.array(piece), told: z.array(z.string()) });
type Kept = z.infer<typeof kept>;

const KEPT = 'notify.claims';
const MOST = 5_000;
const named: Readonly<Record<ClaimToTell['kind'], keyof NoticeSettings>> = {
  fine: 'claimFines',
  overdue: 'claimsOverdue',
  newClaim: 'newClaims',
  payout: 'claimPayouts',
};

/** News of claims waits for the same moment as that of messages; kept, so that a restart says nothing twice and forgets nothing. */
export class ClaimsNotices {
  readonly #settings: Settings;
  readonly #names: () => Promise<ReadonlyMap<string, string>>;
  /** One change at a time: clients answer side by side. */
  #turn: Promise<unknown> = Promise.resolve();

  /** `names`: of every client in the list, by organisation number. */
  constructor(settings: Settings, names: () => Promise<ReadonlyMap<string, string>>) {
    this.#settings = settings;
    this.#names = names;
  }

  /** Whether any of it is news still. */
  collect(news: readonly ClaimToTell[]): Promise<boolean> {
    return this.#inTurn(async ({ pending, told }) => {
      const known = new Set([...told, ...pending.map(markOf)]);
      const fresh = news.filter((each) => !known.has(markOf(each)));
      if (fresh.length > 0) await this.#keep({ pending: [...pending, ...fresh].slice(-MOST), told });
      return fresh.length > 0;
    });
  }

  /** All that waits, one notice of each kind the person wants; what nobody wants is told by the page alone. */
  tell(settings: NoticeSettings, concerns: (of: { client: Client }) => boolean): Promise<(Notice | undefined)[]> {
    return this.#inTurn(async ({ pending, told }) => {
      if (pending.length === 0) return [];
      await this.#keep({ pending: [], told: [...told, ...pending.map(markOf)].slice(-MOST) });
      const names = await this.#names();
      const known = pending.flatMap(({ kind, organisationNumber }) => {
        const name = names.get(organisationNumber);
        return name === undefined ? [] : [{ kind, client: { organisationNumber, name } }];
      });
      return kinds
        .filter((kind) => settings[named[kind]])
        .map((kind) => {
          const of = known.filter((each) => each.kind === kind && concerns(each));
          const only = new Set(of.map(({ client }) => client.organisationNumber));
          return countNotice(kind, of, only.size === 1 ? `/krav/${[...only][0]}` : '/krav');
        });
    });
  }

  #inTurn<T>(change: (present: Kept) => Promise<T>): Promise<T> {
    const next = this.#turn.then(async () =>
      change((await this.#settings.read(KEPT, kept)) ?? { pending: [], told: [] }),
    );
    this.#turn = next.catch(() => undefined);
    return next;
  }

  #keep(value: Kept): Promise<void> {
    return this.#settings.set(KEPT, value);
  }
}

const markOf = ({ key, organisationNumber }: ClaimToTell): string =>
  createHash('sha256').update(`${organisationNumber} ${key}`).digest('base64url').slice(0, 16);
