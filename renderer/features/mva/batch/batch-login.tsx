import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { BatchView } from '../../../../shared/contract/batch.ts';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { LoginWait } from '../login-wait.tsx';
import { useFilingLogin } from '../use-filing-login.ts';

/** The login is over: nothing is lost, and the next one takes up all that waits. */
export function BatchLogin({ view: { rows } }: { view: BatchView }) {
  const t = useText('batch');
  const login = useFilingLogin();
  const count = rows.filter(({ state }) => state === 'waiting' || state === 'login').length;
  if (login.waiting) return <LoginWait login={login} />;
  return (
    <Alert data-color="warning" data-size="sm" role="status">
      <Heading level={2} data-size="2xs">
        {t('login.title')}
      </Heading>
      <Paragraph>{t('login.text', { count })}</Paragraph>
      <PrimaryButton onClick={() => login.ensure(() => undefined, true)}>{t('login.act')}</PrimaryButton>
      <LoginWait login={login} />
    </Alert>
  );
}
