import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';

export function ClientsPage() {
  const t = useText('clients');
  return <Page title={t('title')}>{null}</Page>;
}
