import type { ReactNode } from 'react';
import type { useRowsInSight } from './rows-in-sight.ts';
import { Spacer } from './spacer.tsx';

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly sight: Pick<ReturnType<typeof useRowsInSight>, 'indexes' | 'above' | 'below'>;
  /** A row of the table, with its key. */
  readonly children: (row: Row, index: number) => ReactNode;
}

/** The body of a table of which only the rows in sight are drawn. */
export function BodyInSight<Row extends object>({ rows, sight: { indexes, above, below }, children }: Props<Row>) {
  return (
    <tbody>
      <Spacer height={above} />
      {indexes.map((index) => {
        const row = rows[index];
        return row && children(row, index);
      })}
      <Spacer height={below} />
    </tbody>
  );
}
