import { Button, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { TrashIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { attachmentEndings } from '../../../../shared/contract/attachments.ts';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import type { Failure as Problem } from '../../../../shared/outcome.ts';
import { useAction, useAppState, useQuery } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Failure } from '../../../ui/failure.tsx';
import { DropFile } from '../../../ui/file-field.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { isOpen } from '../return-state.ts';

/** Files that go with a draft; what was sent shows its own among the documents. */
export function Attachments({ view }: { view: ReturnView }) {
  const t = useText('attachments');
  const format = useFormat();
  const { chooseFile } = useAppState();
  const may = useRights(view.client.organisationNumber);
  const list = useQuery('attachments.list', { returnId: view.id });
  const add = useAction('attachments.add');
  const remove = useAction('attachments.remove');
  const [reading, setReading] = useState<string | undefined>();
  const [refused, setRefused] = useState<Problem | undefined>();
  if (!isOpen(view.state) || !may('prepare')) return null;
  const take = async (file: File) => {
    setReading(file.name);
    setRefused(undefined);
    const chosen = await chooseFile(file);
    if (chosen.ok) await add.run({ returnId: view.id, handle: chosen.value.handle });
    else setRefused(chosen.error);
    setReading(undefined);
    list.refresh();
  };
  const drop = async (attachmentId: string) => {
    await remove.run({ returnId: view.id, attachmentId });
    list.refresh();
  };
  const error = refused ?? add.error ?? remove.error;
  return (
    <section className="stack-3 screen-only" aria-labelledby="attachments">
      <Heading level={2} data-size="2xs" id="attachments">
        {t('heading')}
      </Heading>
      <ul className="plain-list file-list">
        {list.value?.attachments.map(({ id, name, size, addedBy }) => (
          <li key={id}>
            <span>
              {name}
              <span className="form-detail">{t('by', { size: format.fileSize(size), person: addedBy })}</span>
            </span>
            <Button
              variant="tertiary"
              data-size="sm"
              icon
              aria-label={t('remove', { name })}
              loading={remove.pending}
              onClick={() => void drop(id)}
            >
              <TrashIcon aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      {error && <Failure error={error} />}
      {reading === undefined ? (
        <DropFile
          isChosen={false}
          text={t('text')}
          label={t('add')}
          word={t('choose')}
          accept={attachmentEndings}
          onFile={(file) => void take(file)}
        />
      ) : (
        <Paragraph data-size="sm" role="status">
          <Spinner data-size="xs" aria-hidden /> {t('adding', { name: reading })}
        </Paragraph>
      )}
    </section>
  );
}
