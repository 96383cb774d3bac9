import { Heading } from '@digdir/designsystemet-react';
import { CheckmarkIcon } from '@navikt/aksel-icons';
import type { DialogDetails } from '../../../../shared/contract/reading.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { useFormat } from '../../../ui/format.ts';
import { OrganisationNumber } from '../../../ui/organisation-number.tsx';
import { Technical } from '../../../ui/technical.tsx';
import { useText } from '../../../ui/text.ts';
import { At, today, useNow } from '../../../ui/time.tsx';
import { DueTag } from '../due-tag.tsx';
import { StatusText } from '../status-text.tsx';

/** From whom, to whom, about what, and by when. */
export function MessageHeader({ dialog }: { dialog: DialogDetails }) {
  const t = useText('message');
  const inbox = useText('inbox');
  const format = useFormat();
  const now = today(useNow());
  const { client, unit, service, extendedStatus, expiresAt } = dialog;
  return (
    <header className="stack-2">
      <Heading level={2} data-size="xs">
        {dialog.title}
      </Heading>
      <p className="message-parties">
        <span>{t('from', { sender: dialog.sender })}</span>
        <span>
          {t('to', { client: client.name })} <OrganisationNumber value={client.organisationNumber} />
        </span>
        {unit !== null && (
          <span>
            {t('unit')} {unit.name} <OrganisationNumber value={unit.organisationNumber} />
          </span>
        )}
        {service !== '' && <span>{service}</span>}
        <At instant={dialog.contentUpdatedAt} />
      </p>
      <p className="row wrap tight">
        <StatusText status={dialog.status} />
        {extendedStatus !== '' && <span className="subtle">{extendedStatus}</span>}
        {dialog.dueAt !== null && <DueTag dueAt={dialog.dueAt} status={dialog.status} done={dialog.done} today={now} />}
        {expiresAt !== null && <span className="subtle">{t('expires', { day: format.date(expiresAt) })}</span>}
        {dialog.done && (
          <span className="message-row-done">
            <CheckmarkIcon aria-hidden />
            {inbox('done')}
          </span>
        )}
      </p>
    </header>
  );
}

/** What the sender and support ask for. */
export function Reference({ dialog }: { dialog: DialogDetails }) {
  const t = useText('message');
  const { externalReference, serviceResource } = dialog;
  return (
    <div className="stack-2">
      {externalReference !== null && (
        <p className="row tight subtle">
          {t('reference', { reference: externalReference })}
          <CopyButton text={externalReference} what={t('reference.what')} />
        </p>
      )}
      <Technical>
        <p>{t('resource', { resource: serviceResource })}</p>
      </Technical>
    </div>
  );
}
