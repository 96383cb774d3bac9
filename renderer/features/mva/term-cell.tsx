import { Link } from 'wouter';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import type { CellWords } from './board/cell-words.ts';
import { useChipWord } from './board/chip-word.ts';
import { usePeriodName } from './period-name.ts';
import { look } from './state-symbol.tsx';
import type { ShownCell } from './terms-view.ts';

interface Props {
  readonly shown: ShownCell;
  /** Made once for the picture: it draws hundreds of cells at a time. */
  readonly words: CellWords;
  /** Today's term has room for words and the amount; the others show the symbol. */
  readonly wide: boolean;
  /** Whether Tab stops here: at one cell of the picture, the arrow keys do the rest. */
  readonly tabbable: boolean;
}

/** One return in the picture: a link to it, or the way to import what is missing. */
export function TermCellView({ shown, words, wide, tabbable }: Props) {
  const { cell, state, count } = shown;
  const { color, icon: Icon } = look[state];
  const missing = cell.returnId === null;
  const label = words.label(shown);
  return (
    <Link
      href={missing ? `/mva/importer/${cell.client.organisationNumber}` : `/mva/${cell.returnId}`}
      className={wide ? 'term-cell term-cell-wide' : 'term-cell'}
      data-color={color}
      data-state={state}
      aria-label={label}
      title={[label, ...words.notes(cell)].join('\n')}
      tabIndex={tabbable ? 0 : -1}
    >
      <Icon aria-hidden fontSize="1.125rem" />
      {wide && <InWords shown={shown} />}
      {count > 1 && (
        <span className="term-count" aria-hidden>
          {count}
        </span>
      )}
    </Link>
  );
}

function InWords({ shown: { cell, state } }: { shown: ShownCell }) {
  const t = useText('mva');
  const format = useFormat();
  const periodName = usePeriodName();
  const chipWord = useChipWord();
  return (
    <>
      <span className="term-word">{chipWord(state) ?? t(`state.${state}`)}</span>
      {cell.period.kind !== 'toMaaneder' && <span className="small">{periodName(cell.period)}</span>}
      {cell.category === 'kompensasjon' && <span className="small">{t('category.kompensasjon')}</span>}
      {cell.amount !== null && <span className="term-amount number">{format.number(cell.amount)}</span>}
    </>
  );
}
