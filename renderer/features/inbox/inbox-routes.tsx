import { Route, Switch } from 'wouter';
import { DuePage } from './due/due-page.tsx';
import { InboxPage } from './inbox-page.tsx';
import { RulesPage } from './rules/rules-page.tsx';
import { ServicesPage } from './services/services-page.tsx';

/** `/innboks` with or without a message, and what belongs to it: `tjenester`, `frister`, `regler`. */
export function InboxRoutes() {
  return (
    <Switch>
      <Route path="/innboks/tjenester" component={ServicesPage} />
      <Route path="/innboks/frister" component={DuePage} />
      <Route path="/innboks/regler" component={RulesPage} />
      <Route component={InboxPage} />
    </Switch>
  );
}
