import { useMemo } from 'react';
import type { TermCell } from '../../../../shared/contract/mva.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { usePeriodName } from '../period-name.ts';
import type { ShownCell } from '../terms-view.ts';

export interface CellWords {
  /** "Havbris Kafé AS, 5. termin 2026: Godtatt" */
  readonly label: (shown: ShownCell) => string;
  /** What is noted of a cell, a sentence each: its mark, our deadline, who delivers. */
  readonly notes: (cell: Pick<TermCell, 'mark' | 'ownDeadline' | 'deliveredBy'>) => string[];
}

/** A cell in words: what its symbol stands for and what somebody noted. */
export function useCellWords(): CellWords {
  const mva = useText('mva');
  const t = useText('board');
  const format = useFormat();
  const periodName = usePeriodName();
  return useMemo(() => {
    const markNotes = ({ mark }: Pick<TermCell, 'mark'>): string[] => {
      if (!mark) return [];
      const what = t(`mark.${mark.kind}`);
      const by = [what, mark.on && format.day(mark.on), mark.who].filter(Boolean).join(' · ');
      const noted = t('noted', { person: mark.notedBy, at: format.dateTime(mark.notedAt) });
      return [by, ...(mark.note ? [mark.note] : []), ...(mark.standing ? [t('standing')] : []), noted];
    };
    return {
      label: ({ cell, state, count }) => {
        // Somebody may have one of the ordinary kind for the same months.
        const kind = cell.category === 'alminnelig' ? '' : ` (${mva(`category.${cell.category}`)})`;
        const params = {
          client: cell.client.name,
          period: `${periodName(cell.period)}${kind}`,
          state: mva(`state.${state}`),
        };
        const text = mva(cell.returnId === null ? 'terms.import' : 'terms.cell', params);
        return count > 1 ? `${text}. ${t('several', { count })}` : text;
      },
      notes: (cell) => [
        ...markNotes(cell),
        ...(cell.ownDeadline
          ? [t('ownDeadline', { day: format.day(cell.ownDeadline.day), reason: cell.ownDeadline.reason })]
          : []),
        ...(cell.deliveredBy ? [t('deliveredBy', { unit: cell.deliveredBy.name })] : []),
      ],
    };
  }, [mva, t, format, periodName]);
}
