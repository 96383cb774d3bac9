import { Button, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';

/** The code counts when whoever wrote it down can read its last group from the sheet. */
export function AskBack({ onKept, onAgain }: { onKept: () => void; onAgain: () => void }) {
  const t = useText('backup');
  const keep = useAction('backup.keepCode');
  const [text, setText] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await keep.run({ lastGroup: text });
    if (answer.ok) onKept();
  };
  return (
    <form className="stack-4" onSubmit={(event) => void submit(event)}>
      <Textfield
        label={t('page.ask')}
        description={t('page.ask.help')}
        value={text}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      {keep.error && <Failure error={keep.error} />}
      <div className="row wrap">
        <PrimaryButton type="submit" loading={keep.pending} disabled={text.trim() === ''}>
          {t('page.keep')}
        </PrimaryButton>
        <Button variant="tertiary" data-size="sm" onClick={onAgain}>
          {t('page.again')}
        </Button>
      </div>
    </form>
  );
}
