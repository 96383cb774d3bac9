import { useQuery } from '../../../state/context.tsx';
import { useText } from '../../../ui/text.ts';

/** How far the login is expected to reach, before anything is sent. */
export function ReachLine({ count }: { count: number }) {
  const t = useText('batch');
  const reach = useQuery('batch.reach', { count }).value;
  if (!reach) return null;
  const { reaches, measured, takesMs, perFilingMs } = reach;
  const minutes = Math.max(1, Math.round(takesMs / 60_000));
  const basis = measured ? t('reach.measured', { seconds: Math.ceil(perFilingMs / 1000) }) : t('reach.estimated');
  const words =
    reaches === null
      ? t('reach.unknown', { minutes })
      : reaches < count
        ? t('reach.part', { reaches, count })
        : t('reach.all', { minutes });
  return (
    <p className="subtle" role="status">
      {words} {basis}
    </p>
  );
}
