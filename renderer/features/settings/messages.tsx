import { Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as Route } from 'wouter';
import { useText } from '../../ui/text.ts';
import { OwnerFetch } from './owner-fetch.tsx';
import { Section } from './section.tsx';

/** The way to the table of services that messages are fetched from. */
export function MessagesSection() {
  const t = useText('messageServices');
  return (
    <Section title={t('settings.title')}>
      <Paragraph className="measure">{t('settings.text')}</Paragraph>
      <Link asChild>
        <Route href="/innboks/tjenester">{t('settings.link')}</Route>
      </Link>
      <OwnerFetch />
    </Section>
  );
}
