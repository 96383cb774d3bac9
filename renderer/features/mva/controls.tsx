import { Button, Checkbox, Heading, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { type ControlKind, controlKinds, type ReturnControl, type ReturnView } from '../../../shared/contract/mva.ts';
import { useAction } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { isOpen } from './return-state.ts';

/** The office's own control before a return is sent. It tells and stops nothing; once sent it stands as it was. */
export function Controls({ view, onChange }: { view: ReturnView; onChange: () => void }) {
  const t = useText('mva');
  const words = useControlWords();
  const may = useRights(view.client.organisationNumber);
  const note = useAction('mva.noteControl');
  const open = isOpen(view.state) && may('prepare');
  if (!open && view.controls.length === 0) return null;
  const set = async (control: ControlKind, done: boolean, approver?: string) => {
    const answer = await note.run({ returnId: view.id, control, done, ...(approver ? { approver } : {}) });
    if (answer.ok) onChange();
  };
  const of = (kind: ControlKind) => view.controls.find(({ control }) => control === kind);
  return (
    <section className="stack-3 screen-only" aria-label={t('control.legend')}>
      <Heading level={2} data-size="2xs">
        {t('control.legend')}
      </Heading>
      {open ? (
        controlKinds.options.map((kind) => {
          const noted = of(kind);
          return kind === 'clientApproved' && !noted ? (
            <Approval key={kind} pending={note.pending} onNote={(name) => void set(kind, true, name)} />
          ) : (
            <Checkbox
              key={kind}
              data-size="sm"
              label={t(`control.${kind}`)}
              description={noted && words(noted)}
              checked={noted !== undefined}
              disabled={note.pending}
              onChange={(event) => void set(kind, event.target.checked)}
            />
          );
        })
      ) : (
        <Fields rows={view.controls.map((one) => ({ label: t(`control.${one.control}`), value: words(one) }))} />
      )}
      {note.error && <Failure error={note.error} />}
    </section>
  );
}

/** Whose control it is, and when it was noted. */
export function useControlWords(): (noted: ReturnControl) => string {
  const t = useText('mva');
  const format = useFormat();
  return ({ name, notedAt }) => t('control.by', { name, at: format.dateTime(notedAt) });
}

function Approval({ pending, onNote }: { pending: boolean; onNote: (name: string) => void }) {
  const t = useText('mva');
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onNote(name.trim());
  };
  return (
    <form className="row wrap end" onSubmit={submit}>
      <Textfield
        data-size="sm"
        label={t('control.clientApproved')}
        description={t('control.approver')}
        value={name}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" variant="secondary" data-size="sm" loading={pending} disabled={name.trim() === ''}>
        {t('control.note')}
      </Button>
    </form>
  );
}
