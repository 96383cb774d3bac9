import { Link } from 'wouter';
import { useQuery } from '../../../state/context.tsx';
import { useText } from '../../../ui/text.ts';

/** From a return that was filed from here to the message that Altinn keeps of it; says nothing where there is none, or none to be seen. */
export function ReturnMessage({ returnId }: { returnId: string }) {
  const t = useText('message');
  const { value } = useQuery('dialogs.ofReturn', { returnId });
  if (!value || value.dialogId === null) return null;
  return (
    <Link href={`/innboks/${value.dialogId}`} className="ds-link screen-only">
      {t('toMessage')}
    </Link>
  );
}
