import type { ClientChange, ClientDetail, ImportView, RegisterHit } from '../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

const at = '2026-11-21T07:30:00.000Z';

const changesOf = (rows: readonly ClientRow[]): ClientChange[] =>
  rows.slice(2, 4).map((client, index) => ({
    id: 2 - index,
    client: { organisationNumber: client.organisationNumber, name: client.name },
    kind: index === 0 ? 'accountant' : 'status',
    before: index === 0 ? 'true' : 'active',
    after: index === 0 ? 'false' : 'bankrupt',
    at,
    to: [client.responsible],
  }));

function detailOf(row: ClientRow): ClientDetail {
  const linked = row.linkedAt !== null;
  return {
    organisationNumber: row.organisationNumber,
    inList: true,
    fields: {
      groups: row.groups,
      responsible: row.responsible,
      deputy: '',
      vatCategory: null,
      alsoDelivers: [],
      vatTerm: row.vatTerm,
      deliversFrom: '2025-01-01',
      jointUnit: null,
      notes: 'Bilag kommer den femte hver måned.',
    },
    register: {
      checkedAt: at,
      form: row.form,
      status: row.status,
      statusSince: row.status === 'bankrupt' ? '2026-09-14' : null,
      vatRegistered: true,
      accountant: !row.ways.some((way) => way.reason === 'roleEnded'),
      accountantCheckedAt: at,
      takenOverBy: null,
      parent: null,
    },
    joint: null,
    subUnits: [],
    altinn: { listed: linked, listedAt: at, linkedAt: row.linkedAt, seen: linked, seenAt: at },
    asks: row.ways.some((way) => way.reason === 'asked')
      ? [{ package: 'merverdiavgift', askedAt: at, askedBy: 'Ingrid Solberg', remindedAt: null, settledAt: null }]
      : [],
    changes: [],
  };
}

const view: ImportView = {
  tableId: 'table',
  kind: 'csv',
  name: 'kunder.csv',
  encoding: 'windows-1252',
  delimiter: ';',
  header: true,
  columns: ['number', 'name', 'responsible', 'vatTerm', 'none'],
  headings: ['Orgnr', 'Kundenavn', 'Ansvarlig', 'Termin', 'Telefon'],
  preview: [
    ['310 000 388', 'Fjell og Fjord AS', 'Ingrid Solberg', '2 mnd', '55 00 00 01'],
    ['310 000 396', 'Nordlys Rør AS', 'Amir Haddad', 'Årlig', '55 00 00 02'],
  ],
  good: 38,
  known: 5,
  merged: [{ line: 17, organisationNumber: '310000388', into: 2 }],
  bad: [
    { line: 9, reason: 'checkDigit', text: '310 000 389 · Sund Handel AS' },
    { line: 23, reason: 'noNumber', text: 'Vik Transport AS' },
  ],
  badCount: 2,
};

export function ownListScene(double: Double, scene: Scene, rows: readonly ClientRow[]): void {
  const find = (organisationNumber: string) => rows.find((row) => row.organisationNumber === organisationNumber);
  double.handle('clients.get', ({ organisationNumber }) => {
    const row = find(organisationNumber);
    return row ? ok(detailOf(row)) : fail('clients.unknown', { params: { client: organisationNumber } });
  });
  double.handle('clients.changes', () => ok({ rows: scene === 'full' ? changesOf(rows) : [] }));
  double.handle('clients.seeChanges', () => ok({}));
  double.handle('clients.edit', ({ rows: edited }) => ok({ before: edited.map((each) => ({ ...each, fields: {} })) }));
  double.handle('clients.setInList', () => ok({}));
  double.handle('clients.readTable', ({ choice }) =>
    ok({
      ...view,
      ...(choice?.columns && { columns: choice.columns }),
      ...(choice?.delimiter && { delimiter: choice.delimiter }),
    }),
  );
  double.handle('clients.importTable', () => ok({ added: 33, updated: 5 }));
  const hits: RegisterHit[] = rows.slice(1, 9).map((row, index) => ({
    organisationNumber: row.organisationNumber,
    name: row.name,
    form: row.form,
    place: 'BERGEN',
    status: index === 4 ? 'bankrupt' : 'active',
    vatRegistered: index !== 2,
    parent: null,
    inList: index < 2,
  }));
  double.handle('clients.searchRegister', () => ok({ hits, total: hits.length }));
  double.handle('clients.addFromRegister', () => ok({ added: 1, updated: 0 }));
  double.handle('clients.exportList', () => ok({ handle: 'saved', name: 'klienter.csv', size: 2048 }));
  double.handle('clients.saveText', () => ok({ handle: 'saved', name: 'fullmakt.txt', size: 900 }));
  double.handle('clients.asked', (input) =>
    ok({ package: input.package, askedAt: at, askedBy: 'Ingrid Solberg', remindedAt: null, settledAt: null }),
  );
  double.handle('clients.notAsked', () => ok({}));
  double.handle('clients.lookUp', () => ok({}));
}
