import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { OwnKey } from '../../../../shared/contract/keys.ts';
import { useAction, useToast } from '../../../state/context.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { osloParts, useFormat } from '../../../ui/format.ts';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';

type Act = 'use' | 'retire' | 'remove';
const operation = { use: 'keys.useKey', retire: 'keys.retire', remove: 'keys.remove' } as const;

interface Props {
  readonly value: OwnKey;
  readonly act: Act;
  readonly label: string;
  readonly primary?: boolean;
}

/** A change of what a key is for: names the key and the consequence before it is done. */
export function KeyAct({ value, act, label, primary = false }: Props) {
  const t = useText('keys');
  const format = useFormat();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const change = useAction(operation[act]);
  const day = format.day(osloParts(value.createdAt)?.day ?? '');
  const run = async () => {
    const answer = await change.run({ kid: value.kid });
    if (!answer.ok) return;
    setOpen(false);
    if (act === 'use') toast(t('used.toast'));
  };
  const close = () => {
    change.clear();
    setOpen(false);
  };
  return (
    <>
      {primary ? (
        <PrimaryButton onClick={() => setOpen(true)}>{label}</PrimaryButton>
      ) : (
        <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
          {label}
        </Button>
      )}
      <Confirm
        open={open}
        title={t(`confirm.${act}`, { day })}
        text={t(`confirm.${act}.text`)}
        act={act === 'use' ? t('step.use.act') : t(`confirm.${act}.act`)}
        danger={act !== 'use'}
        pending={change.pending}
        error={change.error}
        onAct={() => void run()}
        onClose={close}
      />
    </>
  );
}

/** What can be done from the table; the steps of a rotation stand in the guide below it. */
export function KeyActions({ value }: { value: OwnKey }) {
  const t = useText('keys');
  if (value.role === 'previous') return <KeyAct value={value} act="use" label={t('goBack')} />;
  if (value.role === 'selfLinking') return <KeyAct value={value} act="retire" label={t('confirm.retire.act')} />;
  if (value.role === 'retired') return <KeyAct value={value} act="remove" label={t('remove')} />;
  return null;
}
