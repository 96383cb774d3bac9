import { Paragraph } from '@digdir/designsystemet-react';
import { PadlockLockedIcon } from '@navikt/aksel-icons';
import { useLocation } from 'wouter';
import type { ClaimsList } from '../../../shared/contract/claims.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

/** What to order of whom before the page shows anything; nothing else depends on it. */
export function Locked({ locked }: { locked: NonNullable<ClaimsList['locked']> }) {
  const t = useText('claims');
  const [, go] = useLocation();
  const may = useRights();
  const agreements = useQuery('agreements.view', {});
  const choose = useAction('agreements.chooseTasks');
  const begin = async () => {
    const tasks = agreements.value?.tasks ?? [];
    if (!locked.chosen && !(await choose.run({ tasks: [...tasks, 'claims'] })).ok) return;
    go('/tilgang/avtaler');
  };
  return (
    <Empty icon={PadlockLockedIcon} title={t(locked.chosen ? 'locked.refused' : 'locked')} text={t('locked.text')}>
      <div className="stack-3 center">
        {may('setUp') ? (
          <PrimaryButton loading={choose.pending} disabled={!agreements.value} onClick={() => void begin()}>
            {t(locked.chosen ? 'locked.see' : 'locked.begin')}
          </PrimaryButton>
        ) : (
          <Paragraph>{t('locked.who')}</Paragraph>
        )}
        {choose.error && <Failure error={choose.error} />}
      </div>
    </Empty>
  );
}
