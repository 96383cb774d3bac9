import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import type { Filing } from '../../../shared/contract/mva.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fields } from '../../ui/fields.tsx';
import { plain, useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';

type Details = NonNullable<Filing['payment']>;

/** What to pay, with every number ready to copy. Preliminary until the verdict is in (mva-melding.md 4.8). */
export function Payment({ payment, rejected }: { payment: Details; rejected: boolean }) {
  const t = useText('mva');
  const format = useFormat();
  const copyable = (label: string, shown: string, value: string) => ({
    label,
    value: (
      <span className="row tight number">
        {shown}
        <CopyButton text={plain(value)} what={label === t('payment.kid') ? label : label.toLowerCase()} />
      </span>
    ),
  });
  return (
    <section className="stack-3">
      <div className="row wrap">
        <Heading level={2} data-size="2xs">
          {t('payment.heading')}
        </Heading>
        {payment.preliminary && (
          <Tag data-color="warning" data-size="sm">
            {t('payment.preliminary')}
          </Tag>
        )}
      </div>
      {rejected && <Paragraph data-size="sm">{t('payment.rejected')}</Paragraph>}
      {payment.preliminary && !rejected && <Paragraph data-size="sm">{t('payment.preliminaryText')}</Paragraph>}
      {payment.amount === 0 ? (
        <Paragraph>{t('payment.nothing')}</Paragraph>
      ) : (
        <Fields
          rows={[
            copyable(t('payment.amount'), format.kroner(payment.amount), String(payment.amount)),
            copyable(t('payment.kid'), payment.kid, payment.kid),
            copyable(t('payment.account'), accountInParts(payment.account), payment.account),
            { label: t('payment.payee'), value: payment.payee },
            { label: t('payment.due'), value: format.day(payment.due) },
          ]}
        />
      )}
    </section>
  );
}

/** 76940512057 → 7694 05 12057, as banks write it. */
export function accountInParts(account: string): string {
  return account.replace(/^(\d{4})(\d{2})(\d{5})$/, '$1\u00a0$2\u00a0$3');
}
