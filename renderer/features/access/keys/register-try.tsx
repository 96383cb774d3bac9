import { Paragraph } from '@digdir/designsystemet-react';
import type { OwnKey } from '../../../../shared/contract/keys.ts';
import { useAction } from '../../../state/context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { OpenLink } from '../../../ui/open-link.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';

interface RegisterProps {
  readonly value: OwnKey;
  readonly selfService: string;
  /** Of the second, visible system: the key stands there too. Empty without one. */
  readonly visibleClientId: string;
  /** No other key is in use that must be left where it is. */
  readonly first?: boolean;
}

/** What is done in self-service: the public half to paste, or the change to a certificate. */
export function Register({ value, selfService, visibleClientId, first = false }: RegisterProps) {
  const t = useText('keys');
  const visible = useText('visibleSystem');
  return (
    <>
      <Paragraph className="measure">
        {t(value.certificate ? 'step.register.certificate' : first ? 'step.register.first' : 'step.register.text')}
      </Paragraph>
      {!value.certificate && visibleClientId !== '' && (
        <Paragraph className="measure">{visible('key.too', { clientId: visibleClientId })}</Paragraph>
      )}
      <div className="row wrap top">
        {!value.certificate && <CopyButton text={value.jwk} what={t('copy.jwk')} label={t('copy.jwk')} />}
        <OpenLink url={selfService} label={t('step.register.open')} />
      </div>
    </>
  );
}

/** A real fetch with this key, beside what is in use. */
export function Try({ value, done }: { value: OwnKey; done: boolean }) {
  const t = useText('keys');
  const attempt = useAction('keys.tryKey');
  const run = () => void attempt.run({ kid: value.kid });
  return (
    <>
      <Paragraph className="measure">{t('step.try.text')}</Paragraph>
      {done && <StateTag tone="good">{t('step.try.done')}</StateTag>}
      {attempt.error && <Failure error={attempt.error} onRetry={run} />}
      {!done && (
        <div className="row">
          <PrimaryButton loading={attempt.pending} onClick={run}>
            {t('step.try.act')}
          </PrimaryButton>
        </div>
      )}
    </>
  );
}
