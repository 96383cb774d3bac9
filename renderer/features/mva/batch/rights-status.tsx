import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { FilingRightsView } from '../../../../shared/contract/filing-rights.ts';
import { useAction } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { LoginWait } from '../login-wait.tsx';
import { useFilingLogin } from '../use-filing-login.ts';
import { knownRights } from './rights.ts';

/** What is in order, what is not known, how old it is; and asking anew. */
export function RightsStatus({ view, children }: { view: FilingRightsView; children?: ReactNode }) {
  const t = useText('filingRights');
  const may = useRights();
  const login = useFilingLogin();
  const read = useAction('filingRights.read');
  return (
    <>
      <LoginWait login={login} />
      {read.error && <Failure error={read.error} />}
      <div className="row wrap tight small">
        <span role="status">
          <Words view={view} />
        </span>
        {view.problem?.code === 'mva.rightsNotTold' && (
          <Link href="/tilgang/avtaler" className="ds-link">
            {t('order')}
          </Link>
        )}
        {children}
        {may('file') && !login.waiting && (
          <Button
            variant="tertiary"
            data-size="sm"
            loading={read.pending}
            // A new login is asked by itself.
            onClick={() => (login.loggedIn ? void read.run({}) : login.ensure(() => undefined))}
          >
            {t(login.loggedIn ? 'check' : 'checkLogin')}
          </Button>
        )}
      </div>
    </>
  );
}

function Words({ view }: { view: FilingRightsView }) {
  const t = useText('filingRights');
  const format = useFormat();
  const { person, problem, readAt } = view;
  if (!person) return t('never');
  if (problem?.code === 'mva.rightsNotTold') return t('noScope');
  const { able, unknown } = knownRights(view);
  return [
    problem && t('notTold', { person: person.name }),
    able > 0 && t('all', { person: person.name, count: able }),
    unknown > 0 && t('unknown', { count: unknown }),
    readAt !== null && t('checked', { at: format.dateTime(readAt) }),
  ]
    .filter(Boolean)
    .join(' ');
}
