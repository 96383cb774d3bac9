import { Route, Switch } from 'wouter';
import { useText } from '../../ui/text.ts';
import { RightOnly } from '../people/right-only.tsx';
import { AddClients } from './add-clients.tsx';
import { ClientList } from './client-list.tsx';
import { EndClientPage } from './end-client-page.tsx';
import { ImportPage } from './import-page.tsx';
import { LinkJobPage } from './link-job-page.tsx';
import { RegisterSearch } from './register-search.tsx';
import './clients.css';
import './client-list.css';

/** "Hvilke klienter har vi tilgang til?" A client's panel and the ways to add more have addresses of their own. */
export function ClientsPage() {
  const frame = useText('frame');
  const wayOut = useText('wayOut');
  return (
    <Switch>
      <Route path="/klienter/legg-til/*?">
        <RightOnly right="clients" title={frame('nav.clients')}>
          <Adding />
        </RightOnly>
      </Route>
      <Route path="/klienter/jobb/:jobId">{({ jobId }) => <LinkJobPage jobId={jobId} />}</Route>
      <Route path="/klienter/:organisationNumber/avslutt">
        {({ organisationNumber }) => (
          <RightOnly right="clients" title={wayOut('end')} organisationNumber={organisationNumber}>
            <EndClientPage organisationNumber={organisationNumber} />
          </RightOnly>
        )}
      </Route>
      <Route path="/klienter/:organisationNumber?">
        {({ organisationNumber }) => <ClientList open={organisationNumber} />}
      </Route>
    </Switch>
  );
}

function Adding() {
  return (
    <Switch>
      <Route path="/klienter/legg-til/fil">
        <ImportPage key="file" way="file" />
      </Route>
      <Route path="/klienter/legg-til/lim-inn">
        <ImportPage key="paste" way="paste" />
      </Route>
      <Route path="/klienter/legg-til/sok">
        <RegisterSearch />
      </Route>
      <Route>
        <AddClients />
      </Route>
    </Switch>
  );
}
