import { Route, Switch } from 'wouter';
import { AddClients } from './add-clients.tsx';
import { ClientList } from './client-list.tsx';
import { LinkJobPage } from './link-job-page.tsx';
import './clients.css';

/** "Hvilke klienter har vi tilgang til?" A client's panel and the way to add more have addresses of their own. */
export function ClientsPage() {
  return (
    <Switch>
      <Route path="/klienter/legg-til">
        <AddClients />
      </Route>
      <Route path="/klienter/jobb/:jobId">{({ jobId }) => <LinkJobPage jobId={jobId} />}</Route>
      <Route path="/klienter/:organisationNumber?">
        {({ organisationNumber }) => <ClientList open={organisationNumber} />}
      </Route>
    </Switch>
  );
}
