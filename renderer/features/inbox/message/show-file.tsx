import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import { EyeIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { MessageFile } from '../../../../shared/contract/reading.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { PdfPages } from './pdf-pages.tsx';

type Content = OutputOf<'dialogs.attachmentContent'>;

/** Shows a PDF or an image above the message. Nothing of it is written to disk unencrypted. */
export function ShowFile({ dialogId, file }: { dialogId: string; file: MessageFile }) {
  const t = useText('message');
  const fetchContent = useAction('dialogs.attachmentContent');
  const [content, setContent] = useState<Content | undefined>();
  const show = async () => {
    const answer = await fetchContent.run({ dialogId, attachmentId: file.id });
    if (answer.ok) setContent(answer.value);
  };
  return (
    <div className="save-file">
      <Button
        variant="secondary"
        data-size="sm"
        aria-label={t('files.showName', { name: file.name })}
        loading={fetchContent.pending}
        onClick={() => void show()}
      >
        <EyeIcon aria-hidden fontSize="1.125rem" />
        {t('files.show')}
      </Button>
      {fetchContent.error && <Failure error={fetchContent.error} onRetry={() => void show()} />}
      {content && <Shown content={content} onClose={() => setContent(undefined)} />}
    </div>
  );
}

function Shown({ content, onClose }: { content: Content; onClose: () => void }) {
  const t = useText('message');
  const common = useText('common');
  const [failed, setFailed] = useState(false);
  const onFail = () => setFailed(true);
  const { kind, name, base64 } = content;
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} data-size="sm" className="file-shown">
      <Heading level={2} data-size="2xs">
        {name}
      </Heading>
      {failed ? (
        <p>{t('preview.damaged')}</p>
      ) : kind === 'application/pdf' ? (
        <PdfPages base64={base64} onFail={onFail} />
      ) : (
        <img className="file-image" src={`data:${kind};base64,${base64}`} alt={name} onError={onFail} />
      )}
    </Dialog>
  );
}
