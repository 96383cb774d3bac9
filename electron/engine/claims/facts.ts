import { setImmediate as breath } from 'node:timers/promises';
import type { Period as Term } from '../../../shared/contract/mva.ts';
import { periodOfKey } from '../../../shared/mva/periods.ts';
import { among } from '../store/among.ts';
import type { Store } from '../store/store.ts';
import { isOf } from './filed.ts';
import { groupOf, kindOf } from './kinds.ts';
import type { Claim, OpenClaims, Ore } from './model.ts';
import type { ClaimsStore } from './store.ts';

/** What of a client's claims asks for a person today. */
export interface ClaimFacts {
  readonly organisationNumber: string;
  /** The service's own sum; null: it gave none. */
  readonly overdue: Ore | null;
  /** The first day that anything still open fell or falls due. */
  readonly firstDue: string | null;
  /** Coercive fines that are open, but for those below. */
  readonly fines: readonly Claim[];
  /** A fine or an amount of the authority's own, for a term nothing was filed here for. */
  readonly missing: readonly Claim[];
}

interface Kept {
  readonly fetchedAt: string;
  readonly facts: ClaimFacts;
}

const MISSING = 'tvangsmulktmvamanglendemvamelding';
const AT_ONCE = 50;

const isOpen = ({ open, dues }: Claim): boolean => (open ?? 0) > 0 || dues.some((due) => (due.open ?? 0) > 0);
const isFine = (claim: Claim): boolean => kindOf(claim) === 'fine' && isOpen(claim);

/** Skatteetaten misses a return: it says so by the fine's name, or set an amount itself. */
const isOfMissing = (claim: Claim): boolean =>
  isOpen(claim) &&
  (claim.type?.toLowerCase() === MISSING ||
    (claim.assessed === 'myndighetsfastsatt' &&
      groupOf(claim.group) === 'vat' &&
      kindOf(claim) === 'claim' &&
      claim.period !== null));

export function factsOf(organisationNumber: string, answer: OpenClaims): ClaimFacts {
  const missing = answer.claims.filter(isOfMissing);
  const dues = answer.claims.flatMap((claim) => claim.dues);
  return {
    organisationNumber,
    overdue: answer.totals?.overdue ?? null,
    firstDue: dues.flatMap(({ due, open }) => (due !== null && (open ?? 0) > 0 ? [due] : [])).toSorted()[0] ?? null,
    fines: answer.claims.filter((claim) => isFine(claim) && !missing.includes(claim)),
    missing,
  };
}

/** Answers are large and the overview asks often: each is read once, and again when there is another. */
export class Facts {
  readonly #kept = new Map<string, Kept>();
  readonly #claims: ClaimsStore;
  readonly #store: Store;

  constructor(claims: ClaimsStore, store: Store) {
    this.#claims = claims;
    this.#store = store;
  }

  async of(isReached: (organisationNumber: string) => boolean): Promise<readonly ClaimFacts[]> {
    const known = (await this.#claims.told()).filter(({ organisationNumber }) => isReached(organisationNumber));
    let read = 0;
    for (const { organisationNumber, fetchedAt } of known) {
      if (this.#kept.get(organisationNumber)?.fetchedAt === fetchedAt) continue;
      const answer = (await this.#claims.find(organisationNumber))?.answer;
      if (answer) this.#kept.set(organisationNumber, { fetchedAt, facts: factsOf(organisationNumber, answer) });
      read += 1;
      if (read % AT_ONCE === 0) await breath();
    }
    const all = known.flatMap(({ organisationNumber }) => this.#kept.get(organisationNumber)?.facts ?? []);
    return this.#withoutFiled(all);
  }

  /** A term that something was filed for here is not missed: what the authority set then is something else. */
  async #withoutFiled(all: readonly ClaimFacts[]): Promise<readonly ClaimFacts[]> {
    const numbers = all.filter(({ missing }) => missing.length > 0).map(({ organisationNumber }) => organisationNumber);
    if (numbers.length === 0) return all;
    const rows = await this.#store.db
      .selectFrom('filings')
      .select(['organisation_number', 'period'])
      .where('sent', '=', 'sent')
      .where((where) => where.or([where('verdict', 'is', null), where('verdict', '!=', 'ugyldig skattemelding')]))
      .where(among('organisation_number', numbers))
      .execute();
    const filed = new Map<string, Term[]>();
    for (const { organisation_number: number, period } of rows) {
      const term = periodOfKey(period);
      if (term) filed.set(number, [...(filed.get(number) ?? []), term]);
    }
    return all.map((facts) => {
      const terms = filed.get(facts.organisationNumber) ?? [];
      const isFiled = (claim: Claim) => terms.some((term) => isOf(term, claim));
      return {
        ...facts,
        missing: facts.missing.filter((claim) => !isFiled(claim)),
        // Its fine is a fine all the same.
        fines: [...facts.fines, ...facts.missing.filter((claim) => isFiled(claim) && isFine(claim))],
      };
    });
  }
}
