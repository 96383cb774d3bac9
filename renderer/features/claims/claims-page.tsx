import { Button } from '@digdir/designsystemet-react';
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons';
import { Route } from 'wouter';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { ClaimsList } from './claims-list.tsx';
import { type ClaimFilter, filterAddresses } from './filters.ts';
import { Locked } from './locked.tsx';
import './claims.css';

/** "Hva skylder de, og hva haster?" A client's panel has an address of its own, and so have those that the overview leads to. */
export function ClaimsPage() {
  return (
    <Route path="/krav/:what?">
      {({ what }) =>
        what && what in filterAddresses ? (
          <Claims filter={filterAddresses[what as keyof typeof filterAddresses]} />
        ) : (
          <Claims open={what} />
        )
      }
    </Route>
  );
}

function Claims({ open, filter }: { open?: string | undefined; filter?: ClaimFilter }) {
  const t = useText('claims');
  const list = useQuery('claims.list', {});
  return (
    <Page fill title={t('title')} lead={t('lead')} actions={list.value?.locked === null && <RefreshAll />}>
      <Loaded query={list}>
        {(value) =>
          value.locked ? <Locked locked={value.locked} /> : <ClaimsList list={value} open={open} asked={filter} />
        }
      </Loaded>
    </Page>
  );
}

/** A job like any other long work: its progress stands in the job list. */
function RefreshAll() {
  const t = useText('claims');
  const toast = useToast();
  const refresh = useAction('claims.refreshAll');
  const run = async () => {
    if ((await refresh.run({})).ok) toast(t('refresh.begun'));
  };
  return (
    <>
      {refresh.error && <Failure error={refresh.error} />}
      <Button variant="secondary" data-size="sm" loading={refresh.pending} onClick={() => void run()}>
        <ArrowsCirclepathIcon aria-hidden /> {t('refresh')}
      </Button>
    </>
  );
}
