import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';

/** Leaves a page that was gone into, for where it belongs. What is done stays done. */
export function LeaveButton({ to, children }: { to: string; children: ReactNode }) {
  const [, go] = useLocation();
  return (
    <Button variant="tertiary" data-size="sm" onClick={() => go(to)}>
      {children}
    </Button>
  );
}
