import { Button } from '@digdir/designsystemet-react';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import type { OtherInstance } from '../../../../shared/contract/surroundings.ts';
import { useAction, useToast } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Failure } from '../../../ui/failure.tsx';
import { osloParts } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';

/** The term is delivered already: nobody waits for it from here any more. */
export function MarkOutside({ other, view }: { other: OtherInstance; view: ReturnView }) {
  const t = useText('surroundings');
  const may = useRights(view.client.organisationNumber);
  const toast = useToast();
  const mark = useAction('board.mark');
  const on = other.created === null ? undefined : osloParts(other.created)?.day;
  if (on === undefined || !may('prepare')) return null;
  const run = async () => {
    const { category, period } = view;
    const who = other.madeBy ?? t('somebody');
    const places = [{ organisationNumber: view.client.organisationNumber, category, period }];
    const answer = await mark.run({ places, what: { kind: 'filedOutside', on, who }, note: other.id });
    if (answer.ok) toast(t('mark.done'));
  };
  return (
    <>
      <Button variant="secondary" data-size="sm" loading={mark.pending} onClick={() => void run()}>
        {t('mark')}
      </Button>
      {mark.error && <Failure error={mark.error} onRetry={() => void run()} />}
    </>
  );
}
