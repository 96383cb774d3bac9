import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { SelfLinkingView } from '../../../../shared/contract/self-linking.ts';
import { useAction } from '../../../state/context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { OpenLink } from '../../../ui/open-link.tsx';
import { StateTag, type Tone } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { requestPath, setPath } from '../whom.ts';

/** Package, system access and key, in the order in which they are got. */
export function Needs({ value }: { value: SelfLinkingView }) {
  const t = useText('selfLinking');
  const [, go] = useLocation();
  const { inSystem, systemUser, requestId, key } = value.needs;
  return (
    <section className="stack-3" aria-label={t('needs')}>
      <Heading level={2} data-size="2xs">
        {t('needs')}
      </Heading>
      <ol className="needs">
        <Need name={t('need.inSystem')} tone={inSystem ? 'good' : 'todo'}>
          {!inSystem && <Act label={t('need.inSystem.act')} onAct={() => go('/tilgang/system/endre')} />}
        </Need>
        <Need
          name={systemUser ? `${t('need.systemUser')}: ${systemUser.title}` : t('need.systemUser')}
          tone={systemUser ? 'good' : requestId ? 'waiting' : 'todo'}
        >
          {!systemUser && <Paragraph className="measure">{t('need.systemUser.text')}</Paragraph>}
          {!systemUser && requestId && (
            <Act label={t('need.systemUser.waits')} onAct={() => go(requestPath(requestId))} />
          )}
          {!systemUser && !requestId && inSystem && (
            <Act
              label={t('need.systemUser.act')}
              onAct={() => go(setPath({ whom: 'own', code: 'klientadministrator' }))}
            />
          )}
        </Need>
        <Need name={t('need.key')} tone={key ? (key.registeredAt ? 'good' : 'warning') : 'todo'}>
          <OwnKey value={value} />
        </Need>
      </ol>
    </section>
  );
}

function Need({ name, tone, children }: { name: string; tone: Tone; children: ReactNode }) {
  const t = useText('selfLinking');
  const said = tone === 'good' ? 'need.done' : tone === 'warning' ? 'need.untried' : 'need.todo';
  return (
    <li className="stack-2">
      <div className="row between top">
        <strong>{name}</strong>
        <StateTag tone={tone}>{t(said)}</StateTag>
      </div>
      {children}
    </li>
  );
}

function Act({ label, onAct }: { label: string; onAct: () => void }) {
  return (
    <div className="row">
      <Button variant="secondary" data-size="sm" onClick={onAct}>
        {label}
      </Button>
    </div>
  );
}

function OwnKey({ value }: { value: SelfLinkingView }) {
  const t = useText('selfLinking');
  const create = useAction('selfLinking.createKey');
  const { key } = value.needs;
  const make = () => void create.run({ bits: 3072 });
  return (
    <>
      {!key?.registeredAt && <Paragraph className="measure">{t('need.key.text')}</Paragraph>}
      {create.error && <Failure error={create.error} onRetry={make} />}
      {key ? (
        <div className="row wrap top">
          <CopyButton text={key.jwk} what={t('need.key.copy')} label={t('need.key.copy')} />
          <OpenLink url={value.selfService} label={t('need.key.open')} />
        </div>
      ) : (
        <div className="row">
          <Button variant="secondary" data-size="sm" loading={create.pending} onClick={make}>
            {t('need.key.act')}
          </Button>
        </div>
      )}
    </>
  );
}
