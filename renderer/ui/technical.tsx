import { Details } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useText } from './text.ts';

/** Where the technical words may stand. */
export function Technical({ children }: { children: ReactNode }) {
  const t = useText('common');
  return (
    <Details data-size="sm" className="technical">
      <Details.Summary>{t('technical')}</Details.Summary>
      <Details.Content>{children}</Details.Content>
    </Details>
  );
}
