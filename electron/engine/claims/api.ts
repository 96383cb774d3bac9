import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/types.ts';
import type { Claim, History, OpenClaims, Payment, Payout } from './model.ts';
import { readClaims, readOpenClaims, readPayments, readPayouts } from './read.ts';
import { type DeadlineSource, readDeadlines } from './read-deadlines.ts';
import { isNothingThere, refusalOf } from './refusal.ts';

/** Where the two services are, and the data access profile that stands in their paths (skatteetaten-systembruker.md 1.1, 1.5). */
export interface ClaimsPlaces {
  readonly claims: string;
  /** With `{profile}` and `{organisationNumber}`: the path is not documented (3). */
  readonly deadlines: string;
  readonly profile: string;
}

export interface Question {
  readonly bearer: string;
  readonly organisationNumber: string;
  readonly signal: AbortSignal;
}

/** A whole calendar year, since what its dates are of is not told (2.1). */
export interface YearQuestion extends Question {
  readonly year: number;
}

/** Of 0.5 MB most; a large ledger's year may have some thousand claims. */
const MOST_BYTES = 30_000_000;
const NOTHING: OpenClaims = { party: null, shielded: false, claims: [], unplaced: [], totals: null, groups: [] };

/** "Krav og betalinger" and "Frister", with a token straight from Maskinporten. Nothing there can be written. */
export class ClaimsApi {
  readonly #http: Http;
  readonly #places: () => Promise<ClaimsPlaces>;

  constructor(http: Http, places: () => Promise<ClaimsPlaces>) {
    this.#http = http;
    this.#places = places;
  }

  /** What is open now. Nothing there is an answer too. */
  open(question: Question): Promise<Outcome<OpenClaims>> {
    return this.#ask(question, 'aapnekrav', readOpenClaims, () => NOTHING);
  }

  claims(question: YearQuestion): Promise<Outcome<History<Claim>>> {
    return this.#year(question, 'krav', readClaims);
  }

  payments(question: YearQuestion): Promise<Outcome<History<Payment>>> {
    return this.#year(question, 'innbetalinger', readPayments);
  }

  payouts(question: YearQuestion): Promise<Outcome<History<Payout>>> {
    return this.#year(question, 'utbetalinger', readPayouts);
  }

  async deadlines(question: Question): Promise<Outcome<readonly DeadlineSource[]>> {
    const { deadlines, profile } = await this.#places();
    const url = deadlines
      .replace('{profile}', encodeURIComponent(profile))
      .replace('{organisationNumber}', question.organisationNumber);
    return this.#get(url, question, readDeadlines, () => []);
  }

  #year<T>(question: YearQuestion, path: string, read: (answer: unknown) => History<T> | undefined) {
    const [from, to] = [`${question.year}-01-01`, `${question.year}-12-31`];
    const none = (): History<T> => ({ party: null, shielded: false, from, to, entries: [] });
    return this.#ask(question, `${path}?fraOgMed=${from}&tilOgMed=${to}`, read, none);
  }

  async #ask<T>(question: Question, path: string, read: (answer: unknown) => T | undefined, none: () => T) {
    const { claims, profile } = await this.#places();
    const url = `${claims}/${encodeURIComponent(profile)}/${question.organisationNumber}/${path}`;
    return this.#get(url, question, read, none);
  }

  async #get<T>(
    url: string,
    { bearer, signal }: Question,
    read: (answer: unknown) => T | undefined,
    none: () => T,
  ): Promise<Outcome<T>> {
    const answer = await this.#http.send({
      method: 'GET',
      url,
      bearer,
      // A new one for each call: support asks for it (1.6).
      headers: { accept: 'application/json', korrelasjonsid: crypto.randomUUID() },
      maxBytes: MOST_BYTES,
      retry: 'safe',
      signal,
    });
    if (!answer.ok) return answer;
    if (isNothingThere(answer.value)) return ok(none());
    if (answer.value.status !== 200) return { ok: false, error: refusalOf(answer.value) };
    const body = answer.value.json(z.unknown());
    if (!body.ok) return body;
    const value = read(body.value);
    const { host } = new URL(url);
    return value === undefined
      ? fail('http.unexpectedAnswer', { params: { host, status: 200, element: '' } })
      : ok(value);
  }
}
