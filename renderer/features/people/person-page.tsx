import { Checkbox, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { PeopleView, Person, PersonWish } from '../../../shared/contract/people.ts';
import { useAction, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { BlockedClients } from './blocked-clients.tsx';
import { PersonLife } from './person-life.tsx';
import { RightsTable } from './rights-table.tsx';

function wishOf(person: Person | undefined, osUser: string): PersonWish {
  if (!person) return { name: '', osUser, setUp: false, grants: [], blocked: [] };
  const { name, setUp, grants, blocked } = person;
  return { name, osUser: person.osUser, setUp, grants, blocked };
}

/** One person: who they are here, what they may do, and for whom. */
export function PersonPage({ view, person }: { view: PeopleView; person: Person | undefined }) {
  const t = useText('people');
  const common = useText('common');
  const toast = useToast();
  const [, go] = useLocation();
  const save = useAction('people.save');
  const [wish, setWish] = useState(() => wishOf(person, view.osUser));
  const change = (part: Partial<PersonWish>) => setWish((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await save.run({ id: person?.id ?? null, wish });
    if (!answer.ok) return;
    toast(t('saved', { name: wish.name }));
    go('/innstillinger/ansatte');
  };
  return (
    <Page
      title={person?.name ?? t('new')}
      width="read"
      actions={<LeaveButton to="/innstillinger/ansatte">{t('backToList')}</LeaveButton>}
    >
      <form className="stack-6 person-form" onSubmit={(event) => void submit(event)}>
        <section className="stack-4">
          <Textfield
            label={t('name')}
            description={t('name.help')}
            value={wish.name}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => change({ name: event.target.value })}
          />
          <Textfield
            label={t('osUser')}
            description={t('osUser.help', { osUser: view.osUser })}
            value={wish.osUser}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => change({ osUser: event.target.value })}
          />
        </section>
        <Part title={t('rights')}>
          <Paragraph className="measure subtle">{t('rights.text')}</Paragraph>
          <RightsTable groups={view.groups} grants={wish.grants} onChange={(grants) => change({ grants })} />
          <Checkbox
            label={t('setUp')}
            description={t('setUp.text')}
            checked={wish.setUp}
            onChange={(event) => change({ setUp: event.target.checked })}
          />
        </Part>
        <Part title={t('blocked')}>
          <BlockedClients blocked={wish.blocked} onChange={(blocked) => change({ blocked })} />
        </Part>
        {save.error && <Failure error={save.error} />}
        <div className="row wrap">
          <PrimaryButton type="submit" loading={save.pending} disabled={wish.name.trim() === ''}>
            {common('save')}
          </PrimaryButton>
        </div>
      </form>
      {person && <PersonLife person={person} />}
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack-3" aria-label={title}>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {children}
    </section>
  );
}
