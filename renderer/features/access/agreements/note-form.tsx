import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { type AgreementLine, orderStatus, type ScopeLine } from '../../../../shared/contract/agreements.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';

interface Props {
  readonly line: AgreementLine | ScopeLine;
  readonly onClose: () => void;
}

/** What the firm knows of one order: status, date and, for a refusal, the owner's reason. */
export function NoteForm({ line, onClose }: Props) {
  const t = useText('agreements');
  const note = useAction('agreements.note');
  const now = useNow();
  const [status, setStatus] = useState(line.note?.status ?? 'ordered');
  const [day, setDay] = useState(line.note?.day ?? today(now));
  const [reason, setReason] = useState(line.note?.reason ?? '');
  const [tried, setTried] = useState(false);
  const lacksReason = status === 'refused' && reason.trim() === '';
  const save = async (kept: typeof status | null) => {
    const saved = await note.run({ ids: [line.id], status: kept, day, reason: reason.trim() });
    if (saved.ok) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!lacksReason && day !== '') void save(status);
  };
  return (
    <form className="order-note stack-3" onSubmit={submit}>
      <div className="row wrap top">
        <Field data-size="sm">
          <Label>{t('note.status')}</Label>
          <Select value={status} onChange={(event) => setStatus(orderStatus.parse(event.target.value))}>
            {orderStatus.options.map((each) => (
              <Select.Option key={each} value={each}>
                {t(`state.${each === 'granted' && !('scope' in line) ? 'signed' : each}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Textfield
          data-size="sm"
          type="date"
          label={t('note.day')}
          value={day}
          max={today(now)}
          onChange={(event) => setDay(event.target.value)}
        />
        {status === 'refused' && (
          <Textfield
            data-size="sm"
            className="grow"
            label={t('note.reason')}
            value={reason}
            maxLength={300}
            error={tried && lacksReason && t('note.reason.missing')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </div>
      {note.error && <Failure error={note.error} />}
      <div className="row wrap">
        <Button type="submit" variant="secondary" data-size="sm" loading={note.pending}>
          {t('note.save')}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={onClose}>
          {t('note.cancel')}
        </Button>
        {line.note && (
          <Button variant="tertiary" data-size="sm" onClick={() => void save(null)}>
            {t('note.clear')}
          </Button>
        )}
      </div>
    </form>
  );
}
