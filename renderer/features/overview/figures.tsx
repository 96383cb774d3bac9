import { Link } from 'wouter';
import type { OutputOf } from '../../../shared/contract.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';

/** Three numbers, each a way to what it counts. */
export function Figures({ value }: { value: OutputOf<'overview.get'> }) {
  const t = useText('overview');
  const format = useFormat();
  const figures = [
    { to: '/mva', label: t('figures.deadlines'), count: value.deadlinesNext14Days },
    { to: '/innboks', label: t('figures.unread'), count: value.unread },
    { to: '/klienter', label: t('figures.withoutAccess'), count: value.clientsWithoutAccess },
  ];
  return (
    <nav className="figures" aria-label={t('figures')}>
      {figures.map(({ to, label, count }) => (
        <Link key={to} href={to} className="figure">
          <span className="figure-number number">{format.number(count)}</span>
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}
