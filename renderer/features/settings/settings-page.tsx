import { Route, Switch } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { PeoplePage } from '../people/people-page.tsx';
import { PeopleSection } from '../people/people-section.tsx';
import { About } from './about.tsx';
import { BackupSection } from './backup/backup-section.tsx';
import { CodePage } from './backup/code-page.tsx';
import { Environment } from './environment.tsx';
import { FilingChannel } from './filing-channel.tsx';
import { Look } from './look.tsx';
import { PersonName } from './person-name.tsx';
import { Practice } from './practice.tsx';
import './settings.css';

/** `/innstillinger`, the recovery code's page and the people below it. */
export function SettingsPage() {
  return (
    <Switch>
      <Route path="/innstillinger/kode/:why?">{({ why }) => <CodePage settingUp={why === 'oppsett'} />}</Route>
      <Route path="/innstillinger/ansatte/*?">
        <PeoplePage />
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
  // Where several share the account their names are changed in the list of people.
  const shared = presence !== undefined && presence.choices.length > 1;
  return (
    <Page title={t('title')} width="read">
      <Loaded query={snapshot}>
        {(value) => (
          <>
            {!shared && <PersonName key={value.personName} name={value.personName} />}
            <Look snapshot={value} />
            <FilingChannel />
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
