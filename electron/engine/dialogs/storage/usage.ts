import { sql } from 'kysely';
import type { Used } from '../../../../shared/contract/storage.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import type { Sight } from '../../people/sight.ts';
import type { Store } from '../../store/store.ts';

/**
 * What each client's messages take, the largest first. One client at a time, so that others have their turn on the
 * database's only thread. A file that two messages share is counted once for a client, and once for each of two.
 */
export async function usageOf({ db }: Store, sight: Sight): Promise<OutputOf<'storage.usage'>> {
  const found = await db
    .selectFrom('dialogs')
    .leftJoin('clients', 'clients.organisation_number', 'dialogs.organisation_number')
    .select(['dialogs.organisation_number as organisationNumber', 'clients.name'])
    .groupBy('dialogs.organisation_number')
    .execute();
  const clients = [];
  for (const { organisationNumber, name } of found) {
    if (!sight.sees(organisationNumber)) continue;
    const { rows } = await sql<Used>`
      WITH own AS (SELECT id, octet_length(details) AS bytes FROM dialogs WHERE organisation_number = ${organisationNumber}),
      held AS (
        SELECT file_hash, max(size) AS size FROM dialog_attachments
        WHERE file_hash IS NOT NULL AND dialog_id IN (SELECT id FROM own) GROUP BY file_hash
      )
      SELECT (SELECT count(*) FROM own) AS messages,
        (SELECT coalesce(sum(bytes), 0) FROM own)
          + (SELECT coalesce(sum(octet_length(json)), 0) FROM dialog_parts WHERE dialog_id IN (SELECT id FROM own)) AS textBytes,
        (SELECT count(*) FROM held) AS files, (SELECT coalesce(sum(size), 0) FROM held) AS fileBytes`.execute(db);
    const [own] = rows;
    if (own) clients.push({ organisationNumber, name: name ?? '', ...numbers(own) });
  }
  clients.sort((one, other) => bytesOf(other) - bytesOf(one) || other.messages - one.messages);
  const total = clients.reduce<Used>(
    (sum, each) => ({
      messages: sum.messages + each.messages,
      textBytes: sum.textBytes + each.textBytes,
      files: sum.files + each.files,
      fileBytes: sum.fileBytes + each.fileBytes,
    }),
    { messages: 0, textBytes: 0, files: 0, fileBytes: 0 },
  );
  return { total, clients };
}

const bytesOf = ({ textBytes, fileBytes }: Used) => textBytes + fileBytes;
const numbers = ({ messages, textBytes, files, fileBytes }: Used): Used => ({
  messages: Number(messages),
  textBytes: Number(textBytes),
  files: Number(files),
  fileBytes: Number(fileBytes),
});
