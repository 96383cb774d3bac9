import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

/** A part of the panel with its heading. */
export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack-3" aria-label={title}>
      <Heading level={3} data-size="2xs">
        {title}
      </Heading>
      {children}
    </section>
  );
}
