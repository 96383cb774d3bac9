import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';

export function LogPage() {
  const t = useText('log');
  return <Page title={t('title')}>{null}</Page>;
}
