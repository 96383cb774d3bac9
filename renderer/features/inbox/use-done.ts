import { useCallback } from 'react';
import type { DialogRow } from '../../../shared/contract/dialogs.ts';
import { useAppState, useToast } from '../../state/context.tsx';
import { useText } from '../../ui/text.ts';

type Message = Pick<DialogRow, 'id' | 'title'>;

/** "Ferdig hos oss" for one or many, with a way back for those that were not so before. Answers whether it went well. */
export function useDone(): (messages: readonly Message[], done: boolean) => Promise<boolean> {
  const t = useText('inbox');
  const office = useText('office');
  const toast = useToast();
  const { queries } = useAppState();
  return useCallback(
    async (messages, done) => {
      const answer = await queries.run('office.setDone', { dialogIds: messages.map(({ id }) => id), done });
      if (!answer.ok) return false;
      const { changed } = answer.value;
      const [only] = messages;
      if (changed.length === 0) return true;
      const said =
        messages.length === 1 && only
          ? t(done ? 'marked' : 'markedUndone', { title: only.title })
          : office('done.many', { count: changed.length });
      toast(said, () => void queries.run('office.setDone', { dialogIds: changed, done: !done }));
      return true;
    },
    [queries, toast, t, office],
  );
}
