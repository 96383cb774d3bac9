import { useState } from 'react';
import { useAction, useToast } from '../../../state/context.tsx';
import { useText } from '../../../ui/text.ts';
import type { ShownCell } from '../terms-view.ts';

/** Notes "kontrollert" of the chosen drafts, one after another; the first that fails stops the rest and says why. */
export function useMarkChecked(chosen: readonly ShownCell[]) {
  const t = useText('board');
  const note = useAction('mva.noteControl');
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const drafts = chosen.flatMap(({ cell }) =>
    cell.returnId !== null && (cell.state === 'draft' || cell.state === 'failed') && !cell.checked
      ? [cell.returnId]
      : [],
  );
  const all = async () => {
    setPending(true);
    let done = 0;
    for (const returnId of drafts) {
      const answer = await note.run({ returnId, control: 'checked', done: true });
      if (!answer.ok) break;
      done += 1;
    }
    setPending(false);
    if (done > 0) toast(t('checked.done', { count: done }));
  };
  return { count: drafts.length, pending, error: note.error, run: () => void all() };
}
