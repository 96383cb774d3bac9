import './message.css';
import { Button } from '@digdir/designsystemet-react';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import type { RefObject } from 'react';
import { Link } from 'wouter';
import type { DialogDetails } from '../../../../shared/contract/reading.ts';
import { useQuery } from '../../../state/context.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { OpenLink } from '../../../ui/open-link.tsx';
import { useText } from '../../../ui/text.ts';
import { DoneButton } from '../done-button.tsx';
import { LabelMenu } from '../labels/label-menu.tsx';
import { LabelState } from '../labels/label-state.tsx';
import { MessageOffice } from '../office/message-office.tsx';
import { Actions } from './actions.tsx';
import { Attachments } from './attachments.tsx';
import { FetchAgain } from './fetch-again.tsx';
import { History } from './history.tsx';
import { MessageHeader, Reference } from './message-header.tsx';
import { Body } from './message-text.tsx';
import { OpenGate } from './open-gate.tsx';
import { Standing } from './standing.tsx';
import { Thread } from './thread.tsx';
import { Why } from './why.tsx';

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
      onKeyDown={(event) => {
        // What stands open above the message closes first.
        const isAbove = event.target instanceof Element && event.target.closest('dialog, [popover]') !== null;
        if (event.key === 'Escape' && !event.defaultPrevented && !isAbove) onEscape();
      }}
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
  const t = useText('message');
  const isHere = dialog.opened || dialog.text !== null;
  return (
    <div className="stack-4">
      <MessageHeader dialog={dialog} />
      <Standing dialog={dialog} />
      <div className="row wrap top">
        <DoneButton dialog={dialog} onChange={onChange} />
        {dialog.portalUrl !== '' && <OpenLink url={dialog.portalUrl} label={t('portal')} />}
        <LabelMenu messages={[dialog]} />
      </div>
      <LabelState dialogId={dialog.id} />
      {dialog.returnId !== null && (
        <Link href={`/mva/${dialog.returnId}`} className="ds-link">
          {t('aboutReturn')}
        </Link>
      )}
      {dialog.summary !== '' && <p className="measure">{dialog.summary}</p>}
      {isHere && <Body dialog={dialog} />}
      {dialog.opened ? (
        <FetchAgain dialog={dialog} onOpened={onChange} />
      ) : (
        <OpenGate dialog={dialog} onOpened={onChange} />
      )}
      <Attachments dialog={dialog} files={dialog.attachmentList} />
      <MessageOffice dialogId={dialog.id} organisationNumber={dialog.client.organisationNumber} />
      <Thread dialog={dialog} onChange={onChange} />
      <Actions dialog={dialog} />
      <History dialog={dialog} onChange={onChange} />
      <Why dialog={dialog} onChange={onChange} />
      <Reference dialog={dialog} />
    </div>
  );
}
