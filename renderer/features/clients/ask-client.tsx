import { Button, Dialog, Field, Heading, Label, Paragraph, Select, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { DelegationAsk } from '../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { Language } from '../../../shared/contract/common.ts';
import { useAction, useAppState, useQuery, useToast } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LanguageField } from '../../ui/language-field.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { SaveFile } from '../../ui/save-file.tsx';
import { useLanguage, useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { packageName } from '../access/packages.tsx';
import { GIVEN } from './client-state.ts';
import { instruction } from './instruction.ts';

interface Props {
  readonly row: ClientRow;
  readonly asks: readonly DelegationAsk[];
  readonly onClose: () => void;
}

/** Packages the text can ask for. */
export const ASKABLE = ['regnskapsforer-med-signeringsrettighet', 'merverdiavgift'] as const;

/** A text the firm mails to its client, and the note that it did. */
export function AskClient({ row, asks, onClose }: Props) {
  const t = useText('clientList');
  const access = useText('access');
  const common = useText('common');
  const { queries } = useAppState();
  const toast = useToast();
  const note = useAction('clients.asked');
  const undo = useAction('clients.notAsked');
  const environment = useQuery('app.snapshot', {}).value?.environment;
  const portal = useQuery('access.overview', {}).value?.links.portal;
  const [own] = useQuery('clients.list', {}).value?.rows ?? [];
  const [tongue, setTongue] = useState<Language>(useLanguage());
  const wanted = row.ways.find((way) => way.package !== null && !GIVEN.has(way.state))?.package;
  const [code, setCode] = useState<string>(ASKABLE.find((each) => each === wanted) ?? 'merverdiavgift');
  const firm = { name: own?.own ? own.name : '', organisationNumber: own?.own ? own.organisationNumber : '' };
  // Whoever rehearses is the client too.
  const asClient =
    environment === 'practice' && portal ? new URL(`/portal/klient/${row.organisationNumber}`, portal).href : undefined;
  const text = instruction(tongue, code, row, firm);
  const open = asks.find((ask) => ask.package === code && ask.settledAt === null);
  const sent = async () => {
    const { organisationNumber } = row;
    const answer = await note.run({ organisationNumber, package: code, remind: open !== undefined });
    if (!answer.ok) return;
    toast(t('ask.noted'));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} closeButton={common('close')} className="confirm ask-client" data-size="sm">
      <Heading level={2} data-size="xs">
        {t('ask.title', { name: row.name })}
      </Heading>
      <Paragraph data-size="sm">{t('ask.lead')}</Paragraph>
      <div className="row wrap">
        <Field data-size="sm" className="grow">
          <Label>{t('ask.package')}</Label>
          <Select value={code} onChange={(event) => setCode(event.target.value)}>
            {ASKABLE.map((each) => (
              <Select.Option key={each} value={each}>
                {packageName(each, access)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <LanguageField label={t('ask.language')} value={tongue} onChange={setTongue} />
      </div>
      <Field data-size="sm">
        <Label>{t('ask.text')}</Label>
        <Textarea readOnly rows={14} value={text} lang={tongue === 'en' ? 'en' : tongue} />
      </Field>
      {asks.length > 0 && <History asks={asks} />}
      {note.error && <Failure error={note.error} />}
      <div className="row wrap">
        <Button data-size="sm" data-color="accent" loading={note.pending} onClick={() => void sent()}>
          {t(open ? 'ask.reminded' : 'ask.sent')}
        </Button>
        <CopyButton text={text} what={t('ask.text')} label={t('ask.copy')} />
        <SaveFile
          label={t('ask.save')}
          done={t('ask.saved')}
          save={() =>
            queries.run('clients.saveText', { name: `${row.name} – ${packageName(code, access)}`.slice(0, 120), text })
          }
        />
        {open && (
          <Button
            variant="tertiary"
            data-size="sm"
            loading={undo.pending}
            onClick={() => void undo.run({ organisationNumber: row.organisationNumber, package: code })}
          >
            {t('ask.undo')}
          </Button>
        )}
      </div>
      {asClient !== undefined && <OpenLink url={asClient} label={t('ask.asClient')} />}
    </Dialog>
  );
}

function History({ asks }: { asks: readonly DelegationAsk[] }) {
  const t = useText('clientList');
  const access = useText('access');
  return (
    <ul className="plain-list">
      {asks.map((ask) => (
        <li key={ask.package} className="subtle small">
          {t('ask.history', { package: packageName(ask.package, access), person: ask.askedBy })}{' '}
          <At instant={ask.askedAt} />
          {ask.remindedAt && (
            <>
              , {t('ask.remindedAt')} <At instant={ask.remindedAt} />
            </>
          )}
          {ask.settledAt && (
            <>
              , {t('ask.settled')} <At instant={ask.settledAt} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
