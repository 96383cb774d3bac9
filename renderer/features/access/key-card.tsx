import { Button, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fields } from '../../ui/fields.tsx';
import { OpenLink } from '../../ui/open-link.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { Technical } from '../../ui/technical.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';

const lengths = [2048, 3072, 4096] as const;

export function KeyCard({ access }: { access: AccessOverview }) {
  const { key } = access.key;
  return key ? <KeyMade value={key} selfService={access.links.selfService} /> : <CreateKey />;
}

function CreateKey() {
  const t = useText('access');
  const create = useAction('access.createKey');
  const [bits, setBits] = useState<(typeof lengths)[number]>(3072);
  return (
    <>
      <Paragraph className="measure">{t('key.text')}</Paragraph>
      <Field className="short-field">
        <Label>{t('key.bits')}</Label>
        <Select
          value={bits}
          onChange={(event) => setBits(lengths.find((each) => String(each) === event.target.value) ?? 3072)}
        >
          {lengths.map((each) => (
            <Select.Option key={each} value={each}>
              {t('key.bits.option', { bits: each })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {create.error && <Failure error={create.error} onRetry={() => void create.run({ bits })} />}
      <div className="row">
        <PrimaryButton loading={create.pending} onClick={() => void create.run({ bits })}>
          {t('key.create')}
        </PrimaryButton>
        <ToKeys />
      </div>
    </>
  );
}

function KeyMade({ value, selfService }: { value: NonNullable<AccessOverview['key']['key']>; selfService: string }) {
  const t = useText('access');
  return (
    <>
      <Paragraph className="measure">{t('key.next')}</Paragraph>
      <Fields
        rows={[
          {
            label: t('key.kid'),
            value: (
              <span className="row tight">
                <code>{value.kid}</code>
                <CopyButton text={value.kid} what={t('key.kid')} />
              </span>
            ),
          },
          { label: t('key.made'), value: <At instant={value.createdAt} /> },
          { label: t('key.bits'), value: t('key.bits.option', { bits: value.bits }) },
        ]}
      />
      <div className="row wrap top">
        <CopyButton text={value.jwk} what={t('key.jwk')} label={t('key.jwk.copy')} />
        <OpenLink url={selfService} label={t('key.open')} />
        <ToKeys />
      </div>
      <Technical>
        <div className="stack-3">
          <Fields rows={[{ label: t('key.fingerprint'), value: <code>{value.fingerprint}</code> }]} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard */}
          <section className="jwk" aria-label={t('key.jwk')} tabIndex={0}>
            <pre>{value.jwk}</pre>
          </section>
        </div>
      </Technical>
    </>
  );
}

/** Where a key is replaced, imported and retired, and where other machines' keys are noted. */
function ToKeys() {
  const t = useText('keys');
  const [, go] = useLocation();
  return (
    <Button variant="tertiary" data-size="sm" onClick={() => go('/tilgang/nokler')}>
      {t('toKeys')}
    </Button>
  );
}
