import { Route, Switch } from 'wouter';
import { InboxPage } from './inbox-page.tsx';
import { ServicesPage } from './services/services-page.tsx';

/** `/innboks` with or without a message, and `/innboks/tjenester`. */
export function InboxRoutes() {
  return (
    <Switch>
      <Route path="/innboks/tjenester" component={ServicesPage} />
      <Route component={InboxPage} />
    </Switch>
  );
}
