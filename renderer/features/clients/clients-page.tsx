import { Route, Switch } from 'wouter';
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
  return (
    <Switch>
      <Route path="/klienter/legg-til">
        <AddClients />
      </Route>
      <Route path="/klienter/legg-til/fil">
        <ImportPage key="file" way="file" />
      </Route>
      <Route path="/klienter/legg-til/lim-inn">
        <ImportPage key="paste" way="paste" />
      </Route>
      <Route path="/klienter/legg-til/sok">
        <RegisterSearch />
      </Route>
      <Route path="/klienter/jobb/:jobId">{({ jobId }) => <LinkJobPage jobId={jobId} />}</Route>
      <Route path="/klienter/:organisationNumber/avslutt">
        {({ organisationNumber }) => <EndClientPage organisationNumber={organisationNumber} />}
      </Route>
      <Route path="/klienter/:organisationNumber?">
        {({ organisationNumber }) => <ClientList open={organisationNumber} />}
      </Route>
    </Switch>
  );
}
