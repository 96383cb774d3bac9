import { Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import type { Restored } from '../../../../shared/contract/backup.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';

export function CodeForm({ handle, onRestored }: { handle: string; onRestored: (restored: Restored) => void }) {
  const t = useText('backup');
  const restore = useAction('backup.restore');
  const progress = useQuery('backup.restoring', {}).value?.progress;
  const [code, setCode] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await restore.run({ handle, code });
    if (answer.ok) onRestored(answer.value);
  };
  return (
    <form className="stack-4" onSubmit={(event) => void submit(event)}>
      <Textfield
        label={t('restore.code')}
        description={t('restore.code.help')}
        value={code}
        maxLength={120}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setCode(event.target.value)}
      />
      {restore.error && <Failure error={restore.error} />}
      {restore.pending && (
        <div className="stack-2" role="status">
          <span>{t('restore.working')}</span>
          {progress && (
            <progress className="wide" value={progress.done} max={progress.total} aria-label={t('restore.act')} />
          )}
        </div>
      )}
      <div className="row">
        <PrimaryButton type="submit" loading={restore.pending} disabled={code.trim() === ''}>
          {t('restore.act')}
        </PrimaryButton>
      </div>
    </form>
  );
}
