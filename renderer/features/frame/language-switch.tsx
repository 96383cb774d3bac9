import { ToggleGroup } from '@digdir/designsystemet-react';
import { type Language, language as languages } from '../../../shared/contract/common.ts';
import { useAction } from '../../state/context.tsx';
import { languageNames } from '../../ui/language-names.ts';

export function LanguageSwitch({ language }: { language: Language }) {
  const set = useAction('app.setPreferences');
  const choose = (value: string) => {
    const chosen = languages.safeParse(value);
    if (chosen.success) void set.run({ language: chosen.data });
  };
  return (
    <ToggleGroup
      data-size="sm"
      data-toggle-group="Språk"
      value={language}
      onChange={choose}
      className="language-switch"
    >
      {languages.options.map((code) => (
        <ToggleGroup.Item key={code} value={code} lang={code}>
          {languageNames[code]}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup>
  );
}
