import { Route, Switch } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { PeoplePage } from '../people/people-page.tsx';
import { PeopleSection } from '../people/people-section.tsx';
import { RightOnly } from '../people/right-only.tsx';
import { About } from './about.tsx';
import { ArchiveSection } from './archive/archive-section.tsx';
import { BackgroundSection } from './background.tsx';
import { BackupSection } from './backup/backup-section.tsx';
import { CodePage } from './backup/code-page.tsx';
import { ClaimsSection } from './claims.tsx';
import { ClientFoldersSection } from './client-folders.tsx';
import { Environment } from './environment.tsx';
import { FilingChannel } from './filing-channel.tsx';
import { LabelsSection } from './labels.tsx';
import { Look } from './look.tsx';
import { MessagesSection } from './messages.tsx';
import { NotificationsSection } from './notifications.tsx';
import { PersonName } from './person-name.tsx';
import { Practice } from './practice.tsx';
import { RemindersSection } from './reminders.tsx';
import { StoragePage } from './storage/storage-page.tsx';
import { StorageSection } from './storage/storage-section.tsx';
import './settings.css';

/** `/innstillinger`, the recovery code's page and the people below it. */
export function SettingsPage() {
  const backup = useText('backup');
  const people = useText('people');
  return (
    <Switch>
      <Route path="/innstillinger/kode/:why?">
        {({ why }) => (
          <RightOnly right="setUp" title={backup('page.title')}>
            <CodePage settingUp={why === 'oppsett'} />
          </RightOnly>
        )}
      </Route>
      <Route path="/innstillinger/ansatte/*?">
        <RightOnly right="setUp" title={people('title')}>
          <PeoplePage />
        </RightOnly>
      </Route>
      <Route path="/innstillinger/lagring">
        <StoragePage />
      </Route>
      <Route>
        <Settings />
      </Route>
    </Switch>
  );
}

/** Only what works is here. */
function Settings() {
  const t = useText('settings');
  const snapshot = useQuery('app.snapshot', {});
  const presence = useQuery('people.here', {}).value;
  // Names are changed in the list of people by those who set up; whoever does, and is alone on the account, changes their own here.
  const shared = presence !== undefined && presence.choices.length > 1;
  const may = useRights();
  return (
    <Page title={t('title')} width="read">
      <Loaded query={snapshot}>
        {(value) => (
          <>
            {!shared && may('setUp') && <PersonName key={value.personName} name={value.personName} />}
            <Look snapshot={value} />
            <FilingChannel />
            <RemindersSection />
            <ClaimsSection />
            <MessagesSection />
            <BackgroundSection />
            <NotificationsSection />
            <LabelsSection />
            <ClientFoldersSection />
            <StorageSection />
            <ArchiveSection />
            <BackupSection />
            <PeopleSection />
            <Environment snapshot={value} />
            {value.environment === 'practice' && <Practice />}
            <About snapshot={value} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
