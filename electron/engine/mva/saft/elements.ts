import type { Builder } from './builder.ts';

/** An element the reader looks into; all others are passed by, with everything in them. */
export interface Element {
  readonly children: ReadonlyMap<string, Element>;
  readonly open?: (to: Builder, line: number) => void;
  /** Given the element's own text, trimmed; empty unless `keepsText`. */
  readonly close?: (to: Builder, text: string) => void;
  readonly keepsText: boolean;
}

type Children = Readonly<Record<string, Element>>;

function group(children: Children, on: Pick<Element, 'open' | 'close'> = {}): Element {
  return { children: new Map(Object.entries(children)), keepsText: false, ...on };
}

function text(close: (to: Builder, text: string) => void): Element {
  return { children: new Map(), keepsText: true, close };
}

const amount = (close: (to: Builder, text: string) => void): Element => group({ Amount: text(close) });

const header = group(
  {
    AuditFileVersion: text((to, value) => to.header('version', value)),
    SoftwareID: text((to, value) => to.header('software', value)),
    Company: group({
      RegistrationNumber: text((to, value) => to.header('organisationNumber', value.replace(/\D/g, ''))),
      Name: text((to, value) => to.header('companyName', value)),
      // The same number with MVA behind it, where the other was left out: the first one counts.
      TaxRegistration: group({
        TaxRegistrationNumber: text((to, value) => to.header('organisationNumber', value.replace(/\D/g, ''))),
      }),
    }),
    DefaultCurrencyCode: text((to, value) => to.header('currency', value)),
    SelectionCriteria: group({
      SelectionStartDate: text((to, value) => to.covers('startDate', value)),
      SelectionEndDate: text((to, value) => to.covers('endDate', value)),
      PeriodStart: text((to, value) => to.covers('startMonth', value)),
      PeriodStartYear: text((to, value) => to.covers('startYear', value)),
      PeriodEnd: text((to, value) => to.covers('endMonth', value)),
      PeriodEndYear: text((to, value) => to.covers('endYear', value)),
    }),
  },
  { close: (to) => to.endHeader() },
);

const taxCodeDetails = group(
  {
    TaxCode: text((to, value) => to.taxCode({ taxCode: value })),
    EffectiveDate: text((to, value) => to.taxCode({ from: value.slice(0, 10) })),
    ExpirationDate: text((to, value) => to.taxCode({ to: value.slice(0, 10) })),
    Description: text((to, value) => to.taxCode({ description: value })),
    TaxPercentage: text((to, value) => to.taxCode({ percentage: value })),
    StandardTaxCode: text((to, value) =>
      to.taxCode({ standardCode: value === '' || value.toUpperCase() === 'NA' ? null : value }),
    ),
    Compensation: text((to, value) => to.taxCode({ compensation: value === 'true' || value === '1' })),
    BaseRate: text((to, value) => to.baseRate(value)),
  },
  { open: (to) => to.startTaxCode(), close: (to) => to.endTaxCode() },
);

const taxInformation = group(
  {
    TaxCode: text((to, value) => to.tax({ taxCode: value })),
    TaxPercentage: text((to, value) => to.tax({ percentage: value })),
    TaxBase: text((to, value) => to.taxBase(value)),
    TaxAmount: amount((to, value) => to.taxAmount(value, null)),
    DebitTaxAmount: amount((to, value) => to.taxAmount(value, 'debit')),
    CreditTaxAmount: amount((to, value) => to.taxAmount(value, 'credit')),
  },
  { open: (to) => to.startTax(), close: (to) => to.endTax() },
);

const line = group(
  {
    RecordID: text((to, value) => to.line({ recordId: value })),
    AccountID: text((to, value) => to.line({ account: value })),
    SourceDocumentID: text((to, value) => to.line({ documentId: value })),
    Description: text((to, value) => to.line({ description: value })),
    DebitAmount: amount((to, value) => to.lineAmount(value, 'debit')),
    CreditAmount: amount((to, value) => to.lineAmount(value, 'credit')),
    TaxInformation: taxInformation,
  },
  { open: (to, at) => to.startLine(at), close: (to) => to.endLine() },
);

const transaction = group(
  {
    TransactionID: text((to, value) => to.transaction({ transactionId: value })),
    Period: text((to, value) => to.transaction({ period: value })),
    PeriodYear: text((to, value) => to.transaction({ year: value })),
    TransactionDate: text((to, value) => to.transactionDate(value)),
    SourceID: text((to, value) => to.transaction({ sourceId: value })),
    VoucherType: text((to, value) => to.transaction({ voucherType: value })),
    Description: text((to, value) => to.transaction({ description: value })),
    Line: line,
  },
  { open: (to) => to.startTransaction() },
);

/** The parts of an AuditFile that a return is made from (reference/mva-melding.md 7.2). */
export const auditFile: Element = group({
  Header: header,
  MasterFiles: group({ TaxTable: group({ TaxTableEntry: group({ TaxCodeDetails: taxCodeDetails }) }) }),
  GeneralLedgerEntries: group({ Journal: group({ Transaction: transaction }) }),
});
