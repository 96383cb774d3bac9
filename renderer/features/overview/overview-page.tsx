import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';

export function OverviewPage() {
  const t = useText('overview');
  return <Page title={t('title')}>{null}</Page>;
}
