import { CompassIcon } from '@navikt/aksel-icons';
import { useLocation } from 'wouter';
import { Empty } from '../../ui/empty.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

export function NotFound() {
  const t = useText('frame');
  const [path, go] = useLocation();
  return (
    <Empty icon={CompassIcon} title={t('notFound.title')} text={t('notFound.text', { path })}>
      <PrimaryButton onClick={() => go('/')}>{t('notFound.go')}</PrimaryButton>
    </Empty>
  );
}
