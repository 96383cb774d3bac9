import { Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import type { Kind } from './kinds.ts';
import { packageCode } from './packages.tsx';

interface Props {
  readonly kind: Kind;
  readonly code: string;
  readonly access: AccessOverview;
}

/** Who approves, and under what name they will meet it. */
export function SendRequest({ kind, code, access }: Props) {
  const t = useText('access');
  const [, go] = useLocation();
  const request = useAction('access.requestSystemUser');
  const [title, setTitle] = useState(() => t(`guide.name.${kind}`));
  const packages = access.system.packages.filter((urn) => packageCode(urn) === code);
  const send = async () => {
    const before = new Set(access.requests.map((each) => each.id));
    const answer = await request.run({ kind, title: title.trim(), packages });
    if (!answer.ok) return;
    const made = answer.value.requests.find((each) => !before.has(each.id)) ?? answer.value.requests[0];
    go(made ? `/tilgang/foresporsel/${made.id}` : '/tilgang', { replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() !== '') void send();
  };
  return (
    <form className="stack-4" onSubmit={submit}>
      <Paragraph className="measure">{t('guide.who.text', { firm: access.firm?.name ?? '' })}</Paragraph>
      <Textfield
        className="id-field"
        data-size="md"
        label={t('guide.name')}
        description={t('guide.name.help')}
        value={title}
        maxLength={100}
        onChange={(event) => setTitle(event.target.value)}
      />
      {request.error && <Failure error={request.error} onRetry={() => void send()} />}
      <div className="row">
        <PrimaryButton type="submit" data-size="md" loading={request.pending}>
          {t('guide.send')}
        </PrimaryButton>
      </div>
    </form>
  );
}
