import { Button, Checkbox, Dialog, Fieldset, Heading, Paragraph, Radio, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { MarkWish } from '../../../../shared/contract/board.ts';
import { type MarkKind, markKind } from '../../../../shared/contract/marks.ts';
import { useAction, useQuery, useToast } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';
import { type Chosen, placesOf, whoseTerms } from './places.ts';

interface Props {
  readonly chosen: Chosen;
  readonly onClose: () => void;
  /** Called when they are marked. */
  readonly onDone?: () => void;
}

/** "Marker…": delivered elsewhere, by others, nothing to deliver, or waiting for an answer; with who and when. */
export function MarkDialog({ chosen, onClose, onDone }: Props) {
  const t = useText('board');
  const common = useText('common');
  const now = today(useNow());
  const person = useQuery('app.snapshot', {}).value?.personName ?? '';
  const mark = useAction('board.mark');
  const unmark = useAction('board.unmark');
  const toast = useToast();
  // What was asked for: the board behind the dialog changes meanwhile.
  const [asked] = useState(chosen);
  const [kind, setKind] = useState<MarkKind>('filedOutside');
  const [on, setOn] = useState(now);
  const [who, setWho] = useState<string>();
  const [standing, setStanding] = useState(false);
  const [note, setNote] = useState('');
  const name = who ?? (kind === 'filedOutside' ? person : '');
  const complete = kind !== 'filedOutside' || (on !== '' && name.trim() !== '');
  const save = async () => {
    const answer = await mark.run({ places: placesOf(asked), what: whatOf(kind, { on, who: name, standing }), note });
    if (!answer.ok) return;
    const { marks } = answer.value;
    toast(t('marked', { count: marks.length }), () => void unmark.run({ marks }));
    onClose();
    onDone?.();
  };
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
          {t('mark.title', whoseTerms(asked))}
        </Heading>
        <Fieldset data-size="sm" className="mark-kinds">
          <Fieldset.Legend className="sr-only">{t('mark.kind')}</Fieldset.Legend>
          {markKind.options.map((each) => (
            <Radio
              key={each}
              name="mark-kind"
              value={each}
              label={t(`mark.${each}`)}
              description={t(`mark.${each}.text`)}
              checked={kind === each}
              onChange={() => setKind(each)}
            />
          ))}
        </Fieldset>
        {kind === 'filedOutside' && (
          <Textfield
            data-size="sm"
            type="date"
            label={t('mark.on')}
            max={now}
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
        )}
        <Textfield
          data-size="sm"
          label={t(`mark.${kind}.who`)}
          maxLength={120}
          value={name}
          onChange={(event) => setWho(event.target.value)}
        />
        {(kind === 'filedByOthers' || kind === 'notLiable') && (
          <Checkbox
            data-size="sm"
            label={t('mark.standing')}
            checked={standing}
            onChange={() => setStanding(!standing)}
          />
        )}
        <Textfield
          data-size="sm"
          label={t('mark.note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Paragraph className="subtle small">{t(kind === 'question' ? 'mark.stays' : 'mark.stops')}</Paragraph>
        {mark.error && <Failure error={mark.error} />}
        <div className="row">
          <Button type="submit" data-color="accent" loading={mark.pending} disabled={!complete}>
            {t('mark.save')}
          </Button>
          <Button type="button" variant="tertiary" onClick={onClose}>
            {common('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function whatOf(
  kind: MarkKind,
  { on, who, standing }: { on: string; who: string; standing: boolean },
): MarkWish['what'] {
  if (kind === 'filedOutside') return { kind, on, who };
  return kind === 'question' ? { kind, who } : { kind, standing, who };
}
