import { Fragment, memo } from 'react';
import { periodKey } from '../../../../shared/mva/periods.ts';
import { useText } from '../../../ui/text.ts';
import { TermCellView } from '../term-cell.tsx';
import type { Term, TermRow } from '../terms-view.ts';
import type { CellWords } from './cell-words.ts';

interface Props {
  readonly line: number;
  readonly rows: readonly TermRow[];
  readonly abreast: number;
  readonly terms: readonly Term[];
  readonly compact: boolean;
  readonly words: CellWords;
  /** Keys of cells; undefined where none can be selected. */
  readonly selected: ReadonlySet<string> | undefined;
  /** Where in this line Tab stops; null: in another. */
  readonly activeColumn: number | null;
}

/** One line of the picture: a client, or as many as stand side by side. */
export const TermLine = memo(function TermLine(props: Props) {
  const { line, rows, abreast, terms } = props;
  const here = rows.slice(line * abreast, (line + 1) * abreast);
  return (
    <tr aria-rowindex={line + 2}>
      {here.map((row, block) => (
        <Fragment key={row.client.organisationNumber}>
          <th scope="row" className="term-first">
            <span className="term-client" title={row.client.name}>
              {row.client.name}
            </span>
          </th>
          {terms.map((term, index) => (
            <Cell key={periodKey(term.period)} {...props} row={row} term={term} column={block * terms.length + index} />
          ))}
        </Fragment>
      ))}
    </tr>
  );
});

interface CellProps extends Props {
  readonly row: TermRow;
  readonly term: Term;
  readonly column: number;
}

function Cell({ line, column, row, term: { period, current }, ...props }: CellProps) {
  const { compact, words, selected, activeColumn } = props;
  const t = useText('mva');
  const shown = row.cells.get(periodKey(period));
  const className = current ? 'term-current' : undefined;
  if (!shown)
    return (
      <td className={className}>
        <span className="sr-only">{t('terms.notSubject')}</span>
      </td>
    );
  return (
    <td
      className={className}
      data-line={line}
      data-column={column}
      {...(selected && { 'aria-selected': selected.has(shown.key) })}
    >
      <TermCellView shown={shown} words={words} wide={current && !compact} tabbable={activeColumn === column} />
    </td>
  );
}
