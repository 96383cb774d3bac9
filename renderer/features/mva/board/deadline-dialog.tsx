import { Button, Dialog, Fieldset, Heading, Paragraph, Radio, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAction, useToast } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import type { ShownCell } from '../terms-view.ts';
import { placesOf, whoseTerms } from './places.ts';

interface Props {
  readonly chosen: readonly ShownCell[];
  readonly onClose: () => void;
}

/** "Vår frist": so many days before the authority's for every term, or one day for those chosen. */
export function DeadlineDialog({ chosen, onClose }: Props) {
  const t = useText('board');
  const common = useText('common');
  const format = useFormat();
  const toast = useToast();
  const set = useAction('board.setDeadline');
  const clear = useAction('board.clearDeadline');
  const [asked] = useState(chosen);
  const first = asked.map(({ cell }) => cell.deadline).sort()[0] ?? '';
  const [kind, setKind] = useState<'daysBefore' | 'day'>('daysBefore');
  const [days, setDays] = useState('3');
  const [day, setDay] = useState(first);
  const [reason, setReason] = useState('');
  const count = Number(days);
  const complete = reason.trim() !== '' && (kind === 'day' ? day !== '' : count >= 1 && count <= 60);
  const places = placesOf(asked);
  const hasOwn = asked.some(({ cell }) => cell.ownDeadline !== null);
  const done = (text: string) => {
    toast(text);
    onClose();
  };
  const save = async () => {
    const when = kind === 'day' ? { day } : { daysBefore: count };
    if ((await set.run({ places, when, reason })).ok) done(t('ownDeadline.saved'));
  };
  const remove = async () => {
    if ((await clear.run({ places })).ok) done(t('ownDeadline.removed'));
  };
  const error = set.error ?? clear.error;
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} data-size="sm" className="confirm">
      <form
        className="stack-3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Heading level={2} data-size="2xs">
          {t('ownDeadline.title', whoseTerms(asked))}
        </Heading>
        <Paragraph>{t('ownDeadline.text', { day: format.day(first) })}</Paragraph>
        <Fieldset data-size="sm">
          <Fieldset.Legend className="sr-only">{t('ownDeadline.kind')}</Fieldset.Legend>
          {(['daysBefore', 'day'] as const).map((each) => (
            <Radio
              key={each}
              name="deadline-kind"
              value={each}
              label={t(`ownDeadline.${each}`)}
              checked={kind === each}
              onChange={() => setKind(each)}
            />
          ))}
        </Fieldset>
        {kind === 'day' ? (
          <Textfield
            data-size="sm"
            type="date"
            label={t('ownDeadline.date')}
            max={first}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        ) : (
          <Textfield
            data-size="sm"
            type="number"
            min={1}
            max={60}
            label={t('ownDeadline.days')}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        )}
        <Textfield
          data-size="sm"
          label={t('ownDeadline.reason')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {error && <Failure error={error} />}
        <div className="row wrap">
          <Button type="submit" data-color="accent" loading={set.pending} disabled={!complete}>
            {t('ownDeadline.save')}
          </Button>
          {hasOwn && (
            <Button type="button" variant="secondary" loading={clear.pending} onClick={() => void remove()}>
              {t('ownDeadline.remove')}
            </Button>
          )}
          <Button type="button" variant="tertiary" onClick={onClose}>
            {common('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
