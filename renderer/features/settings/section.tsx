import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card stack-4 settings-section" aria-label={title}>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {children}
    </section>
  );
}
