import { Route, Switch } from 'wouter';
import './access.css';
import { AgreementsPage } from './agreements/agreements-page.tsx';
import { ChangePage } from './change/change-page.tsx';
import { CheckPage } from './check-page.tsx';
import { DiagnosticsPage } from './diagnostics-page.tsx';
import { Guide } from './guide.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { LostPage } from './keys/lost-page.tsx';
import { RequestPage } from './request-page.tsx';
import { SelfLinkingPage } from './self-linking/self-linking-page.tsx';
import { SetUpPage } from './set-up-page.tsx';
import { SystemEditPage } from './system/edit-page.tsx';
import { SystemPage } from './system/system-page.tsx';
import { SystemUserPage } from './system-user-page.tsx';
import { VisiblePage } from './visible/visible-page.tsx';
import { systemPath, VISIBLE } from './whom.ts';

/** "Er oppsettet i orden?" The guide and each request have addresses of their own. */
export function AccessPage() {
  return (
    <Switch>
      <Route path="/tilgang/systemtilgang/:whom?/:code?">{({ whom, code }) => <Guide whom={whom} code={code} />}</Route>
      <Route path="/tilgang/systemtilganger/:id">{({ id }) => <SystemUserPage id={id} />}</Route>
      <Route path="/tilgang/systemtilganger/:id/endre">{({ id }) => <ChangePage id={id} />}</Route>
      <Route path="/tilgang/foresporsel/:id">{({ id }) => <RequestPage id={id} />}</Route>
      <Route path="/tilgang/avtaler">
        <AgreementsPage />
      </Route>
      <Route path="/tilgang/sjekk">
        <CheckPage />
      </Route>
      <Route path="/tilgang/diagnostikk">
        <DiagnosticsPage />
      </Route>
      <Route path={systemPath.firm}>
        <SystemPage which="firm" />
      </Route>
      <Route path={`${systemPath.firm}/endre`}>
        <SystemEditPage which="firm" />
      </Route>
      <Route path={VISIBLE}>
        <VisiblePage />
      </Route>
      <Route path={systemPath.visible}>
        <SystemPage which="visible" />
      </Route>
      <Route path={`${systemPath.visible}/endre`}>
        <SystemEditPage which="visible" />
      </Route>
      <Route path="/tilgang/uten-innlogging">
        <SelfLinkingPage />
      </Route>
      <Route path="/tilgang/nokler">
        <KeysPage />
      </Route>
      <Route path="/tilgang/nokler/mistet">
        <LostPage />
      </Route>
      <Route>
        <SetUpPage />
      </Route>
    </Switch>
  );
}
