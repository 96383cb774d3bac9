import type { EngineHandlers } from '../../../shared/contract.ts';
import { samePeriod } from '../../../shared/mva/periods.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import { calendarOf, type OwnTerm } from './calendar.ts';
import { follow } from './filed.ts';
import { filedReturns, isSameTerm } from './filings.ts';
import { knownClaims } from './known.ts';
import { claimOfReturn } from './of-return.ts';
import type { ClaimsStore } from './store.ts';

type Handlers = Pick<EngineHandlers, 'claims.ofReturn' | 'claims.returnsOf' | 'claims.settledOf' | 'claims.deadlines'>;

export interface TiedParts {
  readonly base: Pick<Base, 'store' | 'sight'>;
  readonly store: ClaimsStore;
  readonly today: () => string;
  readonly isChosen: () => Promise<boolean>;
  /** The board's terms of a client, with our own deadlines. */
  readonly terms: (organisationNumber: string) => Promise<readonly OwnTerm[]>;
  readonly isReached: (organisationNumber: string) => Promise<boolean>;
}

/** What ties claims to what was filed here. Nothing is asked of anybody: only what is kept is read. */
export function createTied({ base, store, today, isChosen, isReached, terms }: TiedParts): Handlers {
  const toldOf = async (organisationNumber: string) => ({
    kept: await store.find(organisationNumber),
    years: await store.claimYears(organisationNumber),
    gone: await store.gone(organisationNumber),
  });
  return {
    'claims.ofReturn': async ({ returnId }) => {
      if (!(await isChosen())) return ok({ claim: null });
      const [row] = await base.store.db
        .selectFrom('returns')
        .select('organisation_number')
        .where('id', '=', returnId)
        .execute();
      const organisationNumber = row?.organisation_number ?? '';
      const filed = await filedReturns(base.store, { organisationNumber });
      const own = filed.find((each) => each.returnId === returnId);
      if (!own) return ok({ claim: null });
      const newest = filed.find((each) => isSameTerm(each, own));
      const replacedBy = newest && newest.returnId !== returnId ? newest.returnId : null;
      const told = { ...(await toldOf(organisationNumber)), isReached: await isReached(organisationNumber) };
      return ok({ claim: claimOfReturn(own, told, { today: today(), replacedBy }) });
    },
    'claims.deadlines': async ({ organisationNumber }) => {
      const kept = (await isChosen()) ? await store.deadlines(organisationNumber) : [];
      if (kept.length === 0) return ok({ deadlines: [], fetchedAt: null });
      const fetchedAt =
        kept
          .map((each) => each.fetchedAt)
          .toSorted()
          .at(-1) ?? null;
      return ok({ deadlines: calendarOf(kept, await terms(organisationNumber), today()), fetchedAt });
    },
    'claims.returnsOf': async ({ organisationNumber }) => {
      const claims = knownClaims(await toldOf(organisationNumber)).map(({ claim }) => claim);
      const found = new Map<string, string>();
      // The newest of a term comes first, and a claim is one return's.
      for (const filed of await filedReturns(base.store, { organisationNumber })) {
        const followed = follow(filed, claims);
        for (const { id } of [...followed.claims, ...followed.decided])
          if (id !== null && !found.has(id)) found.set(id, filed.returnId);
      }
      return ok({ returns: [...found].map(([claimId, returnId]) => ({ claimId, returnId })) });
    },
    'claims.settledOf': async ({ period }) => {
      if (!(await isChosen())) return ok({ rows: [] });
      const all = await filedReturns(base.store, { sight: await base.sight() });
      const ofTerm = all.filter((each) => samePeriod(each.period, period));
      const parties = new Map((await store.all()).map((each) => [each.organisationNumber, each]));
      const [years, gone] = [await store.claimYears(), await store.gone()];
      const rows = ofTerm
        // Of each the newest.
        .filter(
          (each, at) =>
            ofTerm.findIndex(
              (other) => other.organisationNumber === each.organisationNumber && other.category === each.category,
            ) === at,
        )
        .map((filed) => {
          const { organisationNumber, category } = filed;
          const isOurs = ({ client }: { readonly client: string }) => client === organisationNumber;
          const told = {
            kept: parties.get(organisationNumber),
            years: years.filter(isOurs),
            gone: gone.filter(isOurs),
          };
          const { settled } = follow(
            filed,
            knownClaims(told).map(({ claim }) => claim),
          );
          return { organisationNumber, category, settled };
        });
      return ok({ rows: rows.filter(({ settled }) => settled !== null) });
    },
  };
}
