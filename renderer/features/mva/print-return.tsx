import { Button } from '@digdir/designsystemet-react';
import { PrinterSmallIcon } from '@navikt/aksel-icons';
import { controlKinds, type ReturnView } from '../../../shared/contract/mva.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { SaveFile } from '../../ui/save-file.tsx';
import { useText } from '../../ui/text.ts';
import { useNow } from '../../ui/time.tsx';
import { useControlWords } from './controls.tsx';
import { usePeriodName } from './period-name.ts';

/** On paper or as PDF: the page itself, as `print.css` lays it out. */
export function PrintReturn({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const periodName = usePeriodName();
  const print = useAction('app.print');
  const save = useAction('mva.savePdf');
  return (
    <>
      <Button variant="tertiary" data-size="sm" loading={print.pending} onClick={() => void print.run({})}>
        <PrinterSmallIcon aria-hidden fontSize="1.125rem" />
        {t('print.act')}
      </Button>
      <SaveFile
        label={t('print.savePdf')}
        text={t('print.savePdf')}
        done={t('documents.saved')}
        save={() => save.run({ returnId: view.id, term: periodName(view.period) })}
      />
      {print.error && <Failure error={print.error} onRetry={() => void print.run({})} />}
    </>
  );
}

/** What only paper needs: the controls without their boxes, and when, by whom and from which environment it was printed. */
export function PrintedFoot({ view }: { view: ReturnView }) {
  const t = useText('mva');
  const frame = useText('frame');
  const format = useFormat();
  const words = useControlWords();
  const now = useNow();
  const snapshot = useQuery('app.snapshot', {}).value;
  const here = useQuery('people.here', {}).value?.here;
  const environment = snapshot?.environment ?? 'production';
  const person = here?.name || snapshot?.personName || '';
  return (
    <footer className="printed-foot">
      {controlKinds.options.map((kind) => {
        const noted = view.controls.find(({ control }) => control === kind);
        return (
          <p key={kind}>
            {t(`control.${kind}`)}: {noted ? words(noted) : t('control.none')}
          </p>
        );
      })}
      <p>
        {t('print.by', { at: format.dateTime(new Date(now).toISOString()), person })} · Klientbro
        {environment !== 'production' && ` · ${frame(`band.${environment}`)}: ${frame(`band.${environment}.text`)}`}
      </p>
    </footer>
  );
}
