import { PadlockLockedIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useRights } from '../../state/rights.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly right: 'setUp' | 'clients';
  readonly title: string;
  /** The client that the page is about; without one, the right for some client is enough to come in. */
  readonly organisationNumber?: string;
  readonly children: ReactNode;
}

/** A page for those with the right; to the others, who came by its address, it says who can. */
export function RightOnly({ right, title, organisationNumber, children }: Props) {
  const t = useText('people');
  const may = useRights(organisationNumber);
  if (may(right)) return children;
  return (
    <Page title={title}>
      <Empty icon={PadlockLockedIcon} title={t(`only.${right}.title`)} text={t(`only.${right}`)} />
    </Page>
  );
}
