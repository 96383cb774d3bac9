import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FileHandle } from '../../../shared/contract/common.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import { csvOf } from '../csv.ts';
import { safeName } from '../files.ts';
import { kroner, type MvaReturn } from '../mva/model.ts';

type Parts = Pick<Base, 'store' | 'files' | 'sideFiles' | 'clock'>;

export interface HandoverWords {
  readonly name: string;
  readonly returns: readonly string[];
  readonly messages: readonly string[];
}

/**
 * Everything held of a client for whoever takes over: facts, returns with what was sent and received, messages with their
 * files. One zip, written as it is read; no more than one file of it is in memory.
 */
export async function saveHandover(
  { store, files, sideFiles, clock }: Parts,
  organisationNumber: string,
  words: HandoverWords,
): Promise<Outcome<FileHandle>> {
  const { db } = store;
  const zip = new ZipFile();
  const at = new Date(clock.now());
  const add = (path: string, bytes: Uint8Array) => zip.addBuffer(Buffer.from(bytes), path, { mtime: at });
  const json = (path: string, value: unknown) => add(path, Buffer.from(JSON.stringify(value, null, 2)));
  const damaged: string[] = [];
  /** Read when its turn comes. One that is damaged here stands empty, and is named in a list at the end. */
  const side = (path: string, hash: string) =>
    zip.addReadStreamLazy(path, { mtime: at }, (give) => {
      const empty = () => {
        damaged.push(path);
        give(null, Readable.from([Buffer.alloc(0)]));
      };
      sideFiles.get(hash).then((found) => (found.ok ? give(null, Readable.from([found.value])) : empty()), empty);
    });
  const ofClient = <T extends 'clients' | 'delegation_asks' | 'client_changes' | 'client_links'>(table: T) =>
    db
      .selectFrom(table as 'clients')
      .selectAll()
      .where('organisation_number', '=', organisationNumber)
      .execute();

  json('klient.json', {
    client: (await ofClient('clients'))[0],
    asked: await ofClient('delegation_asks'),
    changes: await ofClient('client_changes'),
    links: await ofClient('client_links'),
  });
  await addReturns();
  await addMessages();
  zip.addReadStreamLazy('skadde-filer.json', { mtime: at }, (give) => {
    give(null, Readable.from([Buffer.from(JSON.stringify(damaged))]));
  });
  zip.end();
  return files.saveStream(`${words.name}.zip`, zip.outputStream as Readable);

  async function addReturns(): Promise<void> {
    const returns = await db
      .selectFrom('returns')
      .selectAll()
      .where('organisation_number', '=', organisationNumber)
      .where('discarded_at', 'is', null)
      .orderBy('period')
      .orderBy('imported_at')
      .execute();
    const rows: string[][] = [];
    for (const [index, row] of returns.entries()) {
      const folder = `mva/${safeName(`${row.period} ${index + 1}`)}`;
      const value = JSON.parse(row.document) as MvaReturn;
      const amount = String(kroner(value.fastsattMerverdiavgift));
      // A return made here was read from no file.
      if (row.file_hash !== '') side(`${folder}/${safeName(row.file_name)}`, row.file_hash);
      const filings = await db
        .selectFrom('filings')
        .selectAll()
        .where('return_id', '=', row.id)
        .orderBy('started_at')
        .execute();
      if (filings.length === 0) rows.push([row.period, row.category, amount, '', '', '', '', row.imported_by, folder]);
      for (const [attempt, filing] of filings.entries()) {
        const place = `${folder}/${attempt + 1}`;
        rows.push([
          row.period,
          row.category,
          amount,
          filing.sent,
          filing.verdict ?? '',
          filing.reference,
          filing.settled_at ?? filing.started_at,
          filing.person,
          place,
        ]);
        const documents = await db
          .selectFrom('filing_documents')
          .selectAll()
          .where('filing_id', '=', filing.id)
          .execute();
        for (const each of documents) side(`${place}/${safeName(each.name)}`, each.hash);
      }
    }
    add('mva.csv', csvOf([words.returns, ...rows]));
  }

  async function addMessages(): Promise<void> {
    const dialogs = await db
      .selectFrom('dialogs')
      .selectAll()
      .where('organisation_number', '=', organisationNumber)
      .orderBy('created_at')
      .execute();
    const held = await db
      .selectFrom('dialog_attachments')
      .innerJoin('dialogs', 'dialogs.id', 'dialog_attachments.dialog_id')
      .select(['dialog_id', 'name', 'file_hash'])
      .where('organisation_number', '=', organisationNumber)
      .where('file_hash', 'is not', null)
      .execute();
    const rows = dialogs.map((row) => [
      row.created_at,
      row.sender,
      row.title,
      row.summary,
      row.status,
      row.due_at ?? '',
      row.id,
    ]);
    add('meldinger.csv', csvOf([words.messages, ...rows]));
    // What a person has opened is held whole; the rest is the line in the list.
    for (const row of dialogs)
      if (row.details !== null) add(`meldinger/${row.id}/melding.json`, Buffer.from(row.details));
    const texts = await db
      .selectFrom('dialog_parts')
      .innerJoin('dialogs', 'dialogs.id', 'dialog_parts.dialog_id')
      .select(['dialog_id', 'json'])
      .where('organisation_number', '=', organisationNumber)
      .where('part', 'like', 'text%')
      .orderBy('dialog_id')
      .orderBy('part')
      .execute();
    for (const [index, text] of texts.entries())
      add(
        `meldinger/${text.dialog_id}/tekst ${index + 1}.txt`,
        Buffer.from((JSON.parse(text.json) as { body: string }).body),
      );
    for (const [index, file] of held.entries())
      if (file.file_hash !== null)
        side(`meldinger/${file.dialog_id}/${index + 1} ${safeName(file.name)}`, file.file_hash);
  }
}
