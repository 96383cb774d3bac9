import { Button, Checkbox, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { type ClaimsSettingsView, claimsSettings } from '../../../shared/contract/claims-settings.ts';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { ClaimsTerms } from './claims-terms.tsx';
import { Section } from './section.tsx';

/** How Skatteetaten is asked for claims; nothing while the firm does not use them. */
export function ClaimsSection() {
  const t = useText('claimsSettings');
  const settings = useQuery('claims.settings', {});
  const tasks = useQuery('agreements.view', {}).value?.tasks;
  if (!tasks?.includes('claims')) return null;
  return (
    <Section title={t('title')}>
      <Loaded query={settings}>{(value) => <Form key={JSON.stringify(value)} value={value} />}</Loaded>
      <ClaimsTerms />
    </Section>
  );
}

function Form({ value }: { value: ClaimsSettingsView }) {
  const t = useText('claimsSettings');
  const toast = useToast();
  const may = useRights();
  const save = useAction('claims.saveSettings');
  const [profile, setProfile] = useState(value.profile);
  const [onlyWorkstation, setOnly] = useState(value.onlyWorkstation);
  const wish = claimsSettings.safeParse({ profile, onlyWorkstation });
  const isChanged = profile.trim() !== value.profile || onlyWorkstation !== value.onlyWorkstation;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (wish.success && (await save.run(wish.data)).ok) toast(t('saved'));
  };
  return (
    <form className="stack-4" onSubmit={(event) => void submit(event)}>
      <Textfield
        className="id-field"
        label={t('profile')}
        description={t('profile.text')}
        value={profile}
        disabled={!may('setUp')}
        error={wish.success ? undefined : t('profile.wrong')}
        onChange={(event) => setProfile(event.target.value)}
      />
      <Checkbox
        label={t('only')}
        description={t('only.text')}
        checked={onlyWorkstation}
        disabled={!may('setUp')}
        onChange={(event) => setOnly(event.target.checked)}
      />
      {may('setUp') ? (
        <div className="row">
          <Button
            type="submit"
            variant="secondary"
            data-size="sm"
            loading={save.pending}
            disabled={!wish.success || !isChanged}
          >
            {t('save')}
          </Button>
        </div>
      ) : (
        <Paragraph className="subtle">{t('who')}</Paragraph>
      )}
      {save.error && <Failure error={save.error} />}
    </form>
  );
}
