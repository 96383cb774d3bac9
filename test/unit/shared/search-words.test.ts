import { describe, expect, it } from 'vitest';
import { needlesOf, partsOf } from '../../../shared/search-words.ts';

const marked = (text: string, search: string) =>
  partsOf(text, needlesOf(search))
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

describe('what is searched for', () => {
  it('is words, and phrases in quotation marks, also before they are closed', () => {
    expect(needlesOf('mva-melding "5. termin" Sk')).toEqual([
      { words: ['mva'] },
      { words: ['melding'] },
      { words: ['5', 'termin'] },
      { words: ['Sk'] },
    ]);
    expect(needlesOf('om "4. ter')).toEqual([{ words: ['om'] }, { words: ['4', 'ter'] }]);
    expect(needlesOf('" - * () ""')).toEqual([]);
  });

  it('is marked in a text as the index finds it', () => {
    expect(marked('Vedtak om merverdiavgift', 'avgift vedt')).toBe('[Vedt]ak om merverdi[avgift]');
    expect(marked('Ærlig økonomi, ØKO', 'øko')).toBe('Ærlig [øko]nomi, [ØKO]');
    expect(marked('Norges avgift, gift', 'gi')).toBe('Norges avgift, [gi]ft');
    expect(marked('Side 5. Frist for 5. termin', '"5 termin"')).toBe('Side 5. Frist for [5. termin]');
    expect(marked('A<b>', '<')).toBe('A<b>');
  });
});
