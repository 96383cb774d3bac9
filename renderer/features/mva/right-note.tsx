import { Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { lacking } from './batch/rights.ts';

/** That whoever logs in is known to lack a right for this client. It stops nobody: Altinn decides. */
export function RightNote({ view: { client } }: { view: ReturnView }) {
  const t = useText('filingRights');
  const format = useFormat();
  const known = useQuery('filingRights.view', {}).value;
  const right = known?.rows.find((row) => row.client.organisationNumber === client.organisationNumber)?.right ?? null;
  const lacks = lacking(right);
  if (!right || !lacks || !known?.person) return null;
  return (
    <div className="stack-2">
      <div className="row wrap">
        <StateTag tone="bad">{t(`mayNot.${lacks}`)}</StateTag>
        <span className="subtle small">{t('row.checked', { day: format.date(right.checkedAt) })}</span>
      </div>
      <Paragraph data-size="sm">
        {t(`mayNot.${lacks}.by`, { person: known.person.name })}{' '}
        <Link className="ds-link" href="/mva/send/fullmakter">
          {t('how')}
        </Link>
      </Paragraph>
    </div>
  );
}
