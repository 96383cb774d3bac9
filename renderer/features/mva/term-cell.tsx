import { Link } from 'wouter';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { usePeriodName } from './period-name.ts';
import { look } from './state-symbol.tsx';
import type { ShownCell } from './terms-view.ts';

interface Props {
  readonly shown: ShownCell;
  /** Today's term has room for words and the amount; the others show the symbol. */
  readonly wide: boolean;
}

/** One return in the picture: a link to it, or the way to import what is missing. */
export function TermCellView({ shown: { cell, state }, wide }: Props) {
  const t = useText('mva');
  const format = useFormat();
  const periodName = usePeriodName();
  const { color, icon: Icon } = look[state];
  const params = { client: cell.client.name, period: periodName(cell.period), state: t(`state.${state}`) };
  const missing = cell.returnId === null;
  const label = t(missing ? 'terms.import' : 'terms.cell', params);
  return (
    <Link
      href={missing ? `/mva/importer/${cell.client.organisationNumber}` : `/mva/${cell.returnId}`}
      className={wide ? 'term-cell term-cell-wide' : 'term-cell'}
      data-color={color}
      aria-label={label}
      title={label}
    >
      <Icon aria-hidden fontSize="1.125rem" />
      {wide && (
        <span className="term-word">
          {t(state === 'rejected' || state === 'sent' ? `short.${state}` : `state.${state}`)}
        </span>
      )}
      {wide && cell.period.kind !== 'toMaaneder' && <span className="subtle small">{periodName(cell.period)}</span>}
      {wide && cell.amount !== null && <span className="term-amount number">{format.number(cell.amount)}</span>}
    </Link>
  );
}
