import { Button, Details, Field, Label, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ClientClaims } from '../../../shared/contract/claims.ts';
import { useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { ClaimLines } from './claim-lines.tsx';
import { useOre } from './money.ts';

interface Props {
  readonly organisationNumber: string;
  readonly kept: ClientClaims['years'];
}

/** This year and the one before, asked for when somebody wants them, and kept from then on. */
export function Years({ organisationNumber, kept }: Props) {
  const t = useText('claims');
  const now = Number(today(useNow()).slice(0, 4));
  const [year, setYear] = useState<number>();
  if (year === undefined)
    return (
      <Button variant="secondary" data-size="sm" onClick={() => setYear(now)}>
        {t('years.show')}
      </Button>
    );
  return (
    <section className="stack-3" aria-label={t('years')}>
      <Field data-size="sm">
        <Label>{t('years')}</Label>
        <Select value={String(year)} onChange={(event) => setYear(Number(event.target.value))}>
          {[...new Set([now, now - 1, ...kept])].map((each) => (
            <Select.Option key={each} value={String(each)}>
              {each}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Year organisationNumber={organisationNumber} year={year} />
    </section>
  );
}

function Year(input: { organisationNumber: string; year: number }) {
  const t = useText('claims');
  const format = useFormat();
  const ore = useOre();
  const query = useQuery('claims.year', input);
  const money = (rows: readonly { readonly on: string | null; readonly amount: number | null }[]) => (
    <ul className="claim-entries">
      {rows.map(({ on, amount }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no name, and the newest stands first
        <li key={index} className="row between">
          <span>{on === null ? t('noDue') : format.day(on)}</span>
          <span className="number">{ore(amount)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <Loaded query={query}>
      {({ problem, claims, payments, payouts }) => (
        <>
          {problem && <Failure error={problem as Parameters<typeof Failure>[0]['error']} onRetry={query.refresh} />}
          {claims.length + payments.length + payouts.length === 0 && <p className="subtle">{t('years.nothing')}</p>}
          <ClaimLines title={t('years.claims', { year: input.year })} lines={claims} unplaced={[]} />
          {payments.length > 0 && (
            <Details data-size="sm">
              <Details.Summary>{t('years.payments', { count: payments.length })}</Details.Summary>
              <Details.Content>{money(payments)}</Details.Content>
            </Details>
          )}
          {payouts.length > 0 && (
            <Details data-size="sm">
              <Details.Summary>{t('years.payouts', { count: payouts.length })}</Details.Summary>
              <Details.Content>{money(payouts)}</Details.Content>
            </Details>
          )}
        </>
      )}
    </Loaded>
  );
}
