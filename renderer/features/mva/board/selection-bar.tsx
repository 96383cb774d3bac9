import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useRights } from '../../../state/rights.ts';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { useChosenReturns } from '../chosen.ts';
import { isOpen } from '../return-state.ts';
import type { ShownCell } from '../terms-view.ts';
import { useCellWords } from './cell-words.ts';
import { DeadlineDialog } from './deadline-dialog.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { useMarkChecked } from './use-mark-checked.ts';
import { useUnmark } from './use-unmark.ts';

interface Props {
  readonly chosen: readonly ShownCell[];
  readonly onClear: () => void;
}

/** What can be done with the chosen terms; of one alone also what is noted of it. */
export function SelectionBar({ chosen, onClear }: Props) {
  const t = useText('board');
  const may = useRights();
  const [dialog, setDialog] = useState<'mark' | 'deadline' | null>(null);
  const checked = useMarkChecked(chosen);
  const unmark = useUnmark(chosen);
  const [, choose] = useChosenReturns();
  const [, go] = useLocation();
  const toSend = chosen.flatMap(({ cell: { returnId, state } }) =>
    returnId !== null && isOpen(state) ? [returnId] : [],
  );
  const close = () => setDialog(null);
  const error = checked.error ?? unmark.error;
  return (
    <section className="board-bar stack-2" aria-label={t('selected', { count: chosen.length })}>
      <div className="row wrap">
        <strong role="status">{t('selected', { count: chosen.length })}</strong>
        {may('file') && toSend.length > 0 && (
          <Button
            variant="secondary"
            data-size="sm"
            onClick={() => {
              choose(toSend);
              go('/mva/send');
            }}
          >
            {t('send')}
          </Button>
        )}
        {may('prepare') && (
          <>
            <Button variant="secondary" data-size="sm" onClick={() => setDialog('mark')}>
              {t('mark')}
            </Button>
            {unmark.count > 0 && (
              <Button variant="secondary" data-size="sm" loading={unmark.pending} onClick={unmark.run}>
                {t('unmark', { count: unmark.count })}
              </Button>
            )}
            {checked.count > 0 && (
              <Button variant="secondary" data-size="sm" loading={checked.pending} onClick={checked.run}>
                {t('checked', { count: checked.count })}
              </Button>
            )}
            <Button variant="secondary" data-size="sm" onClick={() => setDialog('deadline')}>
              {t('ownDeadline.set')}
            </Button>
          </>
        )}
        <Button variant="tertiary" data-size="sm" onClick={onClear}>
          {t('clear')}
        </Button>
        <span className="board-keys small">{t('keys')}</span>
      </div>
      {chosen.length === 1 && chosen[0] && <Noted shown={chosen[0]} />}
      {error && <Failure error={error} />}
      {dialog === 'mark' && <MarkDialog chosen={chosen} onClose={close} />}
      {dialog === 'deadline' && <DeadlineDialog chosen={chosen} onClose={close} />}
    </section>
  );
}

function Noted({ shown }: { shown: ShownCell }) {
  const words = useCellWords();
  return <span className="small">{[words.label(shown), ...words.notes(shown.cell)].join(' · ')}</span>;
}
