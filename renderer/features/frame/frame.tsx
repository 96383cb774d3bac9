import { Route, Switch } from 'wouter';
import type { AppSnapshot } from '../../../shared/contract/app.ts';
import { pages } from '../../pages.ts';
import { useText } from '../../ui/text.ts';
import { PeopleGate } from '../people/people-gate.tsx';
import { RightOnly } from '../people/right-only.tsx';
import { EngineBanner } from './engine-banner.tsx';
import { EnvironmentBand } from './environment-band.tsx';
import { HealthGate } from './health-gate.tsx';
import { Navigation } from './navigation.tsx';
import { NotFound } from './not-found.tsx';
import { StatusLine } from './status-line.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';

/** What stands around every page. */
export function Frame({ snapshot }: { snapshot: AppSnapshot }) {
  const t = useText('frame');
  if (!snapshot.environment) return null;
  return (
    <div className="frame" data-collapsed={snapshot.navigationCollapsed}>
      <button type="button" className="skip-link" onClick={focusContent}>
        {t('skip')}
      </button>
      <EnvironmentBand environment={snapshot.environment} />
      <EngineBanner engine={snapshot.engine} />
      <HealthGate snapshot={snapshot}>
        <PeopleGate>
          <TopBar snapshot={snapshot} />
          <Navigation collapsed={snapshot.navigationCollapsed} />
          <main className="content" id="content" tabIndex={-1}>
            <Switch>
              {pages.map(({ path, component: Component, label, right }) => (
                <Route key={path} path={path === '/' ? '/' : `${path}/*?`}>
                  {right === 'setUp' ? (
                    <RightOnly right="setUp" title={t(label)}>
                      <Component />
                    </RightOnly>
                  ) : (
                    <Component />
                  )}
                </Route>
              ))}
              <Route component={NotFound} />
            </Switch>
          </main>
          <StatusLine />
        </PeopleGate>
      </HealthGate>
      <Toasts />
    </div>
  );
}

/** The hash is the address, so this is a button that moves focus and no link. */
function focusContent(): void {
  document.getElementById('content')?.focus();
}
