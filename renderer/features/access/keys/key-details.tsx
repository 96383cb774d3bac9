import { Button, Details, Dialog, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { KeysView, OwnKey } from '../../../../shared/contract/keys.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { useAction, useAppState } from '../../../state/context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Fields } from '../../../ui/fields.tsx';
import { osloParts, useFormat } from '../../../ui/format.ts';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { SaveFile } from '../../../ui/save-file.tsx';
import { useText } from '../../../ui/text.ts';
import { At, today, useNow } from '../../../ui/time.tsx';

interface Props {
  readonly value: OwnKey;
  readonly view: KeysView;
}

/** Fingerprint, name, age, where it is registered; and the public half to take along. */
export function KeyDetails({ value, view }: Props) {
  const t = useText('keys');
  return (
    <Details data-size="sm">
      <Details.Summary>
        {t('details')} · {t(`role.${value.role}`)} · <At instant={value.createdAt} />
      </Details.Summary>
      <Details.Content>
        <div className="stack-4">
          <Fields
            rows={[
              {
                label: t('kid'),
                value: (
                  <span className="row tight">
                    <code className="break">{value.kid}</code>
                    <CopyButton text={value.kid} what={t('kid')} />
                  </span>
                ),
              },
              { label: t('fingerprint'), value: <code className="break">{value.fingerprint}</code> },
              { label: t('length'), value: t('bits.option', { bits: value.bits }) },
              { label: t(value.kind === 'made' ? 'made' : 'importedAt'), value: <At instant={value.createdAt} /> },
              { label: t('registered'), value: <Registered value={value} clientId={view.clientId} /> },
            ]}
          />
          <div className="row wrap top">
            <CopyButton text={value.jwk} what={t('copy.jwk')} label={t('copy.jwk')} />
            <SavePublic kid={value.kid} form="jwk" />
            <SavePublic kid={value.kid} form="pem" />
            {value.certificate ? <SavePublic kid={value.kid} form="certificate" /> : <SetDate value={value} />}
          </div>
        </div>
      </Details.Content>
    </Details>
  );
}

function Registered({ value, clientId }: { value: OwnKey; clientId: string }) {
  const t = useText('keys');
  const format = useFormat();
  const on = { clientId: clientId || '–' };
  if (value.registeredOn) return t('registered.on', { ...on, day: format.day(value.registeredOn) });
  const seen = osloParts(value.registeredAt ?? '')?.day;
  return seen ? t('registered.seen', { ...on, day: format.day(seen) }) : t('registered.no');
}

function SavePublic({ kid, form }: { kid: string; form: 'jwk' | 'pem' | 'certificate' }) {
  const t = useText('keys');
  const { queries } = useAppState();
  const save = async (): Promise<Outcome<{ handle: string; name: string; size: number }>> => {
    const answer = await queries.run('keys.exportPublic', { kid, form, save: true });
    if (!answer.ok) return answer;
    const { file } = answer.value;
    if (!file) throw new Error('keys: nothing was saved');
    return { ok: true, value: file };
  };
  return (
    <span className="row tight">
      <span className="subtle small">{t(`form.${form}`)}</span>
      <SaveFile label={t(`save.${form}`)} done={t('saved')} save={save} />
    </span>
  );
}

function SetDate({ value }: { value: OwnKey }) {
  const t = useText('keys');
  const common = useText('common');
  const now = today(useNow());
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState(value.registeredOn ?? now);
  const note = useAction('keys.noteRegistered');
  const save = async () => {
    const answer = await note.run({ kid: value.kid, day });
    if (answer.ok) setOpen(false);
  };
  return (
    <>
      <Button variant="tertiary" data-size="sm" onClick={() => setOpen(true)}>
        {t('setDate')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} closeButton={common('close')} className="confirm">
        <Heading level={2} data-size="2xs">
          {t('setDate')}
        </Heading>
        <Paragraph>{t('setDate.text')}</Paragraph>
        <Textfield
          label={t('setDate.day')}
          type="date"
          max={now}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        {note.error && <Failure error={note.error} />}
        <div className="row">
          <PrimaryButton loading={note.pending} disabled={day === '' || day > now} onClick={() => void save()}>
            {t('setDate.save')}
          </PrimaryButton>
        </div>
      </Dialog>
    </>
  );
}
