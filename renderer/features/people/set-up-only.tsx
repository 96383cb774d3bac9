import { PadlockLockedIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useRights } from '../../state/rights.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';

/** A page for those who set up; to the others, who came by its address, it says who can. */
export function SetUpOnly({ title, children }: { title: string; children: ReactNode }) {
  const t = useText('people');
  const may = useRights();
  if (may('setUp')) return children;
  return (
    <Page title={title}>
      <Empty icon={PadlockLockedIcon} title={t('setUpOnly.title')} text={t('setUpOnly')} />
    </Page>
  );
}
