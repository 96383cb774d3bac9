import type { ReturnLine } from '../../../../shared/contract/mva.ts';
import { type TableCodes, type TableSetup, tableSetup } from '../../../../shared/contract/tables.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import type { Queries } from '../../store/store.ts';
import type { TableLine } from './lines.ts';
import type { OpenTable } from './open-tables.ts';

export interface SavedSetup {
  readonly setup: TableSetup;
  readonly at: string;
  readonly by: string;
}

const PAGE = 200;
/** Rows written in one statement: some milliseconds. */
const AT_A_TIME = 200;
const MAX_CELL = 200;

/** Which rows stand behind a line. The rest of a line may be changed by a person without the rows being lost. */
export function lineKey({
  mvaKode,
  spesifikasjon,
  sats,
}: Pick<ReturnLine, 'mvaKode' | 'spesifikasjon' | 'sats'>): string {
  return JSON.stringify([mvaKode, spesifikasjon, sats]);
}

export async function savedSetup(
  db: Queries,
  organisationNumber: string,
  fingerprint: string,
): Promise<SavedSetup | undefined> {
  const row = await db
    .selectFrom('table_setups')
    .selectAll()
    .where('organisation_number', '=', organisationNumber)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row && { setup: tableSetup.parse(JSON.parse(row.setup)), at: row.saved_at, by: row.saved_by };
}

export async function savedCodes(db: Queries, organisationNumber: string): Promise<TableCodes> {
  const rows = await db
    .selectFrom('table_codes')
    .select(['own_code', 'standard_code'])
    .where('organisation_number', '=', organisationNumber)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.own_code, row.standard_code]));
}

export async function saveSetup(
  trx: Queries,
  organisationNumber: string,
  fingerprint: string,
  { setup, at, by }: SavedSetup,
): Promise<void> {
  const saved = { setup: JSON.stringify(setup), saved_at: at, saved_by: by };
  await trx
    .insertInto('table_setups')
    .values({ organisation_number: organisationNumber, fingerprint, ...saved })
    .onConflict((conflict) => conflict.columns(['organisation_number', 'fingerprint']).doUpdateSet(saved))
    .execute();
}

export async function saveCodes(trx: Queries, organisationNumber: string, codes: TableCodes): Promise<void> {
  for (const [own_code, standard_code] of Object.entries(codes)) {
    await trx
      .insertInto('table_codes')
      .values({ organisation_number: organisationNumber, own_code, standard_code })
      .onConflict((conflict) => conflict.columns(['organisation_number', 'own_code']).doUpdateSet({ standard_code }))
      .execute();
  }
}

/** The table of a new return, and each line's rows. */
export async function saveRows(
  trx: Queries,
  return_id: string,
  table: OpenTable,
  lines: readonly TableLine[],
): Promise<void> {
  const { header, sheet } = table.reading;
  const headings = JSON.stringify(header === null ? [] : (table.rows[header]?.cells ?? []));
  await trx.insertInto('return_tables').values({ return_id, sheet, headings }).execute();
  const first = header === null ? 0 : header + 1;
  for (const { line, counted } of lines) {
    const key = lineKey(line);
    for (let at = 0; at < counted.length; at += AT_A_TIME) {
      const rows = counted.slice(at, at + AT_A_TIME).map(({ row, base, tax }, index) => ({
        ...{ return_id, line: key, place: at + index, file_line: row.line },
        cells: JSON.stringify(table.rows[first + row.at]?.cells.map((cell) => cell.slice(0, MAX_CELL)) ?? []),
        ...{ base: base === null ? null : String(base), tax: String(tax) },
      }));
      await trx.insertInto('return_table_rows').values(rows).execute();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

type Rows = OutputOf<'tables.rows'>;

export async function rowsBehind(
  db: Queries,
  returnId: string,
  line: string,
  from: number,
): Promise<Omit<Rows, 'fileName'>> {
  const table = await db.selectFrom('return_tables').selectAll().where('return_id', '=', returnId).executeTakeFirst();
  const ofLine = db.selectFrom('return_table_rows').where('return_id', '=', returnId).where('line', '=', line);
  const amounts = await ofLine.select(['base', 'tax']).execute();
  const rows = await ofLine.selectAll().where('place', '>=', from).orderBy('place').limit(PAGE).execute();
  return {
    sheet: table?.sheet ?? null,
    // None for a copy of such a return: its rows stayed with the first.
    headings: table ? (JSON.parse(table.headings) as string[]) : [],
    rows: rows.map((row) => ({
      ...{ line: row.file_line, cells: JSON.parse(row.cells) as string[], base: row.base, tax: row.tax },
    })),
    count: amounts.length,
    base: String(amounts.reduce((sum, { base }) => sum + BigInt(base ?? 0), 0n)),
    tax: String(amounts.reduce((sum, { tax }) => sum + BigInt(tax), 0n)),
  };
}
