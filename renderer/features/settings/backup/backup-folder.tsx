import { Button, Paragraph } from '@digdir/designsystemet-react';
import type { BackupView } from '../../../../shared/contract/backup.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Fields } from '../../../ui/fields.tsx';
import { useText } from '../../../ui/text.ts';

/** Where copies go. The window learns the folder's name; the operating system's dialog and the engine know where it is. */
export function BackupFolder({ folder, may }: { folder: BackupView['folder']; may: boolean }) {
  const t = useText('backup');
  const choose = useAction('app.chooseFolder');
  const use = useAction('backup.useFolder');
  const ask = async () => {
    const answer = await choose.run({});
    if (answer.ok && answer.value.folder) await use.run({ handle: answer.value.folder.handle });
  };
  const error = choose.error ?? use.error;
  const name = folder.isDownloads ? t('folder.downloads', { name: folder.name }) : folder.name;
  return (
    <>
      <Fields rows={[{ label: t('folder'), value: name }]} />
      <Paragraph className="measure subtle">{t('folder.text')}</Paragraph>
      {may && (
        <div className="row wrap">
          <Button variant="secondary" data-size="sm" loading={choose.pending} onClick={() => void ask()}>
            {t('folder.choose')}
          </Button>
          {!folder.isDownloads && (
            <Button variant="tertiary" data-size="sm" onClick={() => void use.run({})}>
              {t('folder.reset')}
            </Button>
          )}
        </div>
      )}
      {error && <Failure error={error} />}
    </>
  );
}
