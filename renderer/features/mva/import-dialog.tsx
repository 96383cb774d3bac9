import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useAction, useQuery } from '../../state/context.tsx';
import { DropFile } from '../../ui/file-field.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { ClientSelect } from './client-select.tsx';
import { ImportFailure } from './import-failure.tsx';
import { SaftStart } from './saft/saft-start.tsx';
import { type ChosenFile, useChosenFiles } from './use-chosen-files.ts';

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
  const [organisationNumber, setOrganisationNumber] = useState(start.organisationNumber ?? '');
  const chosen = useChosenFiles(start.file);
  const [first] = chosen.files;
  const known = (number: string | null | undefined) =>
    rows.find((row) => row.organisationNumber === number)?.organisationNumber;
  const client = known(organisationNumber) ?? known(first?.ledger?.organisationNumber) ?? '';
  return (
    <div className="stack-4">
      <ClientSelect clients={rows} value={client} onChange={setOrganisationNumber} />
      {first?.kind !== 'saft' && (
        <DropFile
          isChosen={first !== undefined}
          text={first ? t('import.chosen', { name: first.name }) : t('import.drop')}
          label={t('import')}
          word={t(first ? 'import.another' : 'import.choose')}
          accept=""
          onFile={chosen.choose}
        />
      )}
      {chosen.error && <ImportFailure error={chosen.error} fileName={chosen.failed} />}
      {first?.kind === 'sheet' && <ToTable organisationNumber={client} handle={first.handle} />}
      {first?.kind === 'saft' ? (
        <SaftStart
          key={first.handle}
          organisationNumber={client}
          files={chosen.files}
          onChoose={chosen.choose}
          onAdd={chosen.add}
          onRemove={chosen.remove}
          onClose={onClose}
        />
      ) : (
        <ReadReturn key={first?.handle} organisationNumber={client} file={first} onClose={onClose} />
      )}
    </div>
  );
}

/** A table has a page of its own. */
function ToTable({ organisationNumber, handle }: { organisationNumber: string; handle: string }) {
  const [, go] = useLocation();
  useEffect(() => {
    go(`/mva/importer/tabell/${organisationNumber || '-'}/${handle}`);
  }, [organisationNumber, handle, go]);
  return null;
}

interface ReadProps {
  readonly organisationNumber: string;
  readonly file: ChosenFile | undefined;
  readonly onClose: () => void;
}

/** A return as XML is read at once. */
function ReadReturn({ organisationNumber, file, onClose }: ReadProps) {
  const t = useText('mva');
  const common = useText('common');
  const [, go] = useLocation();
  const read = useAction('mva.importFile');
  const submit = async () => {
    if (!file || organisationNumber === '') return;
    const answer = await read.run({ handle: file.handle, organisationNumber });
    if (answer.ok) go(`/mva/${answer.value.id}`);
  };
  return (
    <>
      {read.error && <ImportFailure error={read.error} fileName={file?.name ?? ''} />}
      <div className="row wrap">
        <PrimaryButton
          data-size="md"
          loading={read.pending}
          disabled={!file || organisationNumber === ''}
          onClick={() => void submit()}
        >
          {t('import.submit')}
        </PrimaryButton>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {common('cancel')}
        </Button>
      </div>
    </>
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
