import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { FormValue } from '../../../../shared/contract/form.ts';
import { useText } from '../../../ui/text.ts';
import { KeptField } from './kept-field.tsx';

type Note = FormValue['note'];

interface Props {
  readonly label: string;
  readonly value: Note;
  /** The coded notes that fit here. */
  readonly choices: readonly string[];
  readonly onCommit: (note: Note) => void;
}

const NONE = '';
const FREE = '*';

/** One of Skatteetaten's notes that fits, or words of one's own: never both (reference/mva-melding.md 1.7). */
export function NoteField({ label, value, choices, onCommit }: Props) {
  const t = useText('form');
  // Chosen, with no words yet.
  const [writing, setWriting] = useState(false);
  const coded = value && 'utvalgtMerknad' in value ? value.utvalgtMerknad : undefined;
  const words = value && 'beskrivelse' in value ? value.beskrivelse : undefined;
  const free = words !== undefined || writing;
  const offered = coded === undefined || choices.includes(coded) ? choices : [coded, ...choices];
  const choose = (chosen: string) => {
    setWriting(chosen === FREE);
    if (chosen === FREE) return coded !== undefined && onCommit({ beskrivelse: coded });
    onCommit(chosen === NONE ? null : { utvalgtMerknad: chosen });
  };
  return (
    <>
      <Field data-size="sm">
        <Label>{label}</Label>
        <Select value={free ? FREE : (coded ?? NONE)} onChange={(event) => choose(event.target.value)}>
          <Select.Option value={NONE}>{t('note.none')}</Select.Option>
          {offered.map((note) => (
            <Select.Option key={note} value={note}>
              {note.charAt(0).toUpperCase() + note.slice(1)}
            </Select.Option>
          ))}
          <Select.Option value={FREE}>{t('note.free')}</Select.Option>
        </Select>
      </Field>
      {free && (
        <KeptField
          label={t('note.words')}
          multiline
          value={words ?? ''}
          read={(text) => text}
          onCommit={(text) => {
            setWriting(true);
            onCommit(text.trim() === '' ? null : { beskrivelse: text });
          }}
        />
      )}
    </>
  );
}
