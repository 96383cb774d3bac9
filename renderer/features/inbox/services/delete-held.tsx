import { useAction, useQuery, useToast } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';

interface Props {
  readonly services: string[];
  readonly group: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says how many messages of how many clients, then deletes them. */
export function DeleteHeld({ services, group, onClose, onDone }: Props) {
  const t = useText('messageServices');
  const toast = useToast();
  const held = useQuery('messageServices.held', { services, group });
  const erase = useAction('messageServices.deleteHeld');
  const run = async () => {
    const answer = await erase.run({ services, group });
    if (!answer.ok) return;
    toast(t('deleted', { count: answer.value.messages }));
    onDone();
    onClose();
  };
  if (!held.value) return held.error ? <Failure error={held.error} onRetry={held.refresh} /> : null;
  const { messages, clients } = held.value;
  const title = t('delete.title', {
    messages: t('delete.messages', { count: messages }),
    clients: t('delete.clients', { count: clients }),
  });
  return (
    <Confirm
      open
      danger
      title={title}
      text={messages === 0 ? t('delete.nothing') : t('delete.text')}
      act={t('delete')}
      pending={erase.pending}
      error={erase.error}
      onAct={() => void run()}
      onClose={onClose}
    />
  );
}
