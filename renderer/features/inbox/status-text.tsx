import { useText } from '../../ui/text.ts';

const known = ['InProgress', 'Draft', 'Awaiting', 'RequiresAttention', 'Completed'] as const;

/** Altinn's own words for a dialog's status; "without status" says nothing, an unknown one stands as it came. */
export function StatusText({ status }: { status: string }) {
  const t = useText('inbox');
  if (status === '' || status === 'NotApplicable') return null;
  const found = known.find((one) => one === status);
  return <span className="subtle nowrap">{found ? t(`status.${found}`) : status}</span>;
}
