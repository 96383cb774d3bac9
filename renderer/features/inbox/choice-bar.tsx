import { Button, Dropdown, Field, Input, Label } from '@digdir/designsystemet-react';
import { CheckmarkIcon, XMarkIcon } from '@navikt/aksel-icons';
import { type FormEvent, useState } from 'react';
import type { MessageRow } from '../../../shared/contract/messages-list.ts';
import { useAction, useAppState, useQuery, useToast } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import { SaveFiles } from './client-folders/save-files.tsx';
import { LabelMenu } from './labels/label-menu.tsx';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly chosen: readonly MessageRow[];
  readonly onClear: () => void;
}

/** What can be done to all of the chosen. */
export function ChoiceBar({ chosen, onClear }: Props) {
  const t = useText('inbox');
  const list = useText('inboxList');
  const office = useText('office');
  const may = useRights();
  const toast = useToast();
  const { queries } = useAppState();
  const setDone = useAction('office.setDone');
  const count = list('chosen', { count: chosen.length });
  const dialogIds = chosen.map(({ id }) => id);
  const finish = async () => {
    const answer = await setDone.run({ dialogIds, done: true });
    if (!answer.ok) return;
    const { changed } = answer.value;
    toast(
      office('done.many', { count: changed.length }),
      changed.length > 0 ? () => void queries.run('office.setDone', { dialogIds: changed, done: false }) : undefined,
    );
    onClear();
  };
  return (
    <section className="choice-bar row wrap tight" aria-label={count}>
      <strong role="status">{count}</strong>
      {may('prepare') && (
        <>
          <Button variant="secondary" data-size="sm" loading={setDone.pending} onClick={() => void finish()}>
            <CheckmarkIcon aria-hidden fontSize="1.125rem" />
            {t('markDone')}
          </Button>
          <GiveTo dialogIds={dialogIds} />
          <TagMany dialogIds={dialogIds} />
          <LabelMenu messages={chosen} onDone={onClear} />
        </>
      )}
      <SaveFiles small which={{ dialogIds }} />
      <Button variant="tertiary" icon data-size="sm" aria-label={list('clearChoice')} onClick={onClear}>
        <XMarkIcon aria-hidden fontSize="1.125rem" />
      </Button>
      {setDone.error && <Failure error={setDone.error} onRetry={() => void finish()} />}
    </section>
  );
}

/** One of the people of the firm, or nobody. */
export function GiveTo({ dialogIds, onGiven }: { dialogIds: readonly string[]; onGiven?: () => void }) {
  const t = useText('office');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const assign = useAction('office.assign');
  const give = async (to: Named | null) => {
    setOpen(false);
    const answer = await assign.run({ dialogIds: [...dialogIds], personId: to?.id ?? null });
    if (!answer.ok) return;
    const count = dialogIds.length;
    toast(to ? t('give.done', { count, name: to.name }) : t('give.taken', { count }));
    onGiven?.();
  };
  return (
    <>
      <Dropdown.TriggerContext>
        <Dropdown.Trigger variant="secondary" data-size="sm" loading={assign.pending} onClick={() => setOpen(!open)}>
          {t('give')}
        </Dropdown.Trigger>
        <Dropdown data-size="sm" open={open} onClose={() => setOpen(false)} aria-label={t('give')}>
          <Dropdown.List>
            {open && <Receivers dialogIds={dialogIds} onGive={(person) => void give(person)} />}
            <Dropdown.Item>
              <Dropdown.Button onClick={() => void give(null)}>{t('give.nobody')}</Dropdown.Button>
            </Dropdown.Item>
          </Dropdown.List>
        </Dropdown>
      </Dropdown.TriggerContext>
      {assign.error && <Failure error={assign.error} />}
    </>
  );
}

/** Those who see the clients of all the messages; asked for when somebody is to be chosen. */
function Receivers({ dialogIds, onGive }: { dialogIds: readonly string[]; onGive: (to: Named) => void }) {
  const people = useQuery('office.receivers', { dialogIds: [...dialogIds] }).value?.people ?? [];
  return people.map((person) => (
    <Dropdown.Item key={person.id}>
      <Dropdown.Button onClick={() => onGive(person)}>{person.name}</Dropdown.Button>
    </Dropdown.Item>
  ));
}

/** A tag that is in use, or a new one. */
export function TagMany({ dialogIds, onTagged }: { dialogIds: readonly string[]; onTagged?: () => void }) {
  const t = useText('office');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState('');
  const tags = useQuery('messages.choices', {}).value?.tags ?? [];
  const setTag = useAction('office.setTag');
  const add = async (tag: string) => {
    if (tag.trim() === '') return;
    setOpen(false);
    const answer = await setTag.run({ dialogIds: [...dialogIds], tag, on: true });
    if (!answer.ok) return;
    setOwn('');
    toast(t('tag.done', { count: dialogIds.length, tag: tag.trim() }));
    onTagged?.();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add(own);
  };
  return (
    <>
      <Dropdown.TriggerContext>
        <Dropdown.Trigger variant="secondary" data-size="sm" loading={setTag.pending} onClick={() => setOpen(!open)}>
          {t('tag')}
        </Dropdown.Trigger>
        <Dropdown data-size="sm" open={open} onClose={() => setOpen(false)} aria-label={t('tag')}>
          <Dropdown.List>
            {tags.map((tag) => (
              <Dropdown.Item key={tag}>
                <Dropdown.Button onClick={() => void add(tag)}>{tag}</Dropdown.Button>
              </Dropdown.Item>
            ))}
          </Dropdown.List>
          <form className="new-tag stack-2" onSubmit={submit}>
            <Field data-size="sm">
              <Label>{t('tag.new')}</Label>
              <Input value={own} maxLength={40} onChange={(event) => setOwn(event.target.value)} />
            </Field>
            <Button type="submit" variant="secondary" data-size="sm">
              {t('tag.add')}
            </Button>
          </form>
        </Dropdown>
      </Dropdown.TriggerContext>
      {setTag.error && <Failure error={setTag.error} />}
    </>
  );
}
