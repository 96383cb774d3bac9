import { z } from 'zod';
import { importDelimiter, importEncoding } from './client-list.ts';
import { instant, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { category, finding, period, returnLine } from './mva.ts';

/** What a column of a table holds. `none`: nothing that stands in a return; the column is still shown with the rows. */
export const tableColumn = z.enum(['none', 'code', 'base', 'tax', 'rate', 'specification', 'note']);
export type TableColumn = z.infer<typeof tableColumn>;

/**
 * asReturn: output tax positive, deductions negative. ledger: credit negative, so the other way round. unsigned: all sizes,
 * what is a deduction is known by its code.
 */
export const tableSign = z.enum(['asReturn', 'ledger', 'unsigned']);
export type TableSign = z.infer<typeof tableSign>;

/**
 * How the codes that are both owed and deducted (81, 83, 86, 88, 91) stand. both: one half stands, the other is made from
 * it. posted: both stand, told apart by sign. outputOnly: one half stands and nothing is deducted.
 */
export const tableHalves = z.enum(['both', 'posted', 'outputOnly']);
export type TableHalves = z.infer<typeof tableHalves>;

export const decimalSign = z.enum([',', '.']);
export type DecimalSign = z.infer<typeof decimalSign>;

/** How the file is read; what is left out is found out from the file. */
export const tableReading = z
  .object({
    encoding: importEncoding.optional(),
    delimiter: importDelimiter.optional(),
    sheet: z.string().max(100).optional(),
    /** Which of the rows has the headings, counted from 0; null: none. */
    header: z.number().int().min(0).max(100).nullable().optional(),
  })
  .strict();
export type TableReading = z.infer<typeof tableReading>;

/** How the columns are understood; saved per client and shape of file. What is left out is proposed from the data. */
export const tableSetup = z
  .object({
    columns: z.array(tableColumn).max(200),
    decimal: decimalSign.optional(),
    sign: tableSign.optional(),
    /** By standard code. */
    halves: z.record(z.string().max(10), tableHalves).optional(),
  })
  .strict();
export type TableSetup = z.infer<typeof tableSetup>;

/** Own code → standard code; null: not reported. */
export const tableCodes = z.record(z.string().max(100), z.string().max(10).nullable());
export type TableCodes = z.infer<typeof tableCodes>;

export const tableView = z.object({
  tableId: uuid,
  kind: z.enum(['csv', 'xlsx']),
  name: z.string(),
  reading: z.object({
    encoding: importEncoding.nullable(),
    delimiter: importDelimiter.nullable(),
    sheet: z.string().nullable(),
    header: z.number().int().nullable(),
  }),
  sheets: z.array(z.string()),
  headings: z.array(z.string()),
  /** The first rows of the file, the row with headings and what stands before it included. */
  rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  rowCount: z.number().int(),
  setup: tableSetup,
  /** The setup is the one used last time for this client and shape of file. */
  saved: z.object({ at: instant, by: z.string() }).nullable(),
});
export type TableView = z.infer<typeof tableView>;

/** Why a row stops a draft. `column`: its heading, or its number where it has none. */
export const tableProblem = z.object({
  line: z.number().int(),
  column: z.string(),
  reason: z.enum(['notNumber', 'noValue', 'noTax', 'tooLarge', 'specification', 'rate']),
  value: z.string(),
});
export type TableProblem = z.infer<typeof tableProblem>;

export const tablePreview = z.object({
  lines: z.array(
    z.object({
      line: returnLine,
      /** Rows of the file behind it: how many, and which (the first 200). */
      rowCount: z.number().int(),
      fileLines: z.array(z.number().int()),
      /** The half that stands nowhere in the file, or tax worked out from the base. */
      calculated: z.boolean(),
    }),
  ),
  fastsattMerverdiavgift: z.string(),
  findings: z.array(finding),
  codes: z.array(
    z.object({
      own: z.string(),
      rows: z.number().int(),
      standard: z.string().nullable(),
      /** given: chosen in this very input. open: nobody knows what it stands for. */
      from: z.enum(['given', 'saved', 'proposed', 'open']),
    }),
  ),
  decimal: z.object({ used: decimalSign, proposed: decimalSign.nullable() }),
  sign: z.object({ used: tableSign, proposed: tableSign.nullable() }),
  halves: z.array(z.object({ code: z.string(), used: tableHalves, proposed: tableHalves })),
  problems: z.array(tableProblem),
  problemCount: z.number().int(),
  /** Rows that are part of nothing: without a code, or with one that is not reported. */
  leftOut: z.array(z.object({ line: z.number().int(), reason: z.enum(['noCode', 'notReported']), text: z.string() })),
  leftOutCount: z.number().int(),
  usedRows: z.number().int(),
  /** False while a column, a code or a row stands in the way. */
  ready: z.boolean(),
});
export type TablePreview = z.infer<typeof tablePreview>;

const chosen = z
  .object({ tableId: uuid, organisationNumber, category, period, setup: tableSetup, codes: tableCodes })
  .strict();

/** Which line of a return: as its rows were counted towards it. */
const lineKey = { mvaKode: z.string(), spesifikasjon: z.string().nullable(), sats: z.string().nullable() };

export const tables = {
  /** Reads a file that a person chose, or the one that is open in another way. Nothing is kept. */
  read: engineOperation(
    z
      .object({
        from: z.union([z.object({ handle: z.string() }).strict(), z.object({ tableId: uuid }).strict()]),
        organisationNumber,
        reading: tableReading,
      })
      .strict(),
    tableView,
  ),
  /** The lines as they would be, and what stands in their way. Nothing is kept. */
  preview: engineOperation(chosen, tablePreview),
  /** Makes the draft, and saves setup and codes for the client's next table. Refused while something stands in the way. */
  draft: engineOperation(chosen, z.object({ returnId: uuid })),
  /** The rows of the file behind a line, as they were when the draft was made. Two hundred at a time. */
  rows: engineOperation(
    z.object({ returnId: uuid, ...lineKey, from: z.number().int().min(0) }).strict(),
    z.object({
      fileName: z.string(),
      sheet: z.string().nullable(),
      headings: z.array(z.string()),
      /** Amounts in øre as decimal text, with the sign they were counted with. */
      rows: z.array(
        z.object({ line: z.number().int(), cells: z.array(z.string()), base: z.string().nullable(), tax: z.string() }),
      ),
      count: z.number().int(),
      base: z.string(),
      tax: z.string(),
    }),
  ),
};
