import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { HourglassIcon } from '@navikt/aksel-icons';
import { useAction, useQuery } from '../state/context.tsx';
import { Failure } from './failure.tsx';
import { OpenLink } from './open-link.tsx';
import { PrimaryButton } from './primary-button.tsx';
import { useText } from './text.ts';

type Purpose = 'clientAdministration' | 'filing';

/** A person's login with ID-porten: opens the browser, waits, can be cancelled. Renders nothing once logged in. */
export function LoginBox({ purpose }: { purpose: Purpose }) {
  const t = useText('login');
  const login = useQuery('access.login', { purpose });
  const start = useAction('access.startLogin');
  const open = useAction('app.openLink');
  const state = login.value?.state ?? 'none';
  if (state === 'loggedIn') return null;
  const begin = async () => {
    const answer = await start.run({ purpose });
    if (answer.ok && answer.value.url) await open.run({ url: answer.value.url });
  };
  const problem = start.error ?? open.error ?? login.error ?? (state === 'failed' ? login.value?.problem : undefined);
  return (
    <section className="card stack-3" aria-label={t(`title.${purpose}`)}>
      {state === 'waiting' ? (
        <Waiting purpose={purpose} url={login.value?.url ?? ''} />
      ) : (
        <>
          <Heading level={2} data-size="2xs">
            {t(`title.${purpose}`)}
          </Heading>
          <Paragraph className="measure">{t('text')}</Paragraph>
          <div className="row">
            <PrimaryButton loading={start.pending} onClick={() => void begin()}>
              {t('start')}
            </PrimaryButton>
          </div>
        </>
      )}
      {problem && <Failure error={problem} onRetry={() => void begin()} onLogIn={() => void begin()} />}
    </section>
  );
}

function Waiting({ purpose, url }: { purpose: Purpose; url: string }) {
  const t = useText('login');
  const cancel = useAction('access.cancelLogin');
  return (
    <>
      <Heading level={2} data-size="2xs" className="row tight">
        <HourglassIcon aria-hidden /> {t('waiting')}
      </Heading>
      <Paragraph className="measure" role="status">
        {t('waiting.text')}
      </Paragraph>
      <div className="row wrap top">
        <OpenLink url={url} label={t('again')} />
        <Button variant="tertiary" data-size="sm" loading={cancel.pending} onClick={() => void cancel.run({ purpose })}>
          {t('cancel')}
        </Button>
      </div>
      {cancel.error && <Failure error={cancel.error} />}
    </>
  );
}
