import './tables/tables.css';
import { Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { ArrowLeftIcon, ReceiptIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Period } from '../../../shared/contract/mva.ts';
import type { PaymentRow } from '../../../shared/contract/payments.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { OrganisationNumber } from '../../ui/organisation-number.tsx';
import { Page } from '../../ui/page.tsx';
import { SaveFile } from '../../ui/save-file.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { accountInParts } from './payment.tsx';
import { usePeriodName } from './period-name.ts';

/** `/mva/betalinger`: what is to be paid for a term, over all clients, to read or to take along. */
export function PaymentsPage() {
  const t = useText('payments');
  const mva = useText('mva');
  const [chosen, setChosen] = useState<Period>();
  const query = useQuery('payments.list', chosen ? { period: chosen } : {});
  return (
    <>
      <Link href="/mva" className="ds-link back-link">
        <ArrowLeftIcon aria-hidden />
        {mva('return.back')}
      </Link>
      <Page title={t('title')} lead={t('lead')}>
        <Loaded query={query}>
          {({ period, periods, rows }) =>
            period === null ? (
              <Empty icon={ReceiptIcon} title={t('empty')} text={t('empty.text')} />
            ) : (
              <Payments {...{ period, periods, rows }} onChoose={setChosen} />
            )
          }
        </Loaded>
      </Page>
    </>
  );
}

interface Props {
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly rows: readonly PaymentRow[];
  readonly onChoose: (period: Period) => void;
}

function Payments({ period, periods, rows, onChoose }: Props) {
  const t = useText('payments');
  const periodName = usePeriodName();
  const known = useQuery('claims.settledOf', { period }).value?.rows;
  const settled = new Map(known?.map((row) => [`${row.organisationNumber} ${row.category}`, row.settled]));
  return (
    <div className="stack-4">
      <div className="row between wrap end">
        <Field data-size="sm">
          <Label>{t('term')}</Label>
          <Select
            value={periodKey(period)}
            onChange={(event) => {
              const found = periods.find((each) => periodKey(each) === event.target.value);
              if (found) onChoose(found);
            }}
          >
            {periods.map((each) => (
              <Select.Option key={periodKey(each)} value={periodKey(each)}>
                {periodName(each)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <div className="row wrap">
          <SaveList period={period} format="csv" />
          <SaveList period={period} format="xlsx" />
        </div>
      </div>
      <PaymentTable rows={rows} settled={settled} />
      <Paragraph data-size="sm" className="subtle">
        {t('save.hint')}
      </Paragraph>
    </div>
  );
}

const columns = ['client', 'number', 'term', 'amount', 'kid', 'account', 'payee', 'due', 'state'] as const;

function SaveList({ period, format }: { period: Period; format: 'csv' | 'xlsx' }) {
  const t = useText('payments');
  const term = usePeriodName()(period);
  const save = useAction('payments.save');
  return (
    <SaveFile
      label={t(`save.${format}`)}
      text={t(`save.${format}`)}
      done={t('saved')}
      save={() =>
        save.run({
          ...{ period, format, name: t('file', { term }), periodName: term },
          headings: columns.map((column) => t(`col.${column}`)),
          ...{ preliminary: t('preliminary'), final: t('final') },
        })
      }
    />
  );
}

interface TableProps {
  readonly rows: readonly PaymentRow[];
  /** What Skatteetaten's claims say, where it is known. */
  readonly settled: ReadonlyMap<string, OutputOf<'claims.settledOf'>['rows'][number]['settled']>;
}

function PaymentTable({ rows, settled }: TableProps) {
  const t = useText('payments');
  const format = useFormat();
  const sum = rows.reduce((total, { amount }) => total + amount, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard
    <section className="table-box" tabIndex={0} aria-label={t('title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('col.client')}</th>
            <th scope="col">{t('col.due')}</th>
            <th scope="col" className="right">
              {t('col.amount')}
            </th>
            <th scope="col">{t('payTo')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.client.organisationNumber} ${row.category}`}>
              <th scope="row">
                {row.client.name}
                <span className="form-detail">
                  <OrganisationNumber value={row.client.organisationNumber} />
                </span>
              </th>
              <td className="payment-due">
                {format.day(row.due)}
                <StateTag tone={row.preliminary ? 'waiting' : 'good'} quiet>
                  {t(row.preliminary ? 'preliminary' : 'final')}
                </StateTag>
                <Settled settled={settled.get(`${row.client.organisationNumber} ${row.category}`) ?? null} />
              </td>
              <td className="number right nowrap">
                {format.kroner(row.amount)}{' '}
                <CopyButton text={String(row.amount)} what={t('col.amount').toLowerCase()} />
              </td>
              <td className="number nowrap">
                {t('col.kid')} {row.kid} <CopyButton text={row.kid} what={t('col.kid')} />
                <span className="payment-account">
                  {row.payee} {accountInParts(row.account)}
                  <CopyButton text={row.account} what={t('col.account').toLowerCase()} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('sum')}
            </th>
            <td className="number right nowrap">
              {format.kroner(sum)} <CopyButton text={String(sum)} what={t('sum').toLowerCase()} />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** Nothing where it is not known. */
function Settled({ settled }: { settled: 'open' | 'part' | 'all' | null }) {
  const t = useText('claimsTied');
  if (settled === null) return null;
  return (
    <StateTag tone={settled === 'all' ? 'good' : settled === 'part' ? 'waiting' : 'todo'} quiet>
      {t(`settled.${settled}`)}
    </StateTag>
  );
}
