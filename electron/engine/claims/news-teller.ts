import { dayInNorway } from '../../../shared/mva/periods.ts';
import type { Logger } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { filedReturns } from './filings.ts';
import { movements } from './movements.ts';
import { type ClaimNews, newsOf } from './news.ts';
import type { ClaimsStore, Saved } from './store.ts';

/** Of one client. */
export interface ClientNews extends ClaimNews {
  readonly organisationNumber: string;
}

interface Parts {
  readonly store: Store;
  readonly claims: Pick<ClaimsStore, 'untold' | 'noteTold'>;
  readonly log: Logger;
  readonly today: () => string;
  /** Resolves when it is kept. */
  readonly onNews: (news: readonly ClientNews[]) => Promise<void>;
}

/** Passes on what is news of an answer. A fault here must not make the answer one: it is told of at the next start. */
export class NewsTeller {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async tell(organisationNumber: string, { before, now }: Saved): Promise<void> {
    if (!before) return;
    const { store, claims, log, today, onNews } = this.#parts;
    try {
      const news = newsOf({
        ...{ before: before.answer, after: now.answer, moved: movements(before.answer, now.answer), today: today() },
        ...{ yesterday: dayInNorway(Date.parse(before.at)) },
        filed: (await filedReturns(store, { organisationNumber })).map(({ period }) => period),
      });
      if (news.length > 0) await onNews(news.map((each) => ({ ...each, organisationNumber })));
      await claims.noteTold(organisationNumber, now.at);
    } catch (error) {
      log.error('claims.news', { kind: error instanceof Error ? error.name : 'unknown' });
    }
  }

  /** What was left untold. */
  async rest(): Promise<void> {
    for (const { organisationNumber, ...saved } of await this.#parts.claims.untold())
      await this.tell(organisationNumber, saved);
  }
}
