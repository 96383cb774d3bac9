import { Alert, Paragraph } from '@digdir/designsystemet-react';
import type { ReturnView } from '../../../../shared/contract/mva.ts';
import { useQuery } from '../../../state/context.tsx';
import { useCellWords } from './cell-words.ts';

const NOTHING = { mark: null, ownDeadline: null, deliveredBy: null };

/** What is noted of the return's term: delivered outside, by others, not liable, or asked about; by whom and when. */
export function TermMarked({ view }: { view: ReturnView }) {
  const { notes } = useCellWords();
  const mark = useQuery('board.ofReturn', { returnId: view.id }).value?.mark;
  if (!mark) return null;
  const [what, ...more] = notes({ ...NOTHING, mark });
  return (
    <Alert data-color={mark.kind === 'question' ? 'warning' : 'info'} data-size="sm">
      <Paragraph>
        <strong>{what}</strong>
      </Paragraph>
      {more.length > 0 && <Paragraph data-size="sm">{more.join('. ')}</Paragraph>}
    </Alert>
  );
}

/** The firm's own day with its reason, beside the authority's. */
export function OwnDeadlineNote({ view }: { view: ReturnView }) {
  const { notes } = useCellWords();
  const ownDeadline = useQuery('board.ofReturn', { returnId: view.id }).value?.ownDeadline;
  if (!ownDeadline) return null;
  return <span>{notes({ ...NOTHING, ownDeadline }).join()}</span>;
}
