import { Field, Label, Select } from '@digdir/designsystemet-react';
import { type AppSnapshot, appearance as appearances } from '../../../shared/contract/app.ts';
import { language as languages } from '../../../shared/contract/common.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { languageNames } from '../../ui/language-names.ts';
import { useText } from '../../ui/text.ts';
import { Section } from './section.tsx';

/** Language and appearance change at once. */
export function Look({ snapshot }: { snapshot: AppSnapshot }) {
  const t = useText('settings');
  const set = useAction('app.setPreferences');
  return (
    <Section title={t('look')}>
      <div className="settings-columns">
        <Field>
          <Label>{t('language')}</Label>
          <Select
            value={snapshot.language}
            onChange={(event) => void set.run({ language: languages.parse(event.target.value) })}
          >
            {languages.options.map((code) => (
              <Select.Option key={code} value={code} lang={code}>
                {languageNames[code]}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Field>
          <Label>{t('appearance')}</Label>
          <Select
            value={snapshot.appearance}
            onChange={(event) => void set.run({ appearance: appearances.parse(event.target.value) })}
          >
            {appearances.options.map((each) => (
              <Select.Option key={each} value={each}>
                {t(`appearance.${each}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      </div>
      {set.error && <Failure error={set.error} />}
    </Section>
  );
}
