import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FileHandle } from '../../../shared/contract/common.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import { csvOf } from '../csv.ts';
import { safeName } from '../files.ts';
import { kroner, type MvaReturn } from '../mva/model.ts';
import { among } from '../store/among.ts';
import { handoverMessages, textsOf } from './handover-messages.ts';

type Parts = Pick<Base, 'store' | 'files' | 'sideFiles' | 'clock'>;

export interface HandoverWords {
  readonly name: string;
  readonly returns: readonly string[];
  readonly messages: readonly string[];
}

/** A hand-over that is being written. */
export interface Handover {
  readonly content: AsyncIterable<Uint8Array>;
  /** Parts of the zip. */
  readonly total: number;
}

/** As one zip in the person's download folder. */
export async function saveHandover(
  parts: Parts,
  organisationNumber: string,
  words: HandoverWords,
): Promise<Outcome<FileHandle>> {
  const { content } = await handoverOf(parts, organisationNumber, words);
  return parts.files.saveStream(`${words.name}.zip`, content);
}

/**
 * Everything held of a client for whoever takes over: facts, returns with what was sent and received, messages with their texts, what the
 * office added, and their files. Nothing is fetched for it: what is not held is listed. One zip, read as it is written; no more than
 * a stretch of rows or a piece of a file of it is in memory. `onPart`: so many parts are through.
 */
export async function handoverOf(
  { store, sideFiles, clock }: Pick<Parts, 'store' | 'sideFiles' | 'clock'>,
  organisationNumber: string,
  words: HandoverWords,
  onPart: (done: number) => void = () => undefined,
): Promise<Handover> {
  const { db } = store;
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const at = new Date(clock.now());
  let total = 0;
  let done = 0;
  const add = (path: string, bytes: Uint8Array) => zip.addBuffer(Buffer.from(bytes), path, { mtime: at });
  const json = (path: string, value: unknown) => add(path, Buffer.from(JSON.stringify(value, null, 2)));
  const damaged: string[] = [];
  /** Read when its turn comes. */
  const pieces = (path: string, read: () => AsyncIterable<Uint8Array>) => {
    total += 1;
    zip.addReadStreamLazy(path, { mtime: at }, (give) => {
      done += 1;
      onPart(done);
      give(null, Readable.from(read(), { objectMode: false }));
    });
  };
  /** One that is damaged here stands empty, and is named in a list at the end. */
  const side = (path: string, hash: string) =>
    pieces(path, async function* () {
      const found = await sideFiles.open(hash);
      if (found.ok) yield* found.value.read();
      else damaged.push(path);
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
  pieces('skadde-filer.json', async function* () {
    yield Buffer.from(JSON.stringify(damaged));
  });
  zip.end();
  return { content: output, total };

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
    const {
      ids,
      files: listed,
      csv,
      json: whole,
      missing,
    } = await handoverMessages(db, organisationNumber, words.messages);
    pieces('meldinger.csv', csv);
    pieces('meldinger.json', whole);
    // What a person has opened is held whole; the rest is the line in the list.
    const opened = await db
      .selectFrom('dialogs')
      .select('id')
      .where('organisation_number', '=', organisationNumber)
      .where('details', 'is not', null)
      .execute();
    for (const { id } of opened)
      pieces(`meldinger/${id}/melding.json`, async function* () {
        const [row] = await db.selectFrom('dialogs').select('details').where('id', '=', id).execute();
        yield Buffer.from(row?.details ?? '');
      });
    for (const { id, count } of await textCounts(ids))
      for (let index = 0; index < count; index += 1)
        pieces(`meldinger/${id}/tekst ${index + 1}.txt`, async function* () {
          yield Buffer.from((await textsOf(db, [id])).get(id)?.[index]?.body ?? '');
        });
    for (const { path, hash } of listed) if (hash !== null) side(path, hash);
    pieces('mangler.json', missing);
  }

  async function textCounts(ids: readonly string[]) {
    const rows = await db
      .selectFrom('dialog_parts')
      .select(['dialog_id as id', (each) => each.fn.countAll<number>().as('count')])
      .where(among('dialog_id', ids))
      .where('part', 'like', 'text%')
      .groupBy('dialog_id')
      .execute();
    return rows.map(({ id, count }) => ({ id, count: Number(count) }));
  }
}
