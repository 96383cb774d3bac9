import type { Names, ServiceRow } from '../../../../shared/contract/message-services.ts';
import { useLanguage } from '../../../ui/text.ts';

/** Altinn's name in the window's language, else in the nearest it has. */
export function nameIn(names: Names, language: string): string {
  for (const code of [language, 'nb', 'nn', 'en']) {
    const found = names[code];
    if (found) return found;
  }
  return Object.values(names)[0] ?? '';
}

export interface Named {
  readonly service: (row: Pick<ServiceRow, 'id' | 'names'>) => string;
  readonly owner: (row: Pick<ServiceRow, 'owner'>) => string;
  readonly opener: (opener: { readonly code: string; readonly names: Names }) => string;
}

/** A service without a name shows the last part of its id, an owner its code. */
export function useNames(): Named {
  const language = useLanguage();
  return {
    service: ({ id, names }) => nameIn(names, language) || id.slice(id.lastIndexOf(':') + 1),
    owner: ({ owner }) => nameIn(owner.names, language) || owner.code,
    opener: ({ code, names }) => nameIn(names, language) || code,
  };
}
