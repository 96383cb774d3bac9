import { Route, Switch } from 'wouter';
import { later } from '../../ui/later.tsx';
import { InboxPage } from './inbox-page.tsx';

const ServicesPage = later(async () => (await import('./services/services-page.tsx')).ServicesPage);
const DuePage = later(async () => (await import('./due/due-page.tsx')).DuePage);
const RulesPage = later(async () => (await import('./rules/rules-page.tsx')).RulesPage);

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
