import { Button, Details, Field, Heading, Label, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { AgreementsView, ScopeLine } from '../../../../shared/contract/agreements.ts';
import type { Language } from '../../../../shared/contract/common.ts';
import { useAction } from '../../../state/context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { LanguageField } from '../../../ui/language-field.tsx';
import { OpenLink } from '../../../ui/open-link.tsx';
import { useLanguage, useText } from '../../../ui/text.ts';
import { today, useNow } from '../../../ui/time.tsx';
import { ScopeName } from '../scope-name.tsx';
import { orderLetter } from './letter.ts';
import { OrderRow } from './order-row.tsx';

/** Altinn's scopes are granted by its service desk; Skatteetaten takes orders in its form (reference/systemuser.md 6.2, skatteetaten-systembruker.md 1.3). */
const DESK: Partial<Record<ScopeLine['owner'], string>> = { Digdir: 'servicedesk@altinn.no' };

interface Props {
  readonly view: AgreementsView;
  readonly owner: ScopeLine['owner'];
  readonly scopes: readonly ScopeLine[];
}

/** Everything that one authority grants: where it is ordered, a text to send, and each scope. */
export function OwnerOrders({ view, owner, scopes }: Props) {
  const t = useText('agreements');
  const note = useAction('agreements.note');
  const now = useNow();
  const open = scopes.filter((line) => line.state === 'todo' || line.state === 'refused');
  const granted = scopes.filter((line) => line.state === 'granted').length;
  const practice = view.environment === 'practice';
  const ordered = () =>
    void note.run({ ids: open.map(({ id }) => id), status: 'ordered', day: today(now), reason: '' });
  const desk = practice ? undefined : DESK[owner];
  return (
    <section className="card stack-3">
      <div className="row between wrap">
        <Heading level={2} data-size="2xs">
          {t('at', { owner })}
        </Heading>
        <span className="subtle">{t('count', { granted, all: scopes.length })}</span>
      </div>
      <div className="row wrap">
        <OpenLink url={scopes[0]?.where ?? view.selfService} label={t(practice ? 'page.self' : 'page.open')} />
        {desk && (
          <span className="row tight">
            <span>
              {t('mail')}: {desk}
            </span>
            <CopyButton text={desk} what={t('mail.copy')} />
          </span>
        )}
      </div>
      {granted === scopes.length ? (
        <span className="subtle">{t('all.done')}</span>
      ) : (
        <Letter view={view} scopes={scopes.filter((line) => line.state !== 'granted' && line.state !== 'notNeeded')} />
      )}
      {open.length > 1 && (
        <div className="row">
          <Button variant="tertiary" data-size="sm" loading={note.pending} onClick={ordered}>
            {t('all.ordered')}
          </Button>
        </div>
      )}
      {note.error && <Failure error={note.error} />}
      <ul className="order-list">
        {scopes.map((line) => (
          <OrderRow key={line.id} line={line} name={`${line.scope}, ${t(`integration.${line.integration}`)}`}>
            <span className="row tight">
              <code>
                <ScopeName scope={line.scope} />
              </code>
              <CopyButton text={line.scope} what={line.scope} />
            </span>
            <span>{t(`why.${line.id}`)}</span>
            <span className="subtle small">{t(`integration.${line.integration}`)}</span>
          </OrderRow>
        ))}
      </ul>
    </section>
  );
}

function Letter({ view, scopes }: { view: AgreementsView; scopes: readonly ScopeLine[] }) {
  const t = useText('agreements');
  const [tongue, setTongue] = useState<Language>(useLanguage());
  const text = orderLetter(tongue, view, scopes);
  return (
    <Details data-size="sm">
      <Details.Summary>{t('letter')}</Details.Summary>
      <Details.Content>
        <div className="stack-3">
          <div className="row wrap end">
            <LanguageField label={t('letter.language')} value={tongue} onChange={setTongue} />
            <CopyButton text={text} what={t('letter.label')} label={t('letter.copy')} />
          </div>
          <Field data-size="sm">
            <Label>{t('letter.label')}</Label>
            <Textarea readOnly rows={14} value={text} lang={tongue} />
          </Field>
        </div>
      </Details.Content>
    </Details>
  );
}
