import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useQuery, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LoginBox } from '../../ui/login-box.tsx';
import { useText } from '../../ui/text.ts';
import { LinkResults } from './link-results.tsx';
import { useRemoval } from './use-removal.ts';

interface Props {
  readonly chosen: readonly ClientRow[];
  readonly onClose: () => void;
  /** Called when the chosen are gone. */
  readonly onDone: () => void;
}

/** Names the thing and the consequence; asks for the login that the act needs. */
export function RemoveClients({ chosen, onClose, onDone }: Props) {
  const t = useText('clients');
  const common = useText('common');
  const toast = useToast();
  const loggedIn = useQuery('access.login', { purpose: 'clientAdministration' }).value?.state === 'loggedIn';
  const removal = useRemoval();
  const count = chosen.length;
  const systemUser = [...new Set(chosen.map((row) => row.systemUserTitle ?? ''))].join(', ');
  const act = async () => {
    const rows = await removal.run(chosen);
    if (!rows?.every((row) => row.done)) return;
    toast(t('removed', { count: rows.length }));
    onClose();
    onDone();
  };
  const failed = removal.rows?.filter((row) => !row.done);
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} className="confirm">
      <Heading level={2} data-size="2xs">
        {count === 1
          ? t('remove.titleNamed', { name: chosen[0]?.name ?? '', systemUser })
          : t('remove.title', { count, systemUser })}
      </Heading>
      <Paragraph>{t('remove.text', { count })}</Paragraph>
      {!loggedIn && <LoginBox purpose="clientAdministration" />}
      {removal.error && <Failure error={removal.error} onRetry={() => void act()} />}
      {failed && <LinkResults rows={removal.rows ?? []} act="remove" />}
      <div className="row wrap">
        {failed ? (
          <Button data-size="sm" variant="secondary" onClick={onClose}>
            {t('result.done')}
          </Button>
        ) : (
          <>
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
          </>
        )}
      </div>
    </Dialog>
  );
}
