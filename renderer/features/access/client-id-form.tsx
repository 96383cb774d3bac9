import { Button, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { PrimaryButton } from '../../ui/primary-button.tsx';

interface Props {
  readonly label: string;
  readonly act: string;
  readonly saved: string;
  readonly pending: boolean;
  /** True on the step at hand: its button is then the page's primary one. */
  readonly current: boolean;
  /** Words for what is wrong with an id, before it is kept. */
  readonly fault: (text: string) => string | undefined;
  readonly onSubmit: (clientId: string) => void;
}

/** One pasted id and one button. */
export function ClientIdForm({ label, act, saved, pending, current, fault, onSubmit }: Props) {
  const [text, setText] = useState(saved);
  const [wrong, setWrong] = useState<string | undefined>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = fault(text);
    setWrong(found);
    if (found === undefined) onSubmit(text.trim());
  };
  return (
    <form className="row wrap end" onSubmit={submit}>
      <Textfield
        className="id-field"
        label={label}
        value={text}
        error={wrong}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setText(event.target.value);
          setWrong(undefined);
        }}
      />
      {current ? (
        <PrimaryButton type="submit" loading={pending} disabled={text.trim() === ''}>
          {act}
        </PrimaryButton>
      ) : (
        <Button type="submit" variant="secondary" data-size="sm" loading={pending} disabled={text.trim() === ''}>
          {act}
        </Button>
      )}
    </form>
  );
}
