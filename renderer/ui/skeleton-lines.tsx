import { Skeleton } from '@digdir/designsystemet-react';
import { useText } from './text.ts';

/** The shape of a list on its way. */
export function SkeletonLines({ lines = 6 }: { lines?: number }) {
  const t = useText('common');
  return (
    <div className="stack-3" aria-busy="true" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without identity
        <Skeleton key={line} variant="rectangle" height={36} />
      ))}
    </div>
  );
}
