import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Failure } from '../../ui/failure.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { useText } from '../../ui/text.ts';
import type { FilingLogin } from './use-filing-login.ts';

/** What the person does meanwhile: log in in the browser, copy the address, or give up. */
export function LoginWait({ login }: { login: FilingLogin }) {
  const t = useText('mva');
  if (login.error) return <Failure error={login.error} />;
  if (!login.waiting) return null;
  return (
    <Alert data-color="info" data-size="sm" role="status">
      <Heading level={3} data-size="2xs">
        {t('login.heading')}
      </Heading>
      <Paragraph>{t('login.text')}</Paragraph>
      {login.waiting.url !== undefined && <OpenLink url={login.waiting.url} label={t('login.again')} />}
      <Button variant="tertiary" data-size="sm" onClick={login.cancel}>
        {t('login.cancel')}
      </Button>
    </Alert>
  );
}
