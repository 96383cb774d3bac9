import { useCallback } from 'react';
import { useText } from '../../ui/text.ts';

const known = ['InProgress', 'Draft', 'Awaiting', 'RequiresAttention', 'Completed'] as const;

/** Altinn's own words for a dialog's status; an unknown one stands as it came. */
export function useStatusName(): (status: string) => string {
  const t = useText('inbox');
  return useCallback(
    (status) => {
      const found = known.find((one) => one === status);
      return found ? t(`status.${found}`) : status;
    },
    [t],
  );
}

/** "Without status" says nothing. */
export function StatusText({ status }: { status: string }) {
  const name = useStatusName();
  if (status === '' || status === 'NotApplicable') return null;
  return <span className="subtle nowrap">{name(status)}</span>;
}
