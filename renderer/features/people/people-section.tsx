import { Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRights } from '../../state/rights.ts';
import { useText } from '../../ui/text.ts';
import { Section } from '../settings/section.tsx';

/** The way from the settings to the people, for those who may change them. */
export function PeopleSection() {
  const t = useText('people');
  const may = useRights();
  if (!may('setUp')) return null;
  return (
    <Section title={t('title')}>
      <Paragraph className="measure">{t('section')}</Paragraph>
      <div>
        <Link href="/innstillinger/ansatte">{t('open')}</Link>
      </div>
    </Section>
  );
}
