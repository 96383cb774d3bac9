import { Button, Heading } from '@digdir/designsystemet-react';
import { TasklistIcon } from '@navikt/aksel-icons';
import { type CheckRun, checkGroups } from '../../../shared/contract/checks.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import './check.css';
import { CheckLine } from './check-line.tsx';
import { CheckSummary } from './check-summary.tsx';
import { supportText } from './check-support.ts';

/** Everything the set-up rests on, line by line, and the list to copy. */
export function CheckPage() {
  const t = useText('checks');
  const last = useQuery('checks.last', {});
  const start = useAction('checks.start');
  const cancel = useAction('checks.cancel');
  const running = last.value?.state === 'running';
  const begin = () => void start.run({});
  const error = start.error ?? cancel.error;
  const ended = last.value !== undefined && last.value.state !== 'none' && !running ? last.value : undefined;
  const actions = (
    <>
      <LeaveButton to="/tilgang">{t('back')}</LeaveButton>
      {ended && <CopyForSupport run={ended} />}
      {ended && <PrimaryButton onClick={begin}>{t('again')}</PrimaryButton>}
      {running && (
        <Button variant="secondary" data-size="sm" onClick={() => void cancel.run({})}>
          {t('cancel')}
        </Button>
      )}
    </>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={actions}>
      {error && <Failure error={error} onRetry={begin} />}
      <Loaded query={last}>
        {(run) =>
          run.state === 'none' ? (
            <Empty icon={TasklistIcon} title={t('empty')} text={t('empty.text')}>
              <PrimaryButton onClick={begin}>{t('start')}</PrimaryButton>
            </Empty>
          ) : (
            <>
              <CheckSummary run={run} />
              <Groups run={run} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Groups({ run }: { run: CheckRun }) {
  const t = useText('checks');
  return checkGroups.map((group) => {
    const lines = run.checks.filter((check) => check.group === group);
    return lines.length === 0 ? null : (
      <section key={group} className="stack-1" aria-label={t(`group.${group}`)}>
        <Heading level={2} data-size="2xs">
          {t(`group.${group}`)}
        </Heading>
        <ul className="check-lines">
          {lines.map((check) => (
            <CheckLine key={check.id} check={check} />
          ))}
        </ul>
      </section>
    );
  });
}

function CopyForSupport({ run }: { run: CheckRun }) {
  const t = useText('checks');
  const app = useQuery('app.snapshot', {}).value;
  return app ? <CopyButton text={supportText(run, app)} what={t('title')} label={t('copy')} /> : null;
}
