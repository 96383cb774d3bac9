import { createContext, useContext, useMemo } from 'react';
import { type Needle, needlesOf, partsOf } from '../../../shared/search-words.ts';

const Searched = createContext<readonly Needle[]>([]);

/** What is searched for, for every text below. */
export function SearchedFor({ search, children }: { search: string; children: React.ReactNode }) {
  const needles = useMemo(() => needlesOf(search), [search]);
  return <Searched value={needles}>{children}</Searched>;
}

/** A text with the words that were searched for marked. */
export function Marked({ text }: { text: string }) {
  const needles = useContext(Searched);
  if (needles.length === 0) return text;
  return partsOf(text, needles).map((part, index) =>
    part.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
      <mark key={index}>{part.text}</mark>
    ) : (
      part.text
    ),
  );
}
