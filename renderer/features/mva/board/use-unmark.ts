import { useAction, useToast } from '../../../state/context.tsx';
import { useText } from '../../../ui/text.ts';
import type { ShownCell } from '../terms-view.ts';

/** Takes off what the chosen terms are marked with: what is of one term goes, what stands ends with the chosen one. */
export function useUnmark(chosen: readonly ShownCell[]) {
  const t = useText('board');
  const unmark = useAction('board.unmark');
  const end = useAction('board.endMark');
  const toast = useToast();
  const marked = chosen.flatMap(({ cell: { mark, client, period } }) =>
    mark ? [{ mark, organisationNumber: client.organisationNumber, period }] : [],
  );
  const all = async () => {
    const single = marked.filter(({ mark }) => !mark.standing);
    const marks = single.map(({ mark, organisationNumber }) => ({ id: mark.id, organisationNumber }));
    if (marks.length > 0 && !(await unmark.run({ marks })).ok) return;
    for (const { mark, organisationNumber, period } of marked.filter((each) => each.mark.standing)) {
      if (!(await end.run({ mark: { id: mark.id, organisationNumber }, from: period })).ok) return;
    }
    toast(t('unmarked', { count: marked.length }));
  };
  return {
    count: marked.length,
    pending: unmark.pending || end.pending,
    error: unmark.error ?? end.error,
    run: () => void all(),
  };
}
