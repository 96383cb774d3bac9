import type { Store } from '../../store/store.ts';
import type { KeptReturn } from '../returns.ts';
import { SaftStore } from './store.ts';
import { redrawn } from './view.ts';

/** How many questions about a return's draft nobody has answered: until they are, it is released by nobody. 0 for every return that was not drafted from SAF-T. */
export async function openQuestions(store: Store, kept: KeptReturn): Promise<number> {
  if (kept.source.kind !== 'saft') return 0;
  const draft = await new SaftStore(store).ofReturn(kept.id);
  return draft ? redrawn(kept, draft).questions.length : 0;
}
