import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';

export function SettingsPage() {
  const t = useText('settings');
  return <Page title={t('title')}>{null}</Page>;
}
