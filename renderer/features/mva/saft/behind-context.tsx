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
}

const NOTHING: Behind = { draft: undefined, addressOf: () => undefined };
const BehindContext = createContext(NOTHING);

/** The ledger behind a return, for every part of its page; nothing for a return that came from elsewhere. */
export function SaftBehind({ view, children }: { view: ReturnView; children: ReactNode }) {
  const query = useQuery('saft.get', view.source.kind === 'saft' ? { returnId: view.id } : undefined);
  const draft = query.value?.draft ?? undefined;
  const value = useMemo<Behind>(() => {
    if (!draft) return NOTHING;
    const lines = new Map(draft.lines.flatMap(({ index }, at) => (index === null ? [] : [[index, at] as const])));
    const addressOf = (index: number) => (lines.has(index) ? `/mva/${view.id}/bilag/${lines.get(index)}` : undefined);
    return { draft, addressOf };
  }, [draft, view.id]);
  return <BehindContext value={value}>{children}</BehindContext>;
}

export function useSaftDraft(): SaftDraft | undefined {
  return useContext(BehindContext).draft;
}

/** "Vis bilag" under a line that has postings behind it. */
export function BehindLink({ index, code }: { index: number; code: string }) {
  const t = useText('saft');
  const to = useContext(BehindContext).addressOf(index);
  return to === undefined ? null : (
    <Link href={to} className="ds-link form-detail screen-only" aria-label={t('behind.what', { code })}>
      {t('behind')}
    </Link>
  );
}

/** An amount of a line: where postings stand behind it, it opens them. */
export function BehindAmount({ index, code, children }: { index: number; code: string; children: string }) {
  const t = useText('saft');
  const to = useContext(BehindContext).addressOf(index);
  if (to === undefined || children === '') return children;
  return (
    <Link href={to} className="ds-link behind-amount" title={t('behind.what', { code })}>
      {children}
    </Link>
  );
}
