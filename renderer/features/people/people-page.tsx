import { useLocation, useRoute } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import './people.css';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { PeopleTable } from './people-table.tsx';
import { PersonPage } from './person-page.tsx';
import { Rules } from './rules.tsx';

/** `/innstillinger/ansatte`, and below it `ny` or a person's id. */
export function PeoplePage() {
  const [, one] = useRoute('/innstillinger/ansatte/:id');
  const people = useQuery('people.list', {});
  if (one)
    return (
      <Loaded query={people}>
        {(view) => <PersonPage key={one.id} view={view} person={view.people.find(({ id }) => id === one.id)} />}
      </Loaded>
    );
  return <PeopleList />;
}

/** "Hvem kan gjøre hva, for hvem?" */
function PeopleList() {
  const t = useText('people');
  const [, go] = useLocation();
  const people = useQuery('people.list', {});
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <LeaveButton to="/innstillinger">{t('back')}</LeaveButton>
          <PrimaryButton onClick={() => go('/innstillinger/ansatte/ny')}>{t('add')}</PrimaryButton>
        </>
      }
    >
      <Loaded query={people}>
        {(view) => (
          <div className="stack-6">
            <PeopleTable people={view.people} />
            <Rules key={JSON.stringify(view.rules)} view={view} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
