import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import { ServerFindings, useAnswer } from './server-findings.tsx';
import type { FilingLogin } from './use-filing-login.ts';

/** Asks Skatteetaten's validation service; nothing is filed. */
export function ServerCheck({ view, login }: { view: ReturnView; login: FilingLogin }) {
  const t = useText('mva');
  const answerText = useAnswer();
  const check = useAction('mva.validate');
  const [result, setResult] = useState<OutputOf<'mva.validate'> | undefined>();
  const run = async () => {
    setResult(undefined);
    const answer = await check.run({ returnId: view.id });
    if (answer.ok) setResult(answer.value);
  };
  const start = () => login.ensure(() => void run());
  return (
    <div className="stack-2">
      <Button variant="secondary" data-size="sm" loading={check.pending} onClick={start}>
        {t('check')}
      </Button>
      {!login.loggedIn && (
        <Paragraph data-size="xs" className="subtle">
          {t('check.text')}
        </Paragraph>
      )}
      {check.error && <Failure error={check.error} onRetry={start} onLogIn={start} />}
      {result && (
        <Alert data-color={colorOf(result.verdict)} data-size="sm" role="status">
          <Paragraph>
            <strong>{t('check.result', { verdict: answerText(result.verdict) })}.</strong> {t('check.notFiled')}
          </Paragraph>
          <ServerFindings findings={result.findings} />
        </Alert>
      )}
    </div>
  );
}

function colorOf(verdict: string): 'success' | 'danger' | 'warning' {
  if (verdict === 'ingen avvik') return 'success';
  return verdict === 'ugyldig skattemelding' ? 'danger' : 'warning';
}
