import { Dropdown, Paragraph } from '@digdir/designsystemet-react';
import { FolderIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { LabelWish } from '../../../../shared/contract/labels.ts';
import { useAction, useQuery, useToast } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { useText } from '../../../ui/text.ts';

/** A message whose labels can be changed. */
export interface Labelled {
  readonly id: string;
  readonly title: string;
  readonly client: { readonly organisationNumber: string; readonly name: string };
}

const WISHES = {
  archive: { folder: 'Archive' },
  bin: { folder: 'Bin' },
  inbox: { folder: 'Default' },
  unread: { unopened: true },
} as const satisfies Record<string, Omit<LabelWish, 'dialogId'>>;
type Change = keyof typeof WISHES;

interface Props {
  readonly messages: readonly Labelled[];
  readonly onDone?: () => void;
}

/** Altinn's own labels for one or hundreds; only where a firm admin has allowed it. */
export function LabelMenu({ messages, onDone }: Props) {
  const t = useText('labels');
  const may = useRights();
  const allowed = useQuery('labels.view', {}).value?.allowed === true;
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<Change>();
  if (!allowed || !may('prepare') || messages.length === 0) return null;
  return (
    <>
      <Dropdown.TriggerContext>
        <Dropdown.Trigger variant="tertiary" data-size="sm" onClick={() => setOpen(!open)}>
          <FolderIcon aria-hidden />
          {t('menu')}
        </Dropdown.Trigger>
        <Dropdown data-size="sm" open={open} onClose={() => setOpen(false)} aria-label={t('menu')}>
          <Dropdown.List>
            {(Object.keys(WISHES) as Change[]).map((change) => (
              <Dropdown.Item key={change}>
                <Dropdown.Button
                  onClick={() => {
                    setOpen(false);
                    setAsked(change);
                  }}
                >
                  {t(change)}
                </Dropdown.Button>
              </Dropdown.Item>
            ))}
          </Dropdown.List>
        </Dropdown>
      </Dropdown.TriggerContext>
      {asked && <Ask change={asked} messages={messages} onClose={() => setAsked(undefined)} onDone={onDone} />}
    </>
  );
}

interface AskProps {
  readonly change: Change;
  readonly messages: readonly Labelled[];
  readonly onClose: () => void;
  readonly onDone: (() => void) | undefined;
}

function Ask({ change, messages, onClose, onDone }: AskProps) {
  const t = useText('labels');
  const toast = useToast();
  const send = useAction('labels.change');
  const count = messages.length;
  const clients = new Map(messages.map(({ client }) => [client.organisationNumber, client.name]));
  const run = async () => {
    const wishes = messages.map(({ id }) => ({ dialogId: id, ...WISHES[change] }));
    const answer = await send.run({ wishes });
    if (!answer.ok) return;
    const { undo } = answer.value;
    toast(t(`${change}.asked`, { count }), undo.length > 0 ? () => void send.run({ wishes: undo }) : undefined);
    onClose();
    onDone?.();
  };
  return (
    <Confirm
      open
      title={t(`${change}.title`, { count, title: messages[0]?.title ?? '' })}
      text={
        <div className="stack-2">
          <Paragraph>{t('all', { count: clients.size, client: [...clients.values()][0] ?? '' })}</Paragraph>
          {change === 'bin' && count === 1 && <Paragraph>{t('kept')}</Paragraph>}
        </div>
      }
      act={t(`${change}.act`)}
      pending={send.pending}
      error={send.error}
      onAct={() => void run()}
      onClose={onClose}
    />
  );
}
