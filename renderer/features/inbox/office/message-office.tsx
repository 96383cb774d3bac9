import { Alert, Button, Chip, Field, Heading, Input, Label, Textarea } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { OfficeView } from '../../../../shared/contract/office.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Failure } from '../../../ui/failure.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';
import { GiveTo, TagMany } from '../choice-bar.tsx';

interface Props {
  readonly dialogId: string;
  readonly organisationNumber: string;
}

interface PartProps {
  readonly dialogId: string;
  readonly view: OfficeView;
  readonly may: boolean;
}

/** What we have added to a message: who has it, when it is followed up, tags and notes. Nobody outside the firm sees it. */
export function MessageOffice({ dialogId, organisationNumber }: Props) {
  const t = useText('office');
  const query = useQuery('office.get', { dialogId });
  const may = useRights(organisationNumber)('prepare');
  return (
    <section className="message-office stack-3" aria-label={t('title')}>
      <Heading level={3} data-size="2xs">
        {t('title')}
      </Heading>
      <Loaded query={query}>
        {(view) => {
          const part = { dialogId, view, may };
          return (
            <>
              <div className="message-office-who">
                <span>{view.person ? t('with', { name: view.person.name }) : t('with.nobody')}</span>
                {may && <GiveTo dialogIds={[dialogId]} />}
                <FollowUp {...part} />
              </div>
              {view.person?.sees === false && (
                <Alert data-color="warning" data-size="sm">
                  {t('with.astray', { name: view.person.name })}
                </Alert>
              )}
              <Tags {...part} />
              <Notes {...part} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function FollowUp({ dialogId, view, may }: PartProps) {
  const t = useText('office');
  const set = useAction('office.setFollowUp');
  const change = (day: string) => void set.run({ dialogIds: [dialogId], day: day === '' ? null : day });
  return (
    <>
      <Field data-size="sm">
        <Label>{t('followUp')}</Label>
        <Input
          type="date"
          value={view.followUpOn ?? ''}
          readOnly={!may}
          onChange={(event) => change(event.target.value)}
        />
      </Field>
      {set.error && <Failure error={set.error} />}
    </>
  );
}

function Tags({ dialogId, view, may }: PartProps) {
  const t = useText('office');
  const set = useAction('office.setTag');
  if (!may && view.tags.length === 0) return null;
  return (
    <div className="row wrap tight">
      {view.tags.map((tag) =>
        may ? (
          <Chip.Removable
            key={tag}
            data-size="sm"
            aria-label={t('tag.remove', { tag })}
            onClick={() => void set.run({ dialogIds: [dialogId], tag, on: false })}
          >
            {tag}
          </Chip.Removable>
        ) : (
          <span key={tag}>{tag}</span>
        ),
      )}
      {may && <TagMany dialogIds={[dialogId]} />}
      {set.error && <Failure error={set.error} />}
    </div>
  );
}

function Notes({ dialogId, view, may }: PartProps) {
  const t = useText('office');
  const common = useText('common');
  const add = useAction('office.addNote');
  const remove = useAction('office.removeNote');
  const [text, setText] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const answer = await add.run({ dialogId, text });
    if (answer.ok) setText('');
  };
  return (
    <>
      {view.notes.map((note) => (
        <div key={note.id} className="office-note">
          <p className="message-plain">{note.text}</p>
          <p className="row tight subtle">
            {note.by} · <At instant={note.at} />
            {may && (
              <Button
                variant="tertiary"
                data-size="sm"
                aria-label={t('note.remove', { by: note.by })}
                onClick={() => void remove.run({ dialogId, noteId: note.id })}
              >
                {common('remove')}
              </Button>
            )}
          </p>
        </div>
      ))}
      {may && (
        <form className="stack-2" onSubmit={(event) => void submit(event)}>
          <Field data-size="sm">
            <Label>{t('note')}</Label>
            <Textarea rows={2} value={text} maxLength={4000} onChange={(event) => setText(event.target.value)} />
          </Field>
          <div className="row">
            <Button type="submit" variant="secondary" data-size="sm" loading={add.pending}>
              {t('note.add')}
            </Button>
          </div>
        </form>
      )}
      {add.error && <Failure error={add.error} />}
      {remove.error && <Failure error={remove.error} />}
    </>
  );
}
