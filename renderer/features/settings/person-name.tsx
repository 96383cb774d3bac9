import { Button, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { useAction, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

export function PersonName({ name }: { name: string }) {
  const t = useText('settings');
  const common = useText('common');
  const toast = useToast();
  const save = useAction('app.setPreferences');
  const [text, setText] = useState(name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const personName = text.trim();
    if (personName === '') return;
    const answer = await save.run({ personName });
    if (answer.ok) toast(t('name.saved'));
  };
  return (
    <Section title={t('you')}>
      <form className="settings-row" onSubmit={(event) => void submit(event)}>
        <Textfield
          label={t('name')}
          description={t('name.help')}
          value={text}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          type="submit"
          variant="secondary"
          data-size="sm"
          loading={save.pending}
          disabled={text.trim() === '' || text.trim() === name}
        >
          {common('save')}
        </Button>
      </form>
      {save.error && <Failure error={save.error} />}
    </Section>
  );
}
