import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { BoardTools } from './board/board-tools.tsx';
import { useChipWord } from './board/chip-word.ts';
import { SelectionBar } from './board/selection-bar.tsx';
import { useBoardView } from './board/use-board-view.ts';
import { OutsideReturns } from './outside-returns.tsx';
import { type ShownState, shownStates } from './return-state.ts';
import { TermsTable } from './terms-table.tsx';
import { filterRows, passes, type ShownCell, type Terms, termsView, unfiltered } from './terms-view.ts';

interface Props {
  readonly terms: Terms;
  readonly yearsBack: number;
  readonly onYearsBack: (years: number) => void;
}

const nothing: ReadonlySet<string> = new Set();
/** Two rows in the narrowest window: everything, and what waits for somebody. */
const CHIPS = 11;

/** The picture with its filters and, below, the returns that have no place in it. */
export function TermsPicture({ terms, yearsBack, onYearsBack }: Props) {
  const t = useText('mva');
  const format = useFormat();
  const day = today(useNow());
  const chipWord = useChipWord();
  const [filter, change] = useBoardView();
  const [selected, select] = useState(nothing);
  const view = useMemo(() => termsView(terms, day), [terms, day]);
  const rows = useMemo(() => filterRows(view.rows, filter, day, format.compare), [view, filter, day, format]);
  const cells = useMemo(() => rows.flatMap((row) => [...row.cells.values()]), [rows]);
  const narrowed = filter.state !== 'all' || filter.due !== 'all';
  const all = narrowed ? cells.filter((cell) => passes(cell, filter, day)).map(({ key }) => key) : undefined;
  // What is not shown any more, filtered away or in other years, is not acted on.
  const chosen = selected.size === 0 ? [] : cells.filter(({ key }: ShownCell) => selected.has(key));
  const clear = () => select(nothing);
  const chips = [
    { key: 'all' as const, label: t('terms.showAll'), count: terms.cells.length },
    ...shownStates.map((key) => ({ key, label: chipWord(key) ?? t(`state.${key}`), count: view.counts.get(key) ?? 0 })),
  ];
  return (
    <div className="stack-4">
      <BoardTools
        view={filter}
        persons={view.persons}
        onChange={change}
        yearsBack={yearsBack}
        onYearsBack={(years) => {
          clear();
          onYearsBack(years);
        }}
      />
      <FilterChips<ShownState | 'all'>
        label={t('terms.states')}
        chips={chips}
        chosen={filter.state}
        limit={CHIPS}
        onChoose={(state) => change({ state })}
      />
      {chosen.length > 0 && <SelectionBar chosen={chosen} onClear={clear} />}
      {rows.length > 0 ? (
        <TermsTable
          terms={terms.terms}
          rows={rows}
          compact={filter.compact}
          selection={{ selected, select: (keys) => select(new Set(keys)), all }}
        />
      ) : (
        <div className="row wrap">
          <Paragraph>{t('terms.noMatch')}</Paragraph>
          <Button variant="secondary" data-size="sm" onClick={() => change({ ...unfiltered, sort: filter.sort })}>
            {t('terms.showAll')}
          </Button>
        </div>
      )}
      {view.outside.length > 0 && <OutsideReturns shown={view.outside} />}
    </div>
  );
}
