import { Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { type AddWay, AddWays } from './add-ways.tsx';

/** A page that brings clients into the list, beside the other ways. */
export function AddFrame({ way, lead, children }: { way: AddWay; lead: string; children: ReactNode }) {
  const t = useText('clientList');
  const common = useText('common');
  return (
    <Page title={t('ways.title')} actions={<LeaveButton to="/klienter">{common('back')}</LeaveButton>}>
      <AddWays current={way} />
      <Paragraph>{lead}</Paragraph>
      {children}
    </Page>
  );
}
