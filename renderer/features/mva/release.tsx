import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { useAction, useToast } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly view: ReturnView;
  /** Why errors do not stop it. */
  readonly despite: string | undefined;
  /** Something stands in the way of a release, and is told elsewhere. */
  readonly blocked: boolean;
  readonly onChange: () => void;
}

/** A named person's word that these figures may be sent, apart from the sending: given here, seen here, taken back here. */
export function Release({ view, ...rest }: Props) {
  if (view.release) return <Released view={view} onChange={rest.onChange} />;
  return rest.blocked ? null : <Give view={view} {...rest} />;
}

function Give({ view, despite, onChange }: Omit<Props, 'blocked'>) {
  const t = useText('release');
  const toast = useToast();
  const give = useAction('batch.release');
  const [asking, setAsking] = useState(false);
  const release = async () => {
    const wish = { returnId: view.id, figuresHash: view.figuresHash };
    const answer = await give.run(despite ? { ...wish, despite } : wish);
    if (!answer.ok) return;
    setAsking(false);
    toast(t('done'));
    onChange();
  };
  return (
    <div>
      <Button variant="tertiary" data-size="sm" onClick={() => setAsking(true)}>
        {t('act')}
      </Button>
      {asking && (
        <Confirm
          open
          title={t('confirm', { client: view.client.name })}
          text={t('confirmText')}
          act={t('confirmAct')}
          pending={give.pending}
          error={give.error}
          onAct={() => void release()}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function Released({ view, onChange }: Pick<Props, 'view' | 'onChange'>) {
  const t = useText('release');
  const batch = useText('batch');
  const words = useReleaseWords();
  const toast = useToast();
  const may = useRights(view.client.organisationNumber);
  const withdraw = useAction('batch.withdraw');
  const take = async () => {
    if (!(await withdraw.run({ returnId: view.id })).ok) return;
    toast(t('withdrawn'));
    onChange();
  };
  const reason = view.release?.despite?.reason;
  return (
    <section className="stack-2" aria-label={t('label')}>
      <div className="row wrap">
        <StateTag tone="good">{batch('ready.released')}</StateTag>
        {may('file') && (
          <Button variant="tertiary" data-size="sm" loading={withdraw.pending} onClick={() => void take()}>
            {t('withdraw')}
          </Button>
        )}
      </div>
      <Paragraph data-size="sm">{words(view)}</Paragraph>
      {reason && <Paragraph data-size="sm">{t('despite', { reason })}</Paragraph>}
      {withdraw.error && <Failure error={withdraw.error} />}
    </section>
  );
}

/** "Kari Nordal, 21. nov. 2026 08:40"; empty when nobody has. */
export function useReleaseWords(): (view: ReturnView) => string {
  const t = useText('mva');
  const format = useFormat();
  return ({ release }) => (release ? t('control.by', { name: release.by, at: format.dateTime(release.at) }) : '');
}
