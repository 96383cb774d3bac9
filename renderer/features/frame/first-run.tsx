import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { BooksIcon, Buildings3Icon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import type { AppSnapshot } from '../../../shared/contract/app.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { ChooseEnvironment } from './restore/choose-environment.tsx';
import { SetUpFirm } from './set-up-firm.tsx';

/** Two choices with one sentence each, practice first. No account, no form. Below them the way back from a backup. */
export function FirstRun({ snapshot }: { snapshot: AppSnapshot }) {
  return (
    <main className="full-screen" id="content">
      <LanguageSwitch language={snapshot.language} />
      <Switch>
        <Route path="/gjenopprett">
          <ChooseEnvironment snapshot={snapshot} />
        </Route>
        <Route path="/sett-opp">
          <SetUpFirm snapshot={snapshot} />
        </Route>
        <Route>
          <Choices />
        </Route>
      </Switch>
    </main>
  );
}

function Choices() {
  const t = useText('frame');
  const backup = useText('backup');
  const [, go] = useLocation();
  const open = useAction('app.openEnvironment');
  const practise = async () => {
    // Before it opens: afterwards the person may already be on their way to a page.
    go('/');
    await open.run({ environment: 'practice' });
  };
  return (
    <div className="full-card wide">
      <Heading level={1} data-size="md">
        {t('first.title')}
      </Heading>
      <Paragraph className="measure">{t('first.text')}</Paragraph>
      <div className="choices">
        <Choice icon={<BooksIcon aria-hidden fontSize="2rem" />} text={t('first.practice.text')}>
          <PrimaryButton data-size="md" loading={open.pending} onClick={() => void practise()}>
            {t('first.practice')}
          </PrimaryButton>
        </Choice>
        <Choice icon={<Buildings3Icon aria-hidden fontSize="2rem" />} text={t('first.setUp.text')}>
          <Button data-size="md" variant="secondary" onClick={() => go('/sett-opp')}>
            {t('first.setUp')}
          </Button>
        </Choice>
      </div>
      {open.error && <Failure error={open.error} onRetry={() => void practise()} />}
      <div className="row">
        <Button variant="tertiary" data-size="sm" onClick={() => go('/gjenopprett')}>
          {backup('restore')}
        </Button>
      </div>
      <Paragraph data-size="xs" className="subtle">
        {t('first.independent')}
      </Paragraph>
    </div>
  );
}

function Choice({ icon, text, children }: { icon: ReactNode; text: string; children: ReactNode }) {
  return (
    <div className="choice">
      {icon}
      {children}
      <Paragraph>{text}</Paragraph>
    </div>
  );
}
