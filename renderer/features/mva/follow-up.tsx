import { Button, Paragraph } from '@digdir/designsystemet-react';
import type { Filing, FollowUp as FollowUpView } from '../../../shared/contract/mva.ts';
import { useAction } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly filing: Filing;
  readonly onChange: () => void;
}

/** What the verdict left to a person, until somebody says that it is done. */
export function FollowUp({ filing, onChange }: Props) {
  const t = useText('mva');
  const may = useRights();
  const note = useAction('mva.noteFollowUp');
  const { followUp } = filing;
  if (!followUp) return null;
  const isDone = followUp.done !== null;
  const act = async () => {
    const answer = await note.run({ filingId: filing.id, done: !isDone });
    if (answer.ok) onChange();
  };
  return (
    <div className="stack-2">
      <Said followUp={followUp} />
      {may('prepare') && (
        <div>
          <Button
            variant={isDone ? 'tertiary' : 'secondary'}
            data-size="sm"
            loading={note.pending}
            onClick={() => void act()}
          >
            {t(isDone ? 'followUp.takeBack' : `followUp.${followUp.kind}.act`)}
          </Button>
        </div>
      )}
      {note.error && <Failure error={note.error} onRetry={() => void act()} />}
    </div>
  );
}

function Said({ followUp: { kind, done } }: { followUp: FollowUpView }) {
  const t = useText('mva');
  const format = useFormat();
  return (
    <Paragraph>
      {done ? t(`followUp.${kind}.done`, { name: done.by, at: format.dateTime(done.at) }) : t(`followUp.${kind}`)}
    </Paragraph>
  );
}
