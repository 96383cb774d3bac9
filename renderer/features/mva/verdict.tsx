import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Filing, ReturnView } from '../../../shared/contract/mva.ts';
import { useFailureText } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { FollowUp } from './follow-up.tsx';
import { ImportAgain } from './import-again.tsx';
import { PutRight } from './put-right.tsx';
import { ServerFindings } from './server-findings.tsx';
import { look } from './state-symbol.tsx';

const colors = { neutral: 'info', info: 'info', success: 'success', warning: 'warning', danger: 'danger' } as const;

interface Props {
  readonly view: ReturnView;
  readonly filing: Filing;
  readonly onChange: () => void;
}

/** Where the filing stands, first of all on the page: a receipt is not a verdict, and the words never pretend so. */
export function Verdict({ view, filing, onChange }: Props) {
  const t = useText('mva');
  const format = useFormat();
  const said = useFailureText();
  const { state } = view;
  if (state === 'draft') return null;
  const parked = filing.state === 'waitingForLogin';
  return (
    <Alert data-color={colors[look[state].color]} className="verdict" role="status">
      <Heading level={2} data-size="xs">
        {t(parked ? 'verdict.parkedTitle' : `state.${state}`)}
      </Heading>
      <Paragraph>
        {t(parked ? 'verdict.parked' : `verdict.${state}`, {
          client: view.client.name,
          day: format.day(view.deadline),
        })}
      </Paragraph>
      {state === 'failed' && filing.problem && <Paragraph>{said(filing.problem)}</Paragraph>}
      <ServerFindings findings={filing.serverFindings} />
      <FollowUp filing={filing} onChange={onChange} />
      {state === 'rejected' && (
        <div className="row wrap import-again">
          <PutRight view={view} />
          <ImportAgain organisationNumber={view.client.organisationNumber} second />
        </div>
      )}
    </Alert>
  );
}
