import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { Link } from 'wouter';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import type { SaftDraft } from '../../../../shared/contract/saft.ts';
import { useQuery } from '../../../state/context.tsx';
import { useText } from '../../../ui/text.ts';

interface Behind {
  readonly draft: SaftDraft | undefined;
  /** The address of the postings behind a line of the return; undefined where none stand. */
  readonly addressOf: (index: number) => string | undefined;
  /** It is the rows of a table that stand behind, not postings. */
  readonly isTable: boolean;
}

const NOTHING: Behind = { draft: undefined, addressOf: () => undefined, isTable: false };
const BehindContext = createContext(NOTHING);

/** The ledger or table behind a return, for every part of its page; nothing for a return that came from elsewhere. */
export function SaftBehind({ view, children }: { view: ReturnView; children: ReactNode }) {
  const query = useQuery('saft.get', view.source.kind === 'saft' ? { returnId: view.id } : undefined);
  const draft = query.value?.draft ?? undefined;
  const isTable = view.source.kind === 'table';
  const value = useMemo<Behind>(() => {
    if (isTable) return { ...NOTHING, isTable, addressOf: (index) => `/mva/${view.id}/bilag/${index}` };
    if (!draft) return NOTHING;
    const lines = new Map(draft.lines.flatMap(({ index }, at) => (index === null ? [] : [[index, at] as const])));
    const addressOf = (index: number) => (lines.has(index) ? `/mva/${view.id}/bilag/${lines.get(index)}` : undefined);
    return { draft, addressOf, isTable };
  }, [draft, isTable, view.id]);
  return <BehindContext value={value}>{children}</BehindContext>;
}

export function useSaftDraft(): SaftDraft | undefined {
  return useContext(BehindContext).draft;
}

/** What the way to the postings, or to the rows of a table, is called. */
function useBehindWords(code: string): { readonly word: string; readonly what: string } {
  const t = useText('saft');
  const tables = useText('tables');
  return useContext(BehindContext).isTable
    ? { word: tables('rows.show'), what: tables('rows.open', { code }) }
    : { word: t('behind'), what: t('behind.what', { code }) };
}

/** "Vis bilag" under a line that has postings behind it. */
export function BehindLink({ index, code }: { index: number; code: string }) {
  const { word, what } = useBehindWords(code);
  const to = useContext(BehindContext).addressOf(index);
  return to === undefined ? null : (
    <Link href={to} className="ds-link form-detail screen-only" aria-label={what}>
      {word}
    </Link>
  );
}

/** An amount of a line: where postings stand behind it, it opens them. */
export function BehindAmount({ index, code, children }: { index: number; code: string; children: string }) {
  const { what } = useBehindWords(code);
  const to = useContext(BehindContext).addressOf(index);
  if (to === undefined || children === '') return children;
  return (
    <Link href={to} className="ds-link behind-amount" title={what}>
      {children}
    </Link>
  );
}
