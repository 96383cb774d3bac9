import type { Failure, Outcome } from '../../../shared/outcome.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Clock } from '../ports.ts';
import { Figures, type TokenFigures } from './figures.ts';
import type { TokenSubject } from './grant.ts';

export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly expiresAt: number;
}

type Fetch = () => Promise<Outcome<AccessToken>>;

interface Held extends AccessToken {
  readonly lifeMs: number;
  renewAt: number;
}

interface Entry {
  readonly subject: TokenSubject;
  readonly figures: Figures;
  held: Held | undefined;
  underway: Promise<Outcome<AccessToken>> | undefined;
  /** The last one that was refused where it was used. */
  refused: string | undefined;
}

/** Parts of a token's life, so that one of 120 s is treated as well as one of an hour (reference/systemuser.md 1.4). */
const RENEWED_AFTER = 0.8;
const RENEWED_AGAIN_AFTER = 0.05;
/** No call starts with a token that ends under way. */
const LAST_PART = 0.1;
const LAST_PART_MS = 30_000;

/**
 * One token per subject, in memory only. Everyone who asks while it is fetched shares that fetch; different ones do not
 * wait for each other. A token in its last fifth is renewed behind the back of whoever asks for it, so nobody waits.
 */
export class HeldTokens {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(subject: TokenSubject, fetch: Fetch): Promise<Outcome<AccessToken>> {
    const entry = this.#entry(subject);
    const { held, underway } = entry;
    const now = this.#clock.now();
    if (held && now < held.expiresAt - Math.min(LAST_PART_MS, held.lifeMs * LAST_PART)) {
      entry.figures.hits += 1;
      // A bug in there shows itself to the first who has to wait for it.
      if (now >= held.renewAt && !underway) this.#fetch(entry, fetch).catch(() => undefined);
      return Promise.resolve(ok(held));
    }
    if (!underway) return this.#fetch(entry, fetch);
    entry.figures.shared += 1;
    return underway;
  }

  /** Nothing held for this subject, or for any, is given out again. */
  forget(subject?: TokenSubject): void {
    for (const entry of subject ? [this.#entry(subject)] : this.#entries.values()) {
      entry.held = undefined;
      // Those who wait for it still get it, but it is not kept: it may come of what has just been replaced.
      entry.underway = undefined;
    }
  }

  subjectOf(token: string): TokenSubject | undefined {
    return [...this.#entries.values()].find((entry) => entry.held?.token === token)?.subject;
  }

  /**
   * What a token is for that was refused where it was used, and it is never given out again. Many learn of it one after the
   * other, and only the first of them throws anything away. Undefined: it was not held here.
   */
  refuse(token: string): TokenSubject | undefined {
    const subject = this.subjectOf(token);
    if (subject) {
      this.forget(subject);
      this.#entry(subject).refused = token;
      return subject;
    }
    return [...this.#entries.values()].find((entry) => entry.refused === token)?.subject;
  }

  figures(): TokenFigures[] {
    return [...this.#entries.values()].map(({ subject, figures, held }) => figures.of(subject, held?.expiresAt));
  }

  #fetch(entry: Entry, fetch: Fetch): Promise<Outcome<AccessToken>> {
    const askedAt = this.#clock.now();
    entry.figures.fetches += 1;
    const call = fetch()
      .then((outcome) => {
        const now = this.#clock.now();
        entry.figures.note(outcome, now - askedAt, now);
        if (entry.underway === call) take(entry, outcome, now);
        return outcome;
      })
      .finally(() => {
        if (entry.underway === call) entry.underway = undefined;
      });
    entry.underway = call;
    return call;
  }

  #entry(subject: TokenSubject): Entry {
    const { scopes, systemUser } = subject;
    const { ownerOrganisationNumber, externalRef, clientId } = systemUser ?? {};
    const name = JSON.stringify([[...scopes].sort(), ownerOrganisationNumber, externalRef, clientId]);
    const known = this.#entries.get(name);
    if (known) return known;
    const made: Entry = { subject, figures: new Figures(), held: undefined, underway: undefined, refused: undefined };
    this.#entries.set(name, made);
    return made;
  }
}

function take(entry: Entry, outcome: Outcome<AccessToken>, now: number): void {
  if (outcome.ok) {
    const lifeMs = outcome.value.expiresAt - now;
    entry.held = { ...outcome.value, lifeMs, renewAt: now + lifeMs * RENEWED_AFTER };
  } else if (isVerdict(outcome.error)) entry.held = undefined;
  else if (entry.held) entry.held.renewAt = now + entry.held.lifeMs * RENEWED_AGAIN_AFTER;
}

/** The authority, or our own set-up, says no: what is held came of something that is over. A network's fault says nothing. */
const isVerdict = (error: Failure): boolean => !error.retryable && !error.code.startsWith('http.');
