import { Button } from '@digdir/designsystemet-react';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';

/** Where a message lies in Altinn when that is not the inbox, what waits to be changed, and what Altinn did not take. */
export function LabelState({ dialogId }: { dialogId: string }) {
  const t = useText('labels');
  const labels = useQuery('labels.of', { dialogId });
  const again = useAction('labels.again');
  const letGo = useAction('labels.letGo');
  if (labels.value === undefined) return null;
  const { folder, unopened, waiting, problem } = labels.value;
  if (problem) {
    return (
      <div className="stack-2">
        <p>{t('refused')}</p>
        <Failure error={again.error ?? problem} />
        <div className="row wrap">
          <Button
            variant="secondary"
            data-size="sm"
            loading={again.pending}
            onClick={() => void again.run({ dialogId })}
          >
            {t('again')}
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            loading={letGo.pending}
            onClick={() => void letGo.run({ dialogId })}
          >
            {t('letGo')}
          </Button>
        </div>
      </div>
    );
  }
  const said = [
    ...(waiting ? [t(`waiting.${folder}`)] : folder === 'Default' ? [] : [t(`in.${folder}`)]),
    ...(unopened ? [t('unopened')] : []),
  ];
  return said.length === 0 ? null : <p className="subtle">{said.join(' ')}</p>;
}
