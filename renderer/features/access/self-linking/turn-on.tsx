import type { SelfLinkingView } from '../../../../shared/contract/self-linking.ts';
import { useAction } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { useText } from '../../../ui/text.ts';

/** What follows of it, before it is done. */
export function TurnOn({ value, onClose }: { value: SelfLinkingView; onClose: () => void }) {
  const t = useText('selfLinking');
  const turnOn = useAction('selfLinking.turnOn');
  const run = async () => {
    if ((await turnOn.run({})).ok) onClose();
  };
  return (
    <Confirm
      open
      title={t('confirm.title', { machine: value.machine })}
      text={
        <ul className="consequences">
          <li>{t('confirm.anyone')}</li>
          <li>{t('confirm.key')}</li>
          <li>{t('confirm.told')}</li>
          {value.state === 'elsewhere' && value.on && <li>{t('confirm.elsewhere', { machine: value.on.machine })}</li>}
        </ul>
      }
      act={t('turnOn')}
      pending={turnOn.pending}
      error={turnOn.error}
      onAct={() => void run()}
      onClose={onClose}
    />
  );
}
