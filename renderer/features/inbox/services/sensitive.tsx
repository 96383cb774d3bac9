import { Paragraph } from '@digdir/designsystemet-react';
import type { ServiceKind, ServiceRow } from '../../../../shared/contract/message-services.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import type { FailureLike } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';

interface Props {
  readonly rows: readonly ServiceRow[];
  readonly kinds: readonly ServiceKind[];
  readonly group: string | null;
  readonly pending: boolean;
  readonly error: FailureLike | undefined;
  readonly onAct: () => void;
  readonly onClose: () => void;
}

/** What it means to fetch services of these kinds, before it begins. */
export function Sensitive({ rows, kinds, group, ...rest }: Props) {
  const t = useText('messageServices');
  const count = rows.filter((row) => row.kind !== 'ordinary').length;
  const text = (
    <>
      <Paragraph>{t('confirm.for', { group: group ?? t('group.all') })}</Paragraph>
      {kinds.map((kind) => kind !== 'ordinary' && <Paragraph key={kind}>{t(`confirm.${kind}`)}</Paragraph>)}
      <Paragraph>{t('confirm.who')}</Paragraph>
    </>
  );
  return <Confirm open title={t('confirm.title', { count })} text={text} act={t('on')} {...rest} />;
}
