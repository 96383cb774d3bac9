import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';

export function InboxPage() {
  const t = useText('inbox');
  return <Page title={t('title')}>{null}</Page>;
}
