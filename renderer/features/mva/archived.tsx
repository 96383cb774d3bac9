import { useQuery } from '../../state/context.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

/** Whether the papers of a filing lie in the firm's archive folder, and where. Nothing where no folder is chosen. */
export function Archived({ returnId }: { returnId: string }) {
  const t = useText('archive');
  const answer = useQuery('archive.ofReturn', { returnId }).value;
  if (!answer) return null;
  return (
    <div className="screen-only">
      <StateTag tone={answer.complete ? 'good' : 'waiting'} quiet>
        {t(answer.complete ? 'return.written' : 'return.waiting')}
      </StateTag>
      {answer.place !== null && <span className="form-detail">{answer.place}</span>}
    </div>
  );
}
