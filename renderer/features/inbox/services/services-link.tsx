import { Link } from '@digdir/designsystemet-react';
import { Link as Route } from 'wouter';
import { useText } from '../../../ui/text.ts';

/** From the inbox to the table of services. */
export function ServicesLink() {
  const t = useText('messageServices');
  return (
    <Link asChild data-size="sm">
      <Route href="/innboks/tjenester">{t('link')}</Route>
    </Link>
  );
}
