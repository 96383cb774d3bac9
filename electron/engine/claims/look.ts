import { type Failure, fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { HeldSystemUser } from '../access/system-users.ts';
import type { SystemUserTokens } from '../altinn/tokens.ts';
import type { Clock } from '../ports.ts';
import type { ClaimsApi, Question } from './api.ts';
import type { History } from './model.ts';
import type { ClaimsStore, Saved } from './store.ts';
import type { Service, Turns } from './turns.ts';
import type { KeptYear } from './years-store.ts';

/** A client, and the firm's system user that reaches its claims. */
export interface Reached {
  readonly organisationNumber: string;
  readonly systemUser: HeldSystemUser;
}

export interface LookOptions {
  readonly api: ClaimsApi;
  readonly store: ClaimsStore;
  readonly turns: Turns;
  readonly tokens: Pick<SystemUserTokens, 'straight' | 'straightAgain'>;
  readonly clock: Clock;
  /** Who owes what now, with what was told before; null: why it is not known. */
  readonly onAnswer: (organisationNumber: string, saved: Saved | null) => void;
}

interface By {
  readonly byPerson: boolean;
  readonly signal: AbortSignal;
}

export type YearKind = 'claims' | 'payments' | 'payouts';

/** One scope a token: one that is not granted yet would fail them all (skatteetaten-systembruker.md 1.2). */
export const scopesOf: Readonly<Record<Service, readonly string[]>> = {
  claims: ['skatteetaten:kravogbetalinger'],
  deadlines: ['skatteetaten:frister'],
};
const MINUTE_MS = 60_000;
/** A refusal may be mended by whoever links the client; until then nobody asks again by themselves (1.7). */
const REFUSED_MS = 24 * 60 * MINUTE_MS;
/** A network or a service that is down: the same morning once more. */
const DOWN_MS = 60 * MINUTE_MS;
/** What Maskinporten says of a system user that the owner has removed. */
const GONE = 'maskinporten.noSystemUser';
const GONE_MS = 5 * MINUTE_MS;
const YEAR_FRESH_MS = 30 * MINUTE_MS;
/** A year that is over hardly changes. */
const OLD_YEAR_FRESH_MS = 30 * 24 * 60 * MINUTE_MS;

/** Asks about one client and keeps what is told. Who asks for what is being asked for shares the answer. */
export class Look {
  readonly #options: LookOptions;
  readonly #underWay = new Map<string, Promise<Outcome<unknown>>>();
  readonly #gone = new Map<string, { readonly until: number; readonly error: Failure }>();

  constructor(options: LookOptions) {
    this.#options = options;
  }

  open(client: Reached, by: By): Promise<Outcome<null>> {
    return this.#once(`open ${client.organisationNumber}`, async () => {
      const { api, store, onAnswer } = this.#options;
      const { organisationNumber } = client;
      const answer = await this.#ask('claims', client, by, async (question) => {
        // Kept while the answer is on its way: nobody waits for a commit.
        const noted = by.byPerson ? undefined : store.noteAsked(organisationNumber);
        const [told] = await Promise.all([api.open(question), noted]);
        return told;
      });
      if (!answer.ok) {
        if (answer.error.code === 'http.cancelled') return answer;
        await this.#keep(organisationNumber, answer.error);
        onAnswer(organisationNumber, null);
        return answer;
      }
      onAnswer(organisationNumber, await store.save(organisationNumber, answer.value));
      return ok(null);
    });
  }

  /** Held ones are answered while they are fresh; when asking fails, what is held is older than it might be, and the failure is told. */
  year<T>(client: Reached, { year, kind }: { year: number; kind: YearKind }, by: By): Promise<Outcome<KeptYear<T>>> {
    return this.#once(`${kind} ${year} ${client.organisationNumber}`, async () => {
      const { api, store, clock } = this.#options;
      const { organisationNumber } = client;
      const held = await store.year<T>(organisationNumber, { year, kind });
      const now = clock.now();
      const isOver = new Date(now).getUTCFullYear() > year;
      if (held && now - Date.parse(held.fetchedAt) < (isOver ? OLD_YEAR_FRESH_MS : YEAR_FRESH_MS)) return ok(held);
      const ask = { claims: api.claims, payments: api.payments, payouts: api.payouts }[kind].bind(api) as (
        question: Question & { year: number },
      ) => Promise<Outcome<History<T>>>;
      const answer = await this.#ask('claims', client, by, (question) => ask({ ...question, year }));
      if (!answer.ok) return answer;
      await store.saveYear(organisationNumber, { year, kind }, answer.value);
      return ok({ fetchedAt: new Date(now).toISOString(), answer: answer.value });
    });
  }

  deadlines(client: Reached, by: By): Promise<Outcome<null>> {
    return this.#once(`deadlines ${client.organisationNumber}`, async () => {
      const { api, store } = this.#options;
      const { organisationNumber } = client;
      const answer = await this.#ask('deadlines', client, by, async (question) => {
        await store.noteDeadlinesAsked(organisationNumber);
        return api.deadlines(question);
      });
      if (!answer.ok) return answer;
      await store.saveDeadlines(organisationNumber, answer.value);
      return ok(null);
    });
  }

  #once<T>(key: string, ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const known = this.#underWay.get(key) as Promise<Outcome<T>> | undefined;
    if (known) return known;
    const call = ask().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, call);
    return call;
  }

  /** A token that is refused is renewed once, in the same turn (1.7). */
  #ask<T>(
    service: Service,
    { systemUser, organisationNumber }: Reached,
    by: By,
    question: (question: Question) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const { turns, tokens } = this.#options;
    return turns.run({ service, ...by }, async () => {
      if (by.signal.aborted) return fail('http.cancelled', { retryable: true, sent: 'notSent' });
      const bearer = await this.#bearer(systemUser, service, by);
      if (!bearer.ok) return bearer;
      const { signal } = by;
      const answer = await question({ bearer: bearer.value, organisationNumber, signal });
      if (answer.ok || answer.error.params.status !== 401) return answer;
      const fresh = await tokens.straightAgain(bearer.value);
      return fresh.ok ? question({ bearer: fresh.value, organisationNumber, signal }) : fresh;
    });
  }

  /** A system user that is gone meets each of its clients alike: the background asks Maskinporten once for them all. */
  async #bearer(systemUser: HeldSystemUser, service: Service, { byPerson }: By): Promise<Outcome<string>> {
    const { tokens, clock } = this.#options;
    const known = this.#gone.get(systemUser.id);
    if (known && known.until > clock.now() && !byPerson) return { ok: false, error: known.error };
    const bearer = await tokens.straight(systemUser, scopesOf[service]);
    this.#gone.delete(systemUser.id);
    if (!bearer.ok && bearer.error.code === GONE)
      this.#gone.set(systemUser.id, { until: clock.now() + GONE_MS, error: bearer.error });
    return bearer;
  }

  async #keep(organisationNumber: string, problem: Failure): Promise<void> {
    const { store, clock } = this.#options;
    const ms = problem.retryable || problem.code === GONE ? DOWN_MS : REFUSED_MS;
    await store.saveProblem(
      organisationNumber,
      problem,
      isOfClient(problem) || problem.retryable ? clock.now() + ms : null,
    );
  }
}

/** Says something of this client or its system user; all else is the firm's set-up, and meets every client alike. */
export const isOfClient = ({ code }: Failure): boolean =>
  code === 'claims.noAccess' || code === 'claims.partyUnknown' || code === GONE;
