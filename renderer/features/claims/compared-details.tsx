import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { PaymentDetail } from '../../../shared/contract/claims-tied.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { plain, useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { accountInParts } from '../mva/payment.tsx';
import { plainOre, useOre } from './money.ts';

/** How to pay as the return has it and as the claim has it: quietly where they are the same, both where they are not. */
export function ComparedDetails({ details }: { details: readonly PaymentDetail[] }) {
  const t = useText('claimsTied');
  const differing = details.filter(({ same }) => !same);
  if (details.length === 0) return <Paragraph data-size="sm">{t('details.none')}</Paragraph>;
  if (differing.length === 0)
    return (
      <Paragraph data-size="sm" className="subtle">
        {t('details.same')}
      </Paragraph>
    );
  return (
    <div className="stack-2">
      <Heading level={3} data-size="2xs">
        {t('details.differ')}
      </Heading>
      <Paragraph data-size="sm">{t('details.use')}</Paragraph>
      <dl className="compared-details">
        {differing.map((each) => (
          <div key={each.field}>
            <dt>{t(`field.${each.field}`)}</dt>
            <dd>
              <Shown {...each} of="ofClaim" />
            </dd>
            <dd className="subtle">
              <Shown {...each} of="ofReturn" />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Shown({ of, ...detail }: PaymentDetail & { of: 'ofReturn' | 'ofClaim' }) {
  const t = useText('claimsTied');
  const format = useFormat();
  const ore = useOre();
  const { field, [of]: value } = detail;
  const shown = { kid: value, account: accountInParts(value), amount: ore(Number(value)), due: '' }[field];
  return (
    <>
      <span className="small">{t(`details.${of}`)}</span>
      <span className="row tight number">
        {field === 'due' ? format.day(value) : shown}
        <CopyButton
          text={field === 'amount' ? plainOre(Number(value)) : field === 'due' ? value : plain(value)}
          what={`${t(`field.${field}`)}, ${t(`details.${of}`).toLowerCase()}`}
        />
      </span>
    </>
  );
}
