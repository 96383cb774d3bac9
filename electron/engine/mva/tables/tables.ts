import type { TableSetup, TableView } from '../../../../shared/contract/tables.ts';
import type { EngineHandlers, OutputOf, ParsedInputOf } from '../../../../shared/contract.ts';
import { isPeriod, periodKey } from '../../../../shared/mva/periods.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { newReference } from '../figures.ts';
import { keepReturn } from '../keep.ts';
import type { MvaReturn } from '../model.ts';
import type { FilingClient, MvaPorts } from '../ports.ts';
import { Returns } from '../returns.ts';
import { checkReturn } from '../rules/check.ts';
import { OwnCodes } from './codes.ts';
import { fingerprintOf, guessColumns } from './columns.ts';
import { lineKey, rowsBehind, saveCodes, savedCodes, savedSetup, saveRows, saveSetup } from './kept.ts';
import { type Drafted, linesOf } from './lines.ts';
import { type OpenTable, OpenTables } from './open-tables.ts';
import { type Understood, understand } from './rows.ts';

type Handlers = Pick<EngineHandlers, 'tables.read' | 'tables.preview' | 'tables.draft' | 'tables.rows'>;
type Chosen = ParsedInputOf<'tables.draft'>;

/** Rows and problems that a window is told one by one; the rest are counted. */
const TOLD = 200;
const SHOWN_ROWS = 12;
const MAX_CELL = 120;

interface Worked {
  readonly client: FilingClient;
  readonly table: OpenTable;
  readonly codes: OwnCodes;
  readonly understood: Understood;
  readonly drafted: Drafted;
  readonly value: MvaReturn;
  readonly preview: OutputOf<'tables.preview'>;
}

/** From a table in CSV or XLSX to a draft. */
export function createTables(ports: MvaPorts): Handlers {
  const tables = new OpenTables(ports.readFile);
  return {
    'tables.read': async ({ from, organisationNumber, reading }) => {
      const table = await tables.read(from, reading);
      return table.ok ? ok(await tableView(ports, table.value, organisationNumber)) : table;
    },
    'tables.preview': async (chosen) => {
      const worked = await work(ports, tables, chosen);
      return worked.ok ? ok(worked.value.preview) : worked;
    },
    'tables.draft': async (chosen) => {
      const worked = await work(ports, tables, chosen);
      return worked.ok ? draft(ports, chosen, worked.value) : worked;
    },
    'tables.rows': async ({ returnId, from, ...line }) => {
      const kept = await new Returns(ports.store).find(returnId);
      if (!kept) return fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
      return ok({
        fileName: kept.source.fileName,
        ...(await rowsBehind(ports.store.db, returnId, lineKey(line), from)),
      });
    },
  };
}

async function tableView(ports: MvaPorts, table: OpenTable, organisationNumber: string): Promise<TableView> {
  const { id, kind, name, reading, sheets, rows, width } = table;
  const saved = await savedSetup(ports.store.db, organisationNumber, fingerprintOf(rows, reading.header));
  // A person may have saved columns that this file has not all of.
  const isSame = saved !== undefined && saved.setup.columns.length === width;
  return {
    ...{ tableId: id, kind, name, reading, sheets: [...sheets] },
    headings: Array.from({ length: width }, (_, at) =>
      (reading.header === null ? '' : (rows[reading.header]?.cells[at] ?? '')).slice(0, MAX_CELL),
    ),
    rows: rows
      .slice(0, (reading.header ?? 0) + SHOWN_ROWS)
      .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.slice(0, MAX_CELL)) })),
    rowCount: rows.length - (reading.header === null ? 0 : reading.header + 1),
    setup: isSame ? saved.setup : { columns: guessColumns(rows, reading.header) },
    saved: isSame ? { at: saved.at, by: saved.by } : null,
  };
}

/** The draft as it would be. Pure but for what it reads: the same choices give the same lines. */
async function work(ports: MvaPorts, tables: OpenTables, chosen: Chosen): Promise<Outcome<Worked>> {
  const { tableId, organisationNumber, category, period, setup, codes: given } = chosen;
  const client = await ports.clients.find(organisationNumber);
  if (!client) return fail('mva.unknownClient', { params: { organisationNumber }, sent: 'notSent' });
  if (!isPeriod(period)) {
    return fail('mva.wrongPeriod', { params: { period: periodKey(period) }, action: 'fixInput', sent: 'notSent' });
  }
  const found = tables.find(tableId);
  if (!found.ok) return found;
  const table = found.value;
  const codes = new OwnCodes(given, await savedCodes(ports.store.db, organisationNumber));
  const sheet = { rows: table.rows, header: table.reading.header, usualDecimal: table.usualDecimal };
  const understood = await understand(sheet, setup, codes, category);
  const drafted = linesOf(understood.rows, { category, period, sign: setup.sign, halves: setup.halves });
  const value: MvaReturn = {
    reference: newReference(organisationNumber, period),
    system: null,
    ...{ period, category, organisationNumber, identificationNumber: null, payoutKid: null, note: null },
    lines: drafted.lines.map(({ line }) => line),
    fastsattMerverdiavgift: drafted.fastsattMerverdiavgift,
  };
  const findings = checkReturn(value, ports.clock.now(), client.registered);
  const { problems, leftOut, decimal, rows } = understood;
  const hasColumns = setup.columns.includes('code') && setup.columns.includes('tax');
  const isOpen = codes.seen.some(({ from }) => from === 'open');
  const preview = {
    lines: drafted.lines.map(({ line, counted, calculated }) => ({
      ...{ line, calculated, rowCount: counted.length },
      fileLines: counted.slice(0, TOLD).map(({ row }) => row.line),
    })),
    ...{ fastsattMerverdiavgift: drafted.fastsattMerverdiavgift, findings, codes: codes.seen, decimal },
    ...{ sign: drafted.sign, halves: drafted.halves, usedRows: rows.length },
    ...{ problems: problems.slice(0, TOLD), problemCount: problems.length },
    ...{ leftOut: leftOut.slice(0, TOLD), leftOutCount: leftOut.length },
    ready: hasColumns && !isOpen && problems.length === 0 && drafted.lines.length > 0,
  };
  return ok({ client, table, codes, understood, drafted, value, preview });
}

async function draft(ports: MvaPorts, chosen: Chosen, worked: Worked): Promise<Outcome<{ returnId: string }>> {
  const { client, table, codes, understood, drafted, value, preview } = worked;
  if (!preview.ready) {
    const [problem] = understood.problems;
    const params = { file: table.name, line: problem?.line ?? 0, column: problem?.column ?? '' };
    return fail('tables.notReady', { params, action: 'fixInput', sent: 'notSent' });
  }
  const at = new Date(ports.clock.now()).toISOString();
  const by = ports.person();
  // As it was used, whether it was proposed or chosen: next time nothing is asked again.
  const setup: TableSetup = {
    columns: chosen.setup.columns,
    decimal: understood.decimal.used,
    sign: drafted.sign.used,
    halves: { ...chosen.setup.halves, ...Object.fromEntries(drafted.halves.map(({ code, used }) => [code, used])) },
  };
  const kept = await keepReturn(ports, {
    act: 'tables.draft',
    params: { file: table.name, period: periodKey(value.period), rows: String(understood.rows.length) },
    make: async () => ({
      client: { organisationNumber: client.organisationNumber, name: client.name },
      value,
      source: { kind: 'table', fileName: table.name, importedAt: at, importedBy: by },
      fileHash: (await ports.files.put(table.bytes)).hash,
    }),
    alongside: async ({ id }, trx) => {
      const fingerprint = fingerprintOf(table.rows, table.reading.header);
      await saveSetup(trx, client.organisationNumber, fingerprint, { setup, at, by });
      await saveCodes(
        trx,
        client.organisationNumber,
        Object.fromEntries(codes.seen.map((each) => [each.own, each.standard])),
      );
      await saveRows(trx, id, table, drafted.lines);
    },
  });
  return kept.ok ? ok({ returnId: kept.value.id }) : kept;
}
