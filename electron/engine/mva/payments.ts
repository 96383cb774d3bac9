import type { FileHandle } from '../../../shared/contract/common.ts';
import type { Category, Filing, Period } from '../../../shared/contract/mva.ts';
import type { PaymentRow } from '../../../shared/contract/payments.ts';
import type { Contract, EngineHandlers, ParsedInputOf } from '../../../shared/contract.ts';
import { periodDates, periodKey, periodOfFiling } from '../../../shared/mva/periods.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import { csvOf } from '../csv.ts';
import { xlsxOf } from '../xlsx.ts';

type Handlers = Pick<EngineHandlers, `payments.${Extract<keyof Contract['payments'], string>}`>;
type Parts = Pick<Base, 'store' | 'audit' | 'files' | 'sight'>;
type Found = PaymentRow & { readonly period: Period };

/** What is to be paid, over all clients of a term. */
export function createPayments(parts: Parts): Handlers {
  return {
    'payments.list': async ({ period }) => {
      const found = await everyPayment(parts);
      const periods = [...new Map(found.map((each) => [periodKey(each.period), each.period])).values()].sort(
        newestFirst,
      );
      const chosen = period ?? periods[0] ?? null;
      return ok({ period: chosen, periods, rows: chosen ? rowsOf(found, chosen) : [] });
    },
    'payments.save': (wish) => save(parts, wish),
  };
}

async function save(
  { files, audit, ...parts }: Parts,
  wish: ParsedInputOf<'payments.save'>,
): Promise<Outcome<FileHandle>> {
  const rows = rowsOf(await everyPayment(parts), wish.period);
  const table = [
    wish.headings,
    ...rows.map(({ client, amount, kid, account, payee, due, preliminary }) => [
      ...[client.name, client.organisationNumber, wish.periodName, String(amount), kid, account, payee, due],
      preliminary ? wish.preliminary : wish.final,
    ]),
  ];
  const bytes = wish.format === 'csv' ? csvOf(table) : xlsxOf(table);
  const saved = await files.save(`${wish.name}.${wish.format}`, bytes);
  if (saved.ok) {
    const params = { period: periodKey(wish.period), file: saved.value.name, rows: String(rows.length) };
    await audit.note({ act: 'payments.save', params });
  }
  return saved;
}

function rowsOf(found: readonly Found[], period: Period): PaymentRow[] {
  const key = periodKey(period);
  return found
    .filter((each) => periodKey(each.period) === key)
    .map(({ period: _, ...row }) => row)
    .sort((a, b) => a.client.name.localeCompare(b.client.name, 'nb'));
}

/** Of each client, category and period the newest return that was sent and not rejected, where there is something to pay. */
async function everyPayment({ store, sight }: Pick<Parts, 'store' | 'sight'>): Promise<Found[]> {
  const seen = await sight();
  const rows = await store.db
    .selectFrom('filings')
    .select(['organisation_number', 'client_name', 'category', 'period', 'payment', 'verdict'])
    .where('sent', '=', 'sent')
    .where((where) => where.or([where('verdict', 'is', null), where('verdict', '!=', 'ugyldig skattemelding')]))
    .where(seen.where('organisation_number'))
    .orderBy('started_at', 'desc')
    .execute();
  const newest = new Map<string, Found | null>();
  for (const row of rows) {
    const key = `${row.organisation_number} ${row.category} ${row.period}`;
    if (newest.has(key)) continue;
    const payment = row.payment === null ? null : (JSON.parse(row.payment) as NonNullable<Filing['payment']>);
    newest.set(
      key,
      payment && payment.amount > 0
        ? {
            client: { organisationNumber: row.organisation_number, name: row.client_name },
            category: row.category as Category,
            ...{
              amount: payment.amount,
              kid: payment.kid,
              account: payment.account,
              payee: payment.payee,
              due: payment.due,
            },
            preliminary: row.verdict === null,
            period: periodOfFiling(row),
          }
        : null,
    );
  }
  return [...newest.values()].filter((each) => each !== null);
}

const newestFirst = (a: Period, b: Period): number => (periodDates(a).end < periodDates(b).end ? 1 : -1);
