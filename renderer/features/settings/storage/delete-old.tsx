import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { OldMessages } from '../../../../shared/contract/storage.ts';
import { useAction, useToast } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';

/** What is past its time, and the question before it goes. */
export function DeleteOld({ old, onDone }: { old: OldMessages; onDone: () => void }) {
  const t = useText('storage');
  const format = useFormat();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const remove = useAction('storage.deleteOld');
  const { messages: count, before, undone } = old;
  const run = async () => {
    if (!(await remove.run({ before })).ok) return;
    toast(t('started'));
    setAsking(false);
    onDone();
  };
  return (
    <>
      <Paragraph>{t('old', { count, clients: t('clients', { count: old.clients }) })}</Paragraph>
      <div className="row">
        <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
          {t('delete')}
        </Button>
      </div>
      <Confirm
        open={asking}
        danger
        title={t('delete.title', { count })}
        text={
          <div className="stack-2">
            <Paragraph>{t('delete.text', { day: format.day(before) })}</Paragraph>
            {undone > 0 && <Paragraph>{t('delete.undone', { count: undone })}</Paragraph>}
            <Paragraph>{t('delete.kept')}</Paragraph>
          </div>
        }
        act={t('delete.act')}
        pending={remove.pending}
        error={remove.error}
        onAct={() => void run()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
