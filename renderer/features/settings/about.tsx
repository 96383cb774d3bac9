import { Details, Paragraph } from '@digdir/designsystemet-react';
import type { AppSnapshot } from '../../../shared/contract/app.ts';
import { useQuery } from '../../state/context.tsx';
import { type FieldRow, Fields } from '../../ui/fields.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { licences } from './licences.ts';
import { Section } from './section.tsx';

export function About({ snapshot }: { snapshot: AppSnapshot }) {
  const t = useText('settings');
  const health = useQuery('health.get', {}).value;
  const vault = useQuery('access.overview', {}).value?.vault;
  const rows: FieldRow[] = [
    { label: t('about.version'), value: snapshot.version },
    {
      label: t('about.electron'),
      value: (
        <span className="stack-1">
          <span>
            {snapshot.electron} (Chromium {snapshot.chromium})
          </span>
          <span className="row">
            <StateTag tone={snapshot.electronSupported ? 'good' : 'warning'}>
              {t(snapshot.electronSupported ? 'about.supported' : 'about.unsupported')}
            </StateTag>
          </span>
          {!snapshot.electronSupported && <span className="subtle">{t('about.unsupported.text')}</span>}
        </span>
      ),
    },
    { label: t('about.sandbox'), value: t(snapshot.sandboxed ? 'about.sandbox.on' : 'about.sandbox.off') },
  ];
  if (vault) rows.push({ label: t('about.keychain'), value: t(`vault.${vault}`) });
  if (health) rows.push({ label: t('about.profile'), value: <code>{health.profileId}</code> });
  return (
    <Section title={t('about')}>
      <Fields rows={rows} />
      <Paragraph className="measure subtle">{t('independent')}</Paragraph>
      <Details data-size="sm">
        <Details.Summary>{t('licences')}</Details.Summary>
        <Details.Content>
          <div className="stack-3">
            <Paragraph>{t('licences.text')}</Paragraph>
            <ul className="plain-list licences">
              {licences.map(({ name, licence }) => (
                <li key={name}>
                  {name} <span className="subtle">{licence}</span>
                </li>
              ))}
            </ul>
          </div>
        </Details.Content>
      </Details>
    </Section>
  );
}
