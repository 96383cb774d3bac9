import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';

export function AccessPage() {
  const t = useText('access');
  return <Page title={t('title')}>{null}</Page>;
}
