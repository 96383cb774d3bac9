import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { KeysView, OwnKey } from '../../../../shared/contract/keys.ts';
import { useQuery } from '../../../state/context.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useText } from '../../../ui/text.ts';
import './keys.css';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { KeyDetails } from './key-details.tsx';
import { KeysTable } from './keys-table.tsx';
import { NewKey } from './new-key.tsx';
import { OtherStations } from './other-stations.tsx';
import { Register, Try } from './register-try.tsx';
import { Rotation } from './rotation.tsx';

/** "Hvilke maskiner kan arbeide for firmaet?" This machine's keys, their replacement, and the notes of other machines. */
export function KeysPage() {
  const t = useText('keys');
  const [, go] = useLocation();
  const keys = useQuery('keys.list', {});
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <LeaveButton to="/tilgang">{t('back')}</LeaveButton>
          <Button variant="secondary" data-size="sm" onClick={() => go('/tilgang/nokler/mistet')}>
            {t('lost')}
          </Button>
        </>
      }
    >
      <Loaded query={keys}>{(view) => <Keys view={view} />}</Loaded>
    </Page>
  );
}

function Keys({ view }: { view: KeysView }) {
  const t = useText('keys');
  const unregistered = view.keys.find((key) => key.role === 'inUse' && !key.registeredAt && !key.registeredOn);
  return (
    <div className="stack-6">
      <Warning view={view} />
      {view.keys.length + view.others.length > 0 && <KeysTable view={view} />}
      {unregistered && <FirstKey value={unregistered} view={view} />}
      {view.keys.length === 0 ? (
        <section className="card stack-4" aria-label={t('none')}>
          <strong>{t('none')}</strong>
          <Paragraph className="measure">{t('none.text')}</Paragraph>
          <NewKey act={t('add')} />
        </section>
      ) : (
        !unregistered && <Rotation view={view} />
      )}
      {view.keys.length > 0 && (
        <div>
          {view.keys.map((key) => (
            <KeyDetails key={key.kid} value={key} view={view} />
          ))}
        </div>
      )}
      <OtherStations view={view} />
    </div>
  );
}

/** A key just made here: nothing works until it is registered. */
function FirstKey({ value, view }: { value: OwnKey; view: KeysView }) {
  const t = useText('keys');
  return (
    <section className="card stack-4" aria-label={t('step.register')}>
      <strong>{t('step.register')}</strong>
      <Register value={value} selfService={view.selfService} visibleClientId={view.visibleClientId} first />
      <Try value={value} done={false} />
    </section>
  );
}

function Warning({ view }: { view: KeysView }) {
  const t = useText('keys');
  const format = useFormat();
  const inUse = view.keys.find((key) => key.role === 'inUse');
  if (!inUse || inUse.warning === 'none') return null;
  const color = inUse.warning === 'days7' || inUse.warning === 'over' ? 'danger' : 'warning';
  return (
    <Alert data-color={color} data-size="sm">
      <Paragraph>{t(`alert.${inUse.warning}`, { day: format.day(inUse.expiresOn) })}</Paragraph>
    </Alert>
  );
}
