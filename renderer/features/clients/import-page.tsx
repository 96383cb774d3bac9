import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ImportChoice, ImportView } from '../../../shared/contract/client-list.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import type { Failure as FailureValue } from '../../../shared/outcome.ts';
import { useAppState } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { DropFile } from '../../ui/file-field.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { AddFrame } from './add-frame.tsx';
import { ImportTable } from './import-table.tsx';

type From = { handle: string } | { text: string } | { tableId: string };
type Counts = OutputOf<'clients.importTable'>;

/** A table from a file or from the clipboard: chosen, looked at, corrected, read in. */
export function ImportPage({ way }: { way: 'file' | 'paste' }) {
  const t = useText('clientList');
  const { queries, chooseFile } = useAppState();
  const [view, setView] = useState<ImportView>();
  const [done, setDone] = useState<Counts>();
  const [error, setError] = useState<FailureValue>();
  const [pending, setPending] = useState(false);

  const read = async (from: From, choice: ImportChoice) => {
    setPending(true);
    setError(undefined);
    const answer = await queries.run('clients.readTable', { from, choice });
    setPending(false);
    if (answer.ok) setView(answer.value);
    else setError(answer.error);
  };
  const chosen = async (file: File) => {
    setView(undefined);
    const handle = await chooseFile(file);
    if (handle.ok) await read({ handle: handle.value.handle }, {});
    else setError(handle.error);
  };
  const bringIn = async () => {
    if (!view) return;
    setPending(true);
    const answer = await queries.run('clients.importTable', { tableId: view.tableId });
    setPending(false);
    if (!answer.ok) return setError(answer.error);
    setView(undefined);
    setDone(answer.value);
  };
  if (done) return <Imported way={way} counts={done} onMore={() => setDone(undefined)} />;
  return (
    <AddFrame way={way} lead={t(`${way}.lead`)}>
      {way === 'file' ? (
        <DropFile
          isChosen={view !== undefined}
          text={view ? t('file.chosen', { name: view.name }) : t('file.drop')}
          label={t('file.label')}
          word={t('file.choose')}
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onFile={(file) => void chosen(file)}
        />
      ) : (
        <PasteBox pending={pending} onRead={(text) => void read({ text }, {})} />
      )}
      {error && <Failure error={error} />}
      {view && (
        <ImportTable
          view={view}
          pending={pending}
          onChoose={(choice) => void read({ tableId: view.tableId }, choice)}
          onImport={() => void bringIn()}
        />
      )}
    </AddFrame>
  );
}

function Imported({ way, counts, onMore }: { way: 'file' | 'paste'; counts: Counts; onMore: () => void }) {
  const t = useText('clientList');
  const [, go] = useLocation();
  return (
    <AddFrame way={way} lead={t('imported.title')}>
      <ul className="plain-list" role="status">
        <li>{t('imported.added', { count: counts.added })}</li>
        <li>{t('imported.updated', { count: counts.updated })}</li>
      </ul>
      <div className="row">
        <PrimaryButton onClick={() => go('/klienter')}>{t('imported.toList')}</PrimaryButton>
        <Button variant="tertiary" data-size="sm" onClick={onMore}>
          {t('imported.more')}
        </Button>
      </div>
    </AddFrame>
  );
}

function PasteBox({ pending, onRead }: { pending: boolean; onRead: (text: string) => void }) {
  const t = useText('clientList');
  const [text, setText] = useState('');
  return (
    <div className="stack-3">
      <Field data-size="sm">
        <Label>{t('paste.label')}</Label>
        <Textarea rows={8} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="row">
        <Button
          variant="secondary"
          data-size="sm"
          loading={pending}
          disabled={text.trim() === ''}
          onClick={() => onRead(text)}
        >
          {t('paste.read')}
        </Button>
      </div>
    </div>
  );
}
