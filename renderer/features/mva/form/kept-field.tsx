import { Field, Input, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../../ui/text.ts';

interface Props {
  readonly label: string;
  /** The label is for those who cannot see the column's head. */
  readonly bare?: boolean;
  readonly value: string;
  /** How the value stands when nobody is typing. */
  readonly show?: (value: string) => string;
  /** What is kept of a text; null: it cannot be read, and stays as it is until it can. */
  readonly read: (text: string) => string | null;
  readonly unreadable?: string;
  readonly multiline?: boolean;
  readonly number?: boolean;
  readonly autoFocus?: boolean;
  readonly onCommit: (value: string) => void;
}

/** Typing that has rested this long is kept. */
const REST_MS = 1500;

/** A field that keeps what is in it when one leaves it, presses Enter, or rests. Esc and Ctrl+Z take back what was not kept yet. */
export function KeptField(props: Props) {
  const { label, bare = false, value, show = (text) => text, unreadable, multiline = false, number = false } = props;
  const id = useId();
  const { text, bad, type, commit, leave, reset } = useKeptText(props);
  const t = useText('form');
  const shown = text ?? show(value);
  const onKeyDown = (event: KeyboardEvent) => {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (text !== undefined && (event.key === 'Escape' || isUndo)) {
      reset();
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !multiline) commit();
  };
  const field = {
    id,
    value: shown,
    autoComplete: 'off',
    'aria-label': bare ? label : undefined,
    'aria-invalid': bad || undefined,
    'aria-describedby': bad ? `${id}-bad` : undefined,
    onChange: (event: { target: { value: string } }) => type(event.target.value),
    onBlur: leave,
    onKeyDown,
  };
  const focus = (element: HTMLElement | null) => {
    if (props.autoFocus) element?.focus();
  };
  return (
    <Field data-size="sm" className={number ? 'kept-field kept-number' : 'kept-field'}>
      {!bare && <Label>{label}</Label>}
      {multiline ? <Textarea {...field} rows={2} maxLength={4000} /> : <Input {...field} ref={focus} maxLength={400} />}
      {bad && (
        <ValidationMessage id={`${id}-bad`} data-size="sm">
          {unreadable ?? t('field.unreadable')}
        </ValidationMessage>
      )}
    </Field>
  );
}

function useKeptText({ value, read, onCommit }: Props) {
  const [text, setText] = useState<string | undefined>();
  const [rested, setRested] = useState(false);
  const own = useRef<string | undefined>(undefined);
  const readable = text === undefined ? value : read(text);
  const commit = () => {
    if (text === undefined) return;
    setRested(true);
    if (readable === null || readable === value) return;
    own.current = readable;
    onCommit(readable);
  };
  const latest = useRef(commit);
  latest.current = commit;

  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => latest.current(), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  // The page can go while somebody types.
  useEffect(() => {
    const last = () => latest.current();
    window.addEventListener('beforeunload', last);
    return () => {
      window.removeEventListener('beforeunload', last);
      last();
    };
  }, []);
  // Undone, or changed elsewhere: what was typed here is about another value.
  useEffect(() => {
    if (own.current !== value) setText(undefined);
    own.current = undefined;
  }, [value]);

  return {
    text,
    bad: rested && text !== undefined && readable === null,
    type: (next: string) => {
      setText(next);
      setRested(false);
    },
    commit,
    reset: () => setText(undefined),
    leave: () => {
      commit();
      if (readable !== null) setText(undefined);
    },
  };
}
