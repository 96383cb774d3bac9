import { Button, Heading } from '@digdir/designsystemet-react';
import { ClockDashedIcon } from '@navikt/aksel-icons';
import type { DialogDetails, HistoryEntry } from '../../../../shared/contract/reading.ts';
import { type TextKey, translations } from '../../../../shared/i18n/index.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { type Translate, useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';

const isKey = (key: string): key is TextKey<'message'> => key in translations.message.nb;

interface Props {
  readonly dialog: DialogDetails;
  readonly onChange: () => void;
}

/** What has happened to the message and who has seen it: one story, the newest first. The whole of it can be asked for without opening. */
export function History({ dialog, onChange }: Props) {
  const t = useText('message');
  const format = useFormat();
  const look = useAction('dialogs.lookInto');
  const run = async () => {
    const answer = await look.run({ dialogId: dialog.id, what: 'history' });
    if (answer.ok) onChange();
  };
  return (
    <section className="stack-2">
      <Heading level={3} data-size="2xs">
        {t('history')}
      </Heading>
      {dialog.history.length > 0 && (
        <ul className="message-history">
          {dialog.history.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {dialog.gone === null && (
        <div className="row wrap tight">
          <Button data-size="sm" variant="tertiary" loading={look.pending} onClick={() => void run()}>
            <ClockDashedIcon aria-hidden fontSize="1.125rem" />
            {t(dialog.opened ? 'history.fetch' : 'history.fetchAll')}
          </Button>
          <span className="subtle small">
            {dialog.historyAt === null
              ? t('history.quiet')
              : t('history.at', { time: format.dateTime(dialog.historyAt) })}
          </span>
        </div>
      )}
      {look.error && <Failure error={look.error} onRetry={() => void run()} />}
    </section>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const t = useText('message');
  const who = whoOf(entry, t);
  return (
    <li>
      {entry.at !== null && <At instant={entry.at} />}
      <span>
        {entry.text === '' ? nameOf(entry, t) : entry.text}
        {who !== '' && <span className="subtle"> · {who}</span>}
      </span>
    </li>
  );
}

function nameOf({ kind, type }: HistoryEntry, t: Translate<'message'>): string {
  if (kind === 'seen') return t('history.seen');
  const key = kind === 'label' ? `label.${type.replace(':', '.')}` : `activity.${type}`;
  return t(isKey(key) ? key : kind === 'label' ? 'label.other' : 'activity.other');
}

function whoOf({ by, who }: HistoryEntry, t: Translate<'message'>): string {
  if (by === 'us') return t('history.us', { who });
  if (who !== '' || by === 'unknown') return who;
  return t(by === 'owner' ? 'history.owner' : 'history.party');
}
