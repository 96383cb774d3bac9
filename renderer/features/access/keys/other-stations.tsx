import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { KeysView, OtherKey } from '../../../../shared/contract/keys.ts';
import { useAction } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';

/** Notes about keys of other machines: all that is known of them here is what somebody wrote. */
export function OtherStations({ view }: { view: KeysView }) {
  const t = useText('keys');
  const [open, setOpen] = useState(false);
  return (
    <section className="stack-3" aria-label={t('others.title')}>
      <Heading level={2} data-size="2xs">
        {t('others.title')}
      </Heading>
      <Paragraph className="measure">{t('others.text')}</Paragraph>
      {open ? (
        <NoteForm key={view.others.length} onDone={() => setOpen(false)} />
      ) : (
        <div className="row">
          <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
            {t('others.note')}
          </Button>
        </div>
      )}
    </section>
  );
}

function NoteForm({ onDone }: { onDone: () => void }) {
  const t = useText('keys');
  const common = useText('common');
  const now = today(useNow());
  const note = useAction('keys.noteOther');
  const [machine, setMachine] = useState('');
  const [person, setPerson] = useState('');
  const [kid, setKid] = useState('');
  const [registeredOn, setDay] = useState(now);
  const complete = [machine, person, kid].every((each) => each.trim() !== '') && registeredOn !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await note.run({ machine, person, kid, registeredOn });
    if (answer.ok) onDone();
  };
  return (
    <form className="card stack-3 note-form" onSubmit={(event) => void submit(event)}>
      <Textfield label={t('others.machine')} value={machine} onChange={(event) => setMachine(event.target.value)} />
      <Textfield label={t('others.person')} value={person} onChange={(event) => setPerson(event.target.value)} />
      <Textfield
        label={t('others.kid')}
        value={kid}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setKid(event.target.value)}
      />
      <Textfield
        label={t('others.day')}
        type="date"
        max={now}
        value={registeredOn}
        onChange={(event) => setDay(event.target.value)}
      />
      {note.error && <Failure error={note.error} />}
      <div className="row wrap">
        <Button type="submit" data-size="sm" variant="secondary" loading={note.pending} disabled={!complete}>
          {t('others.save')}
        </Button>
        <Button type="button" data-size="sm" variant="tertiary" onClick={onDone}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}

export function ForgetOther({ value, onDone }: { value: OtherKey; onDone?: () => void }) {
  const t = useText('keys');
  const [open, setOpen] = useState(false);
  const forget = useAction('keys.forgetOther');
  const run = async () => {
    const answer = await forget.run({ kid: value.kid });
    if (!answer.ok) return;
    setOpen(false);
    onDone?.();
  };
  return (
    <>
      <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
        {t('others.forget')}
      </Button>
      <Confirm
        open={open}
        title={t('confirm.forget', { machine: value.machine })}
        text={t('confirm.forget.text')}
        act={t('others.forget')}
        danger
        pending={forget.pending}
        error={forget.error}
        onAct={() => void run()}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
