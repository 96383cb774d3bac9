import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Failure as FailureValue } from '../../../shared/outcome.ts';
import { useAction, useAppState, useQuery } from '../../state/context.tsx';
import { DropFile } from '../../ui/file-field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { ClientSelect } from './client-select.tsx';
import { ImportFailure } from './import-failure.tsx';

export interface ImportStart {
  readonly organisationNumber?: string | undefined;
  readonly file?: File | undefined;
}

interface Props {
  readonly start: ImportStart;
  readonly onClose: () => void;
}

/** Chooses the client and the file. A file that cannot be read says where and why, here; one with findings is read. */
export function ImportDialog({ start, onClose }: Props) {
  const t = useText('mva');
  const common = useText('common');
  const clients = useQuery('clients.list', {});
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} className="confirm import-dialog" data-size="sm">
      <Heading level={2} data-size="xs">
        {t('import.heading')}
      </Heading>
      <Paragraph data-size="sm">{t('import.intro')}</Paragraph>
      <Loaded query={clients}>
        {({ rows }) => (rows.length === 0 ? <NoClients /> : <ImportForm rows={rows} start={start} onClose={onClose} />)}
      </Loaded>
    </Dialog>
  );
}

type FormProps = Props & { readonly rows: Parameters<typeof ClientSelect>[0]['clients'] };

function ImportForm({ rows, start, onClose }: FormProps) {
  const t = useText('mva');
  const common = useText('common');
  const { chooseFile } = useAppState();
  const [, go] = useLocation();
  const [organisationNumber, setOrganisationNumber] = useState(start.organisationNumber ?? '');
  const [file, setFile] = useState(start.file);
  const [fileError, setFileError] = useState<FailureValue | undefined>();
  const read = useAction('mva.importFile');
  const error = fileError ?? read.error;

  const choose = (chosen: File) => {
    setFile(chosen);
    setFileError(undefined);
    read.clear();
  };
  const submit = async () => {
    if (!file || organisationNumber === '') return;
    setFileError(undefined);
    const handle = await chooseFile(file);
    if (!handle.ok) return setFileError(handle.error);
    const answer = await read.run({ handle: handle.value.handle, organisationNumber });
    if (answer.ok) go(`/mva/${answer.value.id}`);
  };
  return (
    <form
      className="stack-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ClientSelect clients={rows} value={organisationNumber} onChange={setOrganisationNumber} />
      <DropFile
        isChosen={file !== undefined}
        text={file ? t('import.chosen', { name: file.name }) : t('import.drop')}
        label={t('import')}
        word={t(file ? 'import.another' : 'import.choose')}
        accept=".xml,text/xml,application/xml"
        onFile={choose}
      />
      {error && <ImportFailure error={error} fileName={file?.name ?? ''} />}
      <div className="row wrap">
        <PrimaryButton
          type="submit"
          data-size="md"
          loading={read.pending}
          disabled={!file || organisationNumber === ''}
        >
          {t('import.submit')}
        </PrimaryButton>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}

function NoClients() {
  const t = useText('mva');
  const [, go] = useLocation();
  return (
    <>
      <Paragraph>{t('import.noClients')}</Paragraph>
      <PrimaryButton onClick={() => go('/klienter')}>{t('import.toClients')}</PrimaryButton>
    </>
  );
}
