import { type ReactNode, useEffect, useState } from 'react';
import type { Query } from '../state/context.tsx';
import { Failure } from './failure.tsx';
import { SkeletonLines } from './skeleton-lines.tsx';

/** True once it was waited for `wait` milliseconds: a shape that flashes by says nothing. */
export function useLate(wait = 300, waiting = true): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return setLate(false);
    const timer = setTimeout(() => setLate(true), wait);
    return () => clearTimeout(timer);
  }, [wait, waiting]);
  return late && waiting;
}

interface Props<T> {
  readonly query: Query<T>;
  readonly skeleton?: ReactNode;
  readonly children: (value: T) => ReactNode;
}

function Late({ children }: { children: ReactNode }) {
  return useLate() ? children : null;
}

/** A read's four faces: not here yet, here, here but old (the newest try failed), and failed. */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  if (query.value === undefined) {
    if (query.error && !query.loading) return <Failure error={query.error} onRetry={query.refresh} />;
    return <Late>{skeleton ?? <SkeletonLines />}</Late>;
  }
  return (
    <>
      {query.error && <Failure error={query.error} onRetry={query.refresh} />}
      {children(query.value)}
    </>
  );
}
