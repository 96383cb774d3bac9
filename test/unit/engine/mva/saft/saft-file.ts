/** Small SAF-T Financial files, written out as accounting systems write them. */
import { Readable } from 'node:stream';
import { collect, type Ledger } from '../../../../../electron/engine/mva/saft/ledger.ts';
import type { SaftLine } from '../../../../../electron/engine/mva/saft/model.ts';
import type { Posting, PostingSink } from '../../../../../electron/engine/mva/saft/postings.ts';
import { type ReadOptions, readSaft } from '../../../../../electron/engine/mva/saft/read.ts';
import type { Period } from '../../../../../shared/contract/mva.ts';
import { type Outcome, ok } from '../../../../../shared/outcome.ts';

export const ORGANISATION = '312480778';
export const TERM: Period = { kind: 'toMaaneder', number: 2, year: 2026 };

export interface TaxSpec {
  code: string;
  base?: string;
  tax?: string;
  /** 1.30's explicit side; without it TaxAmount is written as up to 1.20. */
  taxSide?: 'Debit' | 'Credit';
  percent?: string;
}

export interface LineSpec {
  account?: string;
  side: 'Debit' | 'Credit';
  amount: string;
  taxes?: readonly TaxSpec[];
}

export interface FileSpec {
  version?: string;
  encoding?: string;
  organisation?: string;
  currency?: string;
  covers?: string;
  codes?: readonly { code: string; standard?: string; percent?: string; more?: string; description?: string }[];
  transactions?: readonly { date?: string; period?: string; year?: string; lines: readonly LineSpec[] }[];
}

const optional = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `<${name}>${value}</${name}>`;

function taxInformation({ code, base, tax, taxSide, percent }: TaxSpec): string {
  const amount =
    tax === undefined ? '' : `<${taxSide ?? ''}TaxAmount><Amount>${tax}</Amount></${taxSide ?? ''}TaxAmount>`;
  return `<TaxInformation><TaxType>MVA</TaxType><TaxCode>${code}</TaxCode>${optional('TaxPercentage', percent)}${optional('TaxBase', base)}${amount}</TaxInformation>`;
}

export function saftFile(spec: FileSpec = {}): string {
  const codes = (spec.codes ?? []).map(
    ({ code, standard, percent, more, description }) =>
      `<TaxTableEntry><TaxCodeDetails><TaxCode>${code}</TaxCode>${optional('Description', description)}${optional('TaxPercentage', percent)}<Country>NO</Country>${optional('StandardTaxCode', standard)}${more ?? '<BaseRate>100</BaseRate>'}</TaxCodeDetails></TaxTableEntry>`,
  );
  const transactions = (spec.transactions ?? []).map(
    ({ date = '2026-03-10', period = date.slice(5, 7), year = date.slice(0, 4), lines }, at) =>
      `<Transaction><TransactionID>T${at + 1}</TransactionID><Period>${period}</Period><PeriodYear>${year}</PeriodYear><TransactionDate>${date}</TransactionDate><SourceID>Ada</SourceID><Description>Bilag ${at + 1} æøå</Description>\n${lines
        .map(
          ({ account = '4000', side, amount, taxes = [] }, index) =>
            `<Line><RecordID>${index + 1}</RecordID><AccountID>${account}</AccountID><Description>Kjøp &amp; salg</Description><${side}Amount><Amount>${amount}</Amount></${side}Amount>${taxes.map(taxInformation).join('')}</Line>\n`,
        )
        .join('')}</Transaction>`,
  );
  const covers =
    spec.covers ?? '<SelectionStartDate>2026-01-01</SelectionStartDate><SelectionEndDate>2026-12-31</SelectionEndDate>';
  return `<?xml version="1.0" encoding="${spec.encoding ?? 'UTF-8'}"?>
<AuditFile xmlns="urn:StandardAuditFile-Taxation-Financial:NO"><Header><AuditFileVersion>${spec.version ?? '1.30'}</AuditFileVersion><Company><RegistrationNumber>${spec.organisation ?? ORGANISATION}</RegistrationNumber><Name>Åsen Drift AS</Name></Company><DefaultCurrencyCode>${spec.currency ?? 'NOK'}</DefaultCurrencyCode><SelectionCriteria>${covers}</SelectionCriteria></Header>
<MasterFiles><TaxTable>${codes.join('\n')}</TaxTable></MasterFiles>
<GeneralLedgerEntries><Journal><JournalID>1</JournalID>${transactions.join('\n')}</Journal></GeneralLedgerEntries></AuditFile>`;
}

export function bytesIn(content: string | Uint8Array, chunk = 64 * 1024): Readable {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    })(),
  );
}

export class Kept implements PostingSink {
  readonly postings: Posting[] = [];
  write(postings: readonly Posting[]): Outcome<void> {
    this.postings.push(...postings);
    return ok(undefined);
  }
}

export async function collected(
  content: string | Uint8Array,
  { period = TERM, chunk }: { period?: Period; chunk?: number } = {},
): Promise<{ outcome: Outcome<Ledger>; postings: Posting[] }> {
  const sink = new Kept();
  const outcome = await collect([{ name: 'ledger.xml', open: () => bytesIn(content, chunk) }], { period, sink });
  return { outcome, postings: sink.postings };
}

export async function ledgerOf(content: string | Uint8Array, period?: Period): Promise<Ledger> {
  const { outcome } = await collected(content, period ? { period } : {});
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

/** All lines of a file, and what came of reading it. */
export async function read(content: string | Uint8Array, chunk?: number, more: Partial<ReadOptions> = {}) {
  const lines: SaftLine[] = [];
  const onLines = (some: readonly SaftLine[]) => {
    lines.push(...some);
    return ok(undefined);
  };
  return { outcome: await readSaft(bytesIn(content, chunk), { onLines, ...more }), lines };
}

/** Two vouchers: an ordinary purchase, and a credit note in a closing period on a code that stands for nothing. */
export const spec: FileSpec = {
  codes: [
    { code: '1', standard: '1', percent: '25', description: 'Inngående høy' },
    {
      code: 'X',
      standard: 'NA',
      more: '<Compensation>true</Compensation><BaseRate>100</BaseRate><BaseRate>70</BaseRate>',
    },
  ],
  transactions: [
    {
      lines: [
        {
          side: 'Debit',
          amount: '1000.5',
          taxes: [{ code: '1', base: '1000.50', tax: '250.13', taxSide: 'Debit', percent: '25' }],
        },
        { account: '2400', side: 'Credit', amount: '1250.63' },
      ],
    },
    {
      date: '2026-04-30',
      period: '13',
      lines: [{ side: 'Credit', amount: '-7', taxes: [{ code: 'X', tax: '-1.75' }] }],
    },
  ],
};
export const file = saftFile(spec);
