import { Heading } from '@digdir/designsystemet-react';
import type { DialogDetails } from '../../../shared/contract/dialogs.ts';
import { useAction } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { SaveFile } from '../../ui/save-file.tsx';
import { useText } from '../../ui/text.ts';

export function Attachments({ dialog }: { dialog: DialogDetails }) {
  const t = useText('inbox');
  const format = useFormat();
  const save = useAction('dialogs.saveAttachment');
  if (dialog.attachmentList.length === 0) return null;
  return (
    <section className="stack-2">
      <Heading level={3} data-size="2xs">
        {t('files')}
      </Heading>
      <ul className="message-files">
        {dialog.attachmentList.map((file) => (
          <li key={file.id}>
            <span className="grow">
              {file.name}
              <span className="message-file-state">
                {!file.available && t('files.gone')}
                {file.available && file.saved && t('files.held')}
                {file.available &&
                  !file.saved &&
                  file.expiresAt !== null &&
                  t('files.expires', { day: format.date(file.expiresAt) })}
              </span>
            </span>
            <SaveFile
              label={t('files.saveName', { name: file.name })}
              done={t('files.saved')}
              disabled={!file.available && !file.saved}
              save={() => save.run({ dialogId: dialog.id, attachmentId: file.id })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
