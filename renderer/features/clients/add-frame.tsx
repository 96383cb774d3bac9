import { Button, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { type AddWay, AddWays } from './add-ways.tsx';

/** A page that brings clients into the list, beside the other ways. */
export function AddFrame({ way, lead, children }: { way: AddWay; lead: string; children: ReactNode }) {
  const t = useText('clientList');
  const common = useText('common');
  const [, go] = useLocation();
  return (
    <Page
      title={t('ways.title')}
      actions={
        <Button variant="tertiary" data-size="sm" onClick={() => go('/klienter')}>
          {common('back')}
        </Button>
      }
    >
      <AddWays current={way} />
      <Paragraph>{lead}</Paragraph>
      {children}
    </Page>
  );
}
