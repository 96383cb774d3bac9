import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { BackupSummary, Restored } from '../../../../shared/contract/backup.ts';
import type { Environment } from '../../../../shared/contract/common.ts';
import type { Failure as FailureValue } from '../../../../shared/outcome.ts';
import { useAction, useAppState } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { DropFile } from '../../../ui/file-field.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { CodeForm } from './code-form.tsx';
import { RestoreDone } from './restore-done.tsx';

interface Chosen {
  readonly handle: string;
  readonly name: string;
  readonly summary: BackupSummary;
}

/** One file and one code; nothing that is here is touched before both have been found right. */
export function Restore({ environment }: { environment: Environment }) {
  const t = useText('backup');
  const { chooseFile } = useAppState();
  const inspect = useAction('backup.inspect');
  const leave = useAction('app.leaveEnvironment');
  const [chosen, setChosen] = useState<Chosen | undefined>();
  const [refused, setRefused] = useState<FailureValue | undefined>();
  const [restored, setRestored] = useState<Restored | undefined>();
  const choose = async (file: File) => {
    setChosen(undefined);
    setRefused(undefined);
    const answer = await chooseFile(file);
    if (!answer.ok) return setRefused(answer.error);
    const { handle, name } = answer.value;
    const summary = await inspect.run({ handle });
    if (summary.ok) setChosen({ handle, name, summary: summary.value });
  };
  const error = refused ?? inspect.error;
  return (
    <main className="blocked" id="content" tabIndex={-1}>
      <div className="full-card">
        {restored ? (
          <RestoreDone environment={environment} restored={restored} />
        ) : (
          <>
            <Heading level={1} data-size="sm">
              {t('restore')}
            </Heading>
            <Paragraph>{t('restore.intro')}</Paragraph>
            <Paragraph className="subtle">{t('restore.keeps')}</Paragraph>
            <DropFile
              label={t('restore.file')}
              word={t('restore.choose')}
              accept=".klientbro"
              isChosen={chosen !== undefined}
              text={chosen?.name ?? t('restore.drop')}
              onFile={(file) => void choose(file)}
            />
            {error && <Failure error={error} />}
            {chosen && <Found summary={chosen.summary} />}
            {chosen && <CodeForm handle={chosen.handle} onRestored={setRestored} />}
            <div className="row">
              <Button variant="tertiary" data-size="sm" onClick={() => void leave.run({})}>
                {t('restore.leave')}
              </Button>
            </div>
          </>
        )}
      </div>
    </main>
  );
}

function Found({ summary }: { summary: BackupSummary }) {
  const t = useText('backup');
  const format = useFormat();
  return (
    <Paragraph role="status">
      <strong>{t('restore.found', { time: format.dateTime(summary.madeAt) })}</strong>{' '}
      {t(summary.isOwn ? 'restore.own' : 'restore.other')}
    </Paragraph>
  );
}
