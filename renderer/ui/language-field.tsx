import { Field, Label, Select } from '@digdir/designsystemet-react';
import { type Language, language } from '../../shared/contract/common.ts';
import { languageNames } from './language-names.ts';

interface Props {
  readonly label: string;
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

/** The language of a text for somebody else, whatever the window's own is. */
export function LanguageField({ label, value, onChange }: Props) {
  return (
    <Field data-size="sm">
      <Label>{label}</Label>
      <Select value={value} onChange={(event) => onChange(language.parse(event.target.value))}>
        {language.options.map((each) => (
          <Select.Option key={each} value={each}>
            {languageNames[each]}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
