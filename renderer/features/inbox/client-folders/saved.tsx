import { Button } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';

/** How it goes, and by name what was not saved. */
export function Saved({ saveId }: { saveId: string }) {
  const t = useText('clientFolders');
  const show = useAction('app.showFile');
  const result = useQuery('clientFolders.result', { saveId }).value;
  if (result === undefined) return null;
  const { folder, saved, waiting, failed } = result;
  return (
    <div className="stack-2" role="status">
      <div className="row wrap">
        <span>{waiting > 0 ? t('waiting', { count: waiting }) : t('saved', { count: saved })}</span>
        {folder && saved > 0 && (
          <Button variant="tertiary" data-size="sm" onClick={() => void show.run({ handle: folder.handle })}>
            {t('open')}
          </Button>
        )}
      </div>
      {failed.length > 0 && (
        <div className="stack-1">
          <p>{t('failed', { count: failed.length })}</p>
          <ul className="stack-2">
            {failed.map(({ dialogId, title, client, name, problem }) => (
              <li key={`${dialogId} ${name}`}>
                <Link href={`/innboks/${dialogId}`} className="ds-link">
                  {client.name}: {title}
                </Link>{' '}
                {name}
                <Failure error={problem} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {show.error && <Failure error={show.error} />}
    </div>
  );
}
