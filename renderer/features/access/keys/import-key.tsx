import { Alert, Button, Dialog, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { Failure as FailureValue } from '../../../../shared/outcome.ts';
import { useAction, useAppState, useToast } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { FileButton } from '../../../ui/file-field.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';

/** The file crosses as a handle; the password lives in this field and in one call. */
export function ImportKey({ onClose }: { onClose: () => void }) {
  const t = useText('keys');
  const common = useText('common');
  const toast = useToast();
  const { chooseFile } = useAppState();
  const read = useAction('keys.import');
  const now = today(useNow());
  const [file, setFile] = useState<File | undefined>();
  const [fileError, setFileError] = useState<FailureValue | undefined>();
  const [password, setPassword] = useState('');
  const [kid, setKid] = useState('');
  const [day, setDay] = useState('');
  const error = fileError ?? read.error;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    setFileError(undefined);
    const handle = await chooseFile(file);
    if (!handle.ok) return setFileError(handle.error);
    const answer = await read.run({
      handle: handle.value.handle,
      ...(password === '' ? {} : { password }),
      ...(kid.trim() === '' ? {} : { kid: kid.trim() }),
      ...(day === '' ? {} : { registeredOn: day }),
    });
    if (!answer.ok) return;
    toast(t('import.done'));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} className="confirm" data-size="sm">
      <Heading level={2} data-size="xs">
        {t('import.title')}
      </Heading>
      <Paragraph data-size="sm">{t('import.text')}</Paragraph>
      <form className="stack-4" onSubmit={(event) => void submit(event)}>
        <div className="row wrap">
          <FileButton
            label={t('import.file')}
            word={t(file ? 'import.another' : 'import.choose')}
            accept=".jwk,.json,.pem,.key,.p12,.pfx"
            onFile={(chosen) => {
              setFile(chosen);
              setFileError(undefined);
              read.clear();
            }}
          />
          {file && <span className="break">{t('import.chosen', { name: file.name })}</span>}
        </div>
        <Textfield
          label={t('import.password')}
          description={t('import.password.help')}
          type="password"
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Textfield
          label={t('import.kid')}
          description={t('import.kid.help')}
          spellCheck={false}
          autoComplete="off"
          value={kid}
          onChange={(event) => setKid(event.target.value)}
        />
        <Textfield
          label={t('import.day')}
          description={t('import.day.help')}
          type="date"
          max={now}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <Alert data-color="warning" data-size="sm">
          <Paragraph>{t('import.delete')}</Paragraph>
        </Alert>
        {error && <Failure error={error} />}
        <div className="row wrap">
          <PrimaryButton type="submit" loading={read.pending} disabled={!file}>
            {t('import.act')}
          </PrimaryButton>
          <Button type="button" variant="tertiary" data-size="sm" onClick={onClose}>
            {common('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
