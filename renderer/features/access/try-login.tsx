import { Button } from '@digdir/designsystemet-react';
import type { LoginView } from '../../../shared/contract/access.ts';
import type { AgreementsView } from '../../../shared/contract/agreements.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

type Purpose = LoginView['purpose'];

const asksFor: Readonly<Record<Purpose, readonly string[]>> = {
  clientAdministration: ['delegationsRead', 'delegationsWrite'],
  filing: ['personRead', 'personWrite', 'validation'],
};

/** The proof that the integration works: a person logs in with it, once for each thing the firm logs in for. */
export function TryLogin() {
  const t = useText('integration');
  const view = useQuery('agreements.view', {}).value;
  if (!view) return null;
  return (
    <section className="stack-2" aria-label={t('try')}>
      <span className="subtle">{t('try.text')}</span>
      <TryOne purpose="clientAdministration" view={view} />
      {view.tasks.includes('mva') && <TryOne purpose="filing" view={view} />}
    </section>
  );
}

function TryOne({ purpose, view }: { purpose: Purpose; view: AgreementsView }) {
  const t = useText('integration');
  const login = useQuery('access.login', { purpose });
  const start = useAction('access.startLogin');
  const cancel = useAction('access.cancelLogin');
  const open = useAction('app.openLink');
  const state = login.value?.state ?? 'none';
  const lines = view.scopes.filter((line) => line.integration === 'idporten' && asksFor[purpose].includes(line.id));
  const lacking = lines.filter((line) => line.proof?.granted === false).map(({ scope }) => scope);
  const proved = lines.length > 0 && lines.every((line) => line.proof !== null) && lacking.length < lines.length;
  const begin = async () => {
    const answer = await start.run({ purpose });
    if (answer.ok && answer.value.url) await open.run({ url: answer.value.url });
  };
  const problem = start.error ?? open.error ?? (state === 'failed' ? login.value?.problem : undefined);
  return (
    <div className="stack-2">
      {state === 'waiting' ? (
        <div className="row wrap top">
          <span role="status">{t('try.waiting')}</span>
          <OpenLink url={login.value?.url ?? ''} label={t(`try.${purpose}`)} />
          <Button variant="tertiary" data-size="sm" onClick={() => void cancel.run({ purpose })}>
            {t('try.cancel')}
          </Button>
        </div>
      ) : (
        <div className="row wrap">
          {state !== 'loggedIn' && (
            <Button variant="secondary" data-size="sm" loading={start.pending} onClick={() => void begin()}>
              {t(`try.${purpose}`)}
            </Button>
          )}
          {proved && (
            <StateTag tone={lacking.length > 0 ? 'warning' : 'good'}>
              {lacking.length > 0 ? t('try.lacking', { list: lacking.join(', ') }) : t('try.done')}
            </StateTag>
          )}
        </div>
      )}
      {problem && <Failure error={problem} onRetry={() => void begin()} onLogIn={() => void begin()} />}
    </div>
  );
}
