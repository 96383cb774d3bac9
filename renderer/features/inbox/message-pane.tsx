import { Button, Heading } from '@digdir/designsystemet-react';
import { ArrowLeftIcon, CheckmarkIcon } from '@navikt/aksel-icons';
import type { RefObject } from 'react';
import type { DialogDetails } from '../../../shared/contract/dialogs.ts';
import { useQuery } from '../../state/context.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { OrganisationNumber } from '../../ui/organisation-number.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { Attachments } from './attachments.tsx';
import { Body } from './body.tsx';
import { DoneButton } from './done-button.tsx';
import { DueTag } from './due-tag.tsx';
import { History } from './history.tsx';
import { OpenGate } from './open-gate.tsx';
import { StatusText } from './status-text.tsx';

interface Props {
  readonly dialogId: string;
  readonly pane: RefObject<HTMLElement | null>;
  readonly onEscape: () => void;
  /** Back to the list alone; offered where there is room for one of them only. */
  readonly onLeave: () => void;
}

/** One message: what is held locally, at once; its text only after someone has opened it. */
export function MessagePane({ dialogId, pane, onEscape, onLeave }: Props) {
  const common = useText('common');
  const query = useQuery('dialogs.get', { dialogId });
  const label = query.value?.title;
  return (
    <article
      className="message-pane"
      aria-label={label}
      ref={pane}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onEscape()}
    >
      <Button variant="tertiary" data-size="sm" className="message-leave" onClick={onLeave}>
        <ArrowLeftIcon aria-hidden />
        {common('back')}
      </Button>
      <Loaded query={query}>{(dialog) => <Message dialog={dialog} onChange={query.refresh} />}</Loaded>
    </article>
  );
}

function Message({ dialog, onChange }: { dialog: DialogDetails; onChange: () => void }) {
  const t = useText('inbox');
  return (
    <div className="stack-4">
      <header className="stack-2">
        <Heading level={2} data-size="xs">
          {dialog.title}
        </Heading>
        <p className="message-parties">
          <span>{t('from', { sender: dialog.sender })}</span>
          <span>
            {t('to', { client: dialog.client.name })} <OrganisationNumber value={dialog.client.organisationNumber} />
          </span>
          <At instant={dialog.contentUpdatedAt} />
        </p>
        <p className="row wrap tight">
          <StatusText status={dialog.status} />
          {dialog.dueAt !== null && <DueTag dueAt={dialog.dueAt} status={dialog.status} done={dialog.done} />}
          {dialog.done && (
            <span className="message-row-done">
              <CheckmarkIcon aria-hidden />
              {t('done')}
            </span>
          )}
        </p>
      </header>
      <div className="row wrap top">
        <DoneButton dialog={dialog} onChange={onChange} />
        {dialog.portalUrl !== '' && <OpenLink url={dialog.portalUrl} label={t('portal')} />}
      </div>
      {dialog.summary !== '' && <p className="measure">{dialog.summary}</p>}
      {dialog.opened ? <Body dialog={dialog} /> : <OpenGate dialog={dialog} onOpened={onChange} />}
      <Attachments dialog={dialog} />
      <History dialog={dialog} />
    </div>
  );
}
