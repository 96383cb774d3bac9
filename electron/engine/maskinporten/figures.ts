import type { Outcome } from '../../../shared/outcome.ts';
import type { TokenSubject } from './grant.ts';

/** How it goes with one token since the engine started; never the token. Times in milliseconds. */
export interface TokenFigures {
  readonly subject: TokenSubject;
  /** Answered from memory. */
  readonly hits: number;
  /** Waited for a fetch that another had begun. */
  readonly shared: number;
  readonly fetches: number;
  readonly failures: number;
  readonly lastFailure: { readonly code: string; readonly authorityCode: string | null; readonly at: number } | null;
  /** Of the newest fetches, waits and repeats included; null before the first. */
  readonly medianMs: number | null;
  readonly worstMs: number | null;
  /** null when none is held. */
  readonly expiresAt: number | null;
}

const KEPT = 99;

export class Figures {
  hits = 0;
  shared = 0;
  fetches = 0;
  #failures = 0;
  #lastFailure: TokenFigures['lastFailure'] = null;
  #newest: number[] = [];
  #worst: number | null = null;

  note(outcome: Outcome<unknown>, ms: number, at: number): void {
    this.#newest.push(ms);
    if (this.#newest.length > KEPT) this.#newest.shift();
    this.#worst = Math.max(this.#worst ?? 0, ms);
    if (outcome.ok) return;
    const { code, params } = outcome.error;
    this.#failures += 1;
    this.#lastFailure = { code, authorityCode: params.authorityCode ? String(params.authorityCode) : null, at };
  }

  of(subject: TokenSubject, expiresAt: number | undefined): TokenFigures {
    const sorted = this.#newest.toSorted((a, b) => a - b);
    return {
      subject,
      hits: this.hits,
      shared: this.shared,
      fetches: this.fetches,
      failures: this.#failures,
      lastFailure: this.#lastFailure,
      medianMs: sorted[Math.floor(sorted.length / 2)] ?? null,
      worstMs: this.#worst,
      expiresAt: expiresAt ?? null,
    };
  }
}
