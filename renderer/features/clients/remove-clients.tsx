import { Button, Details, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useQuery, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LoginBox } from '../../ui/login-box.tsx';
import { useText } from '../../ui/text.ts';
import { LinkProgress } from './link-progress.tsx';
import { useRemoval } from './use-removal.ts';
import { RemoveInPortal } from './way-out.tsx';

interface Props {
  readonly chosen: readonly ClientRow[];
  readonly onClose: () => void;
  /** Called when the chosen are gone. */
  readonly onDone: () => void;
}

/** Names the thing and the consequence; asks for the login that the act needs; then shows how it goes. */
export function RemoveClients({ chosen, onClose, onDone }: Props) {
  const t = useText('clients');
  const out = useText('wayOut');
  const common = useText('common');
  const toast = useToast();
  const loggedIn = useQuery('access.login', { purpose: 'clientAdministration' }).value?.state === 'loggedIn';
  const removal = useRemoval();
  // What was asked for: the list behind the dialog changes while clients go.
  const [asked] = useState(chosen);
  const [finished, setFinished] = useState<ReadonlySet<string>>(new Set());
  const count = asked.length;
  const systemUser = [...new Set(asked.map((row) => row.systemUserTitle ?? ''))].join(', ');
  const done = () => {
    toast(t('removed', { count }));
    onClose();
    onDone();
  };
  const act = async () => {
    const jobIds = await removal.run(asked);
    if (jobIds?.length === 0) done();
  };
  const finish = (jobId: string) => {
    const now = new Set([...finished, jobId]);
    setFinished(now);
    if (removal.jobIds.every((id) => now.has(id))) done();
  };
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} className="confirm">
      <Heading level={2} data-size="2xs">
        {count === 1
          ? t('remove.titleNamed', { name: asked[0]?.name ?? '', systemUser })
          : t('remove.title', { count, systemUser })}
      </Heading>
      <Paragraph>{t('remove.text', { count })}</Paragraph>
      {removal.error && <Failure error={removal.error} onRetry={() => void act()} />}
      {removal.jobIds.length > 0 ? (
        removal.jobIds.map((jobId) => (
          <LinkProgress
            key={jobId}
            jobId={jobId}
            onJob={(next) => removal.replace(jobId, next)}
            onDone={onClose}
            onAllDone={() => finish(jobId)}
          />
        ))
      ) : (
        <>
          {!loggedIn && <LoginBox purpose="clientAdministration" />}
          <Details data-size="sm">
            <Details.Summary>{out('remove.how')}</Details.Summary>
            <Details.Content>
              <RemoveInPortal systemUserId={asked[0]?.systemUserId ?? null} />
            </Details.Content>
          </Details>
          <div className="row wrap">
            <Button
              data-size="sm"
              data-color="danger"
              loading={removal.pending}
              disabled={!loggedIn}
              onClick={() => void act()}
            >
              {t('remove.act')}
            </Button>
            <Button data-size="sm" variant="tertiary" onClick={onClose}>
              {common('cancel')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
