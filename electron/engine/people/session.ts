import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { KeptPerson } from './store.ts';

export interface SessionOptions {
  readonly osUser: string;
  readonly active: () => readonly KeptPerson[];
}

/**
 * Who is here now. One person of an account is here at once; where several share it, whoever answers the question. An
 * answer is no password: it is as true as the people are, and the log says `said`.
 */
export class Session {
  readonly #options: SessionOptions;
  #id: string | undefined;
  #away = true;
  #proved = false;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Nobody while the question stands, or when the person was deactivated meanwhile. */
  get here(): KeptPerson | undefined {
    const alone = this.#alone();
    if (alone) return alone;
    return this.#away ? undefined : this.last;
  }

  /** Whose logins are held: whoever is here, or left the question standing behind them. */
  get last(): KeptPerson | undefined {
    return this.#alone() ?? this.#options.active().find((person) => person.id === this.#id);
  }

  /** Whether there is anybody to mix the person up with. */
  get several(): boolean {
    return this.#options.active().length > 1;
  }

  get provedBy(): 'said' | 'idporten' {
    const here = this.here;
    return this.#proved && here !== undefined && here.id === this.#id ? 'idporten' : 'said';
  }

  get accountKnown(): boolean {
    return this.#options.active().some((person) => person.osUser === this.#options.osUser);
  }

  /** Those of this account; all, where it is nobody's: an account renamed, or a backup on a new machine, locks nobody out. */
  choices(): readonly KeptPerson[] {
    const active = this.#options.active();
    const own = active.filter((person) => person.osUser === this.#options.osUser);
    return own.length > 0 ? own : active;
  }

  /** Answers whether it is another person than the last. */
  choose(id: string): Outcome<boolean> {
    const chosen = this.choices().find((person) => person.id === id);
    if (!chosen) return fail('people.unknown', { sent: 'notSent' });
    const another = this.last?.id !== chosen.id;
    this.#id = chosen.id;
    this.#away = false;
    this.#proved = false;
    return ok(another);
  }

  /** Whoever is here without being asked stays here, also when others come to share the account. */
  stay(): void {
    const alone = this.#alone();
    if (!alone || alone.id === this.#id) return;
    this.#id = alone.id;
    this.#away = false;
    this.#proved = false;
  }

  leave(): void {
    this.#away = true;
    this.#proved = false;
  }

  /** A login of whoever is here told that they are who they say. */
  proved(): void {
    this.stay();
    this.#proved = this.here !== undefined;
  }

  #alone(): KeptPerson | undefined {
    const choices = this.choices();
    return choices.length === 1 ? choices[0] : undefined;
  }
}
