import type { ReactNode } from 'react';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { type AddWay, AddWays } from './add-ways.tsx';

/** A page that brings clients into the list, beside the other ways. */
export function AddFrame({ way, lead, children }: { way: AddWay; lead: string; children: ReactNode }) {
  const t = useText('clientList');
  const clients = useText('clients');
  return (
    <Page title={t('ways.title')} lead={lead} actions={<LeaveButton to="/klienter">{clients('back')}</LeaveButton>}>
      <AddWays current={way} />
      {children}
    </Page>
  );
}
