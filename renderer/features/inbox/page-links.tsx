import { Link } from '@digdir/designsystemet-react';
import { memo } from 'react';
import { Link as Route } from 'wouter';
import { useText } from '../../ui/text.ts';
import { ServicesLink } from './services/services-link.tsx';

/** From the list to what belongs to it. */
export const PageLinks = memo(function PageLinks() {
  const t = useText('office');
  return (
    <nav className="stack-2 inbox-links">
      <Link asChild data-size="sm">
        <Route href="/innboks/frister">{t('due.link')}</Route>
      </Link>
      <Link asChild data-size="sm">
        <Route href="/innboks/regler">{t('rules.link')}</Route>
      </Link>
      <ServicesLink />
    </nav>
  );
});
