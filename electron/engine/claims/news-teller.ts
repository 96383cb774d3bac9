import { dayInNorway } from '../../../shared/mva/periods.ts';
import type { Logger } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { filedReturns } from './filings.ts';
import { type ClaimNews, newsOf } from './news.ts';
import type { Saved } from './store.ts';

interface Parts {
  readonly store: Store;
  readonly log: Logger;
  readonly nameOf: (organisationNumber: string) => Promise<string>;
  readonly today: () => string;
  readonly onNews: (
    news: readonly (ClaimNews & { readonly client: { readonly organisationNumber: string; readonly name: string } })[],
  ) => void;
}

/** Passes on what is news of an answer. A fault here must not make the answer one. */
export function newsTeller({ store, log, nameOf, today, onNews }: Parts) {
  return async (organisationNumber: string, { before, answer, moved }: Saved): Promise<void> => {
    try {
      const filed = (await filedReturns(store, { organisationNumber })).map(({ period }) => period);
      const told = before && { answer: before.answer, day: dayInNorway(Date.parse(before.at)) };
      const news = newsOf({ before: told, after: answer, moved, today: today(), filed });
      if (news.length === 0) return;
      const client = { organisationNumber, name: await nameOf(organisationNumber) };
      onNews(news.map((each) => ({ ...each, client })));
    } catch (error) {
      log.error('claims.news', { kind: error instanceof Error ? error.name : 'unknown' });
    }
  };
}
