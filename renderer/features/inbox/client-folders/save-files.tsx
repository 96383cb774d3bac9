import { Button, Paragraph } from '@digdir/designsystemet-react';
import { FolderFileIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link } from 'wouter';
import type { WhichMessages } from '../../../../shared/contract/client-folders.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { useText } from '../../../ui/text.ts';
import { Saved } from './saved.tsx';

interface Props {
  readonly which: WhichMessages;
  /** A symbol with its name for those who cannot see it, where there is no room for more. */
  readonly small?: boolean;
}

/** Attachments of one message, of those chosen, of a client, or of all that a search finds, into the clients' folders: what it means first, then how it goes. */
export function SaveFiles({ which, small = false }: Props) {
  const t = useText('clientFolders');
  const [asking, setAsking] = useState(false);
  // What is said of a save is said of those it was of: a list may be of others by now.
  const of = 'filter' in which ? JSON.stringify(which) : '';
  const [save, setSave] = useState<{ readonly id: string; readonly of: string }>();
  const label = t('filter' in which ? 'saveAll' : 'save');
  const named = small ? { icon: true, 'aria-label': label, title: label } : {};
  return (
    <>
      <Button variant="tertiary" data-size="sm" {...named} onClick={() => setAsking(true)}>
        <FolderFileIcon aria-hidden />
        {!small && label}
      </Button>
      {save?.of === of && <Saved saveId={save.id} />}
      {asking && <Ask which={which} onStarted={(id) => setSave({ id, of })} onClose={() => setAsking(false)} />}
    </>
  );
}

interface AskProps extends Pick<Props, 'which'> {
  readonly onStarted: (saveId: string) => void;
  readonly onClose: () => void;
}

function Ask({ which, onStarted, onClose }: AskProps) {
  const t = useText('clientFolders');
  const plan = useQuery('clientFolders.plan', { which });
  const view = useQuery('clientFolders.view', {}).value;
  const save = useAction('clientFolders.save');
  const files = plan.value?.files ?? 0;
  const hasFolder = view?.folder != null;
  const run = async () => {
    const answer = await save.run({ which });
    if (!answer.ok) return;
    onStarted(answer.value.saveId);
    onClose();
  };
  return (
    <Confirm
      open
      title={files > 0 ? t('plan.title', { count: files }) : t('save')}
      text={
        <Loaded query={plan}>
          {({ messages, toFetch, unopened, unavailable }) => (
            <div className="stack-2">
              {'filter' in which && <Paragraph>{t('plan.messages', { count: messages })}</Paragraph>}
              {files === 0 && <Paragraph>{t('plan.nothing')}</Paragraph>}
              {files > 0 && hasFolder && (
                <Paragraph>{t('plan.where', { folder: view.folder?.name ?? '', example: view.example })}</Paragraph>
              )}
              {files > 0 && view !== undefined && !hasFolder && (
                <Paragraph>
                  {t('folder.none')}. <Link href="/innstillinger">{t('choose')}</Link>
                </Paragraph>
              )}
              {toFetch > 0 && <Paragraph>{t('plan.fetch', { count: toFetch })}</Paragraph>}
              {unopened > 0 && <Paragraph>{t('plan.unopened', { count: unopened })}</Paragraph>}
              {unavailable > 0 && <Paragraph>{t('plan.unavailable', { count: unavailable })}</Paragraph>}
            </div>
          )}
        </Loaded>
      }
      act={files > 0 && hasFolder ? t('act') : undefined}
      pending={save.pending}
      error={save.error}
      onAct={() => void run()}
      onClose={onClose}
    />
  );
}
