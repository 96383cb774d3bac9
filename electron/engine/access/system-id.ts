import type { Which } from '../../../shared/contract/access.ts';

const NAMES: Readonly<Record<Which, string>> = { firm: 'klientbro', visible: 'klientbro-synlig' };

/** The first id of the firm that no deleted system has: an id is taken for ever (reference/systemuser.md 3.2). */
export function nextSystemId(owner: string, former: readonly string[], which: Which = 'firm'): string {
  for (let count = 1; ; count += 1) {
    const id = `${owner}_${NAMES[which]}${count === 1 ? '' : `-${count}`}`;
    if (!former.includes(id)) return id;
  }
}
