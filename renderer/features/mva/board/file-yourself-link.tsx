import { Link } from 'wouter';
import { useText } from '../../../ui/text.ts';

/** To the return laid out for the portal. */
export function FileYourselfLink({ returnId }: { returnId: string }) {
  const t = useText('board');
  return (
    <Link href={`/mva/${returnId}/lever-selv`} className="ds-link">
      {t('yourself')}
    </Link>
  );
}
