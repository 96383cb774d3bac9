import { Button, Checkbox, Details, Fieldset, Paragraph } from '@digdir/designsystemet-react';
import { type AgreementsView, firmTask, type ScopeLine } from '../../../../shared/contract/agreements.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useText } from '../../../ui/text.ts';
import { ScopeName } from '../scope-name.tsx';
import { AgreementList } from './agreement-list.tsx';
import './agreements.css';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { OwnerOrders } from './owner-orders.tsx';

const owners: readonly ScopeLine['owner'][] = ['Digdir', 'Skatteetaten'];

/** What takes days: agreements and scopes, where each is ordered, and how far it has come. */
export function AgreementsPage() {
  const t = useText('agreements');
  const view = useQuery('agreements.view', {});
  return (
    <Page title={t('title')} lead={t('lead')} actions={<LeaveButton to="/tilgang">{t('back')}</LeaveButton>}>
      <Loaded query={view}>
        {(value) => (value.firm ? <Orders view={value} /> : <Paragraph>{t('firm.missing')}</Paragraph>)}
      </Loaded>
    </Page>
  );
}

function Orders({ view }: { view: AgreementsView }) {
  const t = useText('agreements');
  const needed = view.scopes.filter((line) => line.needed);
  const others = view.scopes.filter((line) => !line.needed);
  return (
    <div className="orders stack-4">
      <Paragraph className="measure">{t(view.environment === 'practice' ? 'wait.practice' : 'wait')}</Paragraph>
      <Tasks view={view} />
      <AgreementList view={view} />
      <CheckNow view={view} />
      {owners.map((owner) => {
        const scopes = needed.filter((line) => line.owner === owner);
        return scopes.length > 0 && <OwnerOrders key={owner} view={view} owner={owner} scopes={scopes} />;
      })}
      {others.length > 0 && (
        <Details data-size="sm">
          <Details.Summary>{t('notNeeded.title', { count: others.length })}</Details.Summary>
          <Details.Content>
            <ul className="plain-list">
              {others.map((line) => (
                <li key={line.id}>
                  <code>
                    <ScopeName scope={line.scope} />
                  </code>{' '}
                  ({t(`integration.${line.integration}`)}): {t(`why.${line.id}`)}
                </li>
              ))}
            </ul>
          </Details.Content>
        </Details>
      )}
    </div>
  );
}

function Tasks({ view }: { view: AgreementsView }) {
  const t = useText('agreements');
  const choose = useAction('agreements.chooseTasks');
  const toggle = (task: (typeof view.tasks)[number]) => {
    const tasks = view.tasks.includes(task) ? view.tasks.filter((each) => each !== task) : [...view.tasks, task];
    void choose.run({ tasks });
  };
  return (
    <Fieldset data-size="sm">
      <Fieldset.Legend>{t('tasks')}</Fieldset.Legend>
      <Fieldset.Description>{t('tasks.text')}</Fieldset.Description>
      <div className="row wrap">
        {firmTask.options.map((task) => (
          <Checkbox
            key={task}
            label={t(`task.${task}`)}
            value={task}
            checked={view.tasks.includes(task)}
            disabled={choose.pending}
            onChange={() => toggle(task)}
          />
        ))}
      </div>
      {choose.error && <Failure error={choose.error} />}
    </Fieldset>
  );
}

/** A token asked for tells what is granted; what somebody noted does not. */
function CheckNow({ view }: { view: AgreementsView }) {
  const t = useText('agreements');
  const check = useAction('access.checkIntegration');
  const access = useQuery('access.overview', {}).value;
  if (view.clientIds.maskinporten === '') return <Paragraph className="subtle">{t('check.later')}</Paragraph>;
  const problem = check.error ?? access?.maskinporten.problem;
  return (
    <div className="stack-2">
      <div className="row wrap">
        <Button variant="secondary" data-size="sm" loading={check.pending} onClick={() => void check.run({})}>
          {t('check')}
        </Button>
        <span className="subtle">{t('check.person')}</span>
      </div>
      {problem && !check.pending && <Failure error={problem} />}
    </div>
  );
}
