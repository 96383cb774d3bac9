import { Heading } from '@digdir/designsystemet-react';
import type { DialogDetails, MessageFile } from '../../../../shared/contract/reading.ts';
import { useAction } from '../../../state/context.tsx';
import { useFormat } from '../../../ui/format.ts';
import { SaveFile } from '../../../ui/save-file.tsx';
import { useText } from '../../../ui/text.ts';
import { SaveFiles } from '../client-folders/save-files.tsx';
import { ShowFile } from './show-file.tsx';

interface Props {
  readonly dialog: DialogDetails;
  readonly files: readonly MessageFile[];
  /** Of a transmission, whose own heading stands above. */
  readonly inside?: boolean;
}

/** Files of the message or of one transmission. Each is fetched on a click, and then held. */
export function Attachments({ dialog, files, inside = false }: Props) {
  const t = useText('message');
  if (files.length === 0) return null;
  return (
    <section className="stack-2">
      {!inside && (
        <Heading level={3} data-size="2xs">
          {t('files')}
        </Heading>
      )}
      <ul className="message-files">
        {files.map((file) => (
          <File key={file.id} dialogId={dialog.id} file={file} />
        ))}
      </ul>
      {!inside && <SaveFiles which={{ dialogIds: [dialog.id] }} />}
      {files.some((file) => file.available && !file.saved) && <p className="subtle small">{t('files.note')}</p>}
    </section>
  );
}

function File({ dialogId, file }: { dialogId: string; file: MessageFile }) {
  const t = useText('message');
  const save = useAction('dialogs.saveAttachment');
  const isHere = file.available || file.saved;
  return (
    <li>
      <span className="grow">
        {file.name}
        <FileState file={file} />
      </span>
      <div className="row tight top">
        {isHere && file.preview && <ShowFile dialogId={dialogId} file={file} />}
        <SaveFile
          label={t('files.saveName', { name: file.name })}
          done={t('files.saved')}
          disabled={!isHere}
          save={() => save.run({ dialogId, attachmentId: file.id })}
        />
      </div>
    </li>
  );
}

function FileState({ file }: { file: MessageFile }) {
  const t = useText('message');
  const format = useFormat();
  const { saved, why, expiresAt, size } = file;
  const state = saved
    ? t('files.held')
    : why !== null
      ? t(`files.${why}`)
      : expiresAt !== null && t('files.expires', { day: format.date(expiresAt) });
  const said = [kindOf(file), size !== null && format.fileSize(size), state].filter(Boolean).join(' · ');
  return <span className="message-file-state">{said}</span>;
}

/** PDF, XLSX …: the ending of its name, where it has one. */
function kindOf({ name }: MessageFile): string {
  return /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? '';
}
