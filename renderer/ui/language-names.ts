import type { Language } from '../../shared/contract/common.ts';

/** Each language in its own words, so that it is found by the one who needs it. */
export const languageNames: Record<Language, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };
