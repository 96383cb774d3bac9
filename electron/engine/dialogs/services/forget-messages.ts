import type { Base } from '../../base.ts';
import { among } from '../../store/among.ts';
import { forgetWords } from '../list/words.ts';

/** Deletes messages held here with everything that hangs on them. Files go first: what is cut short can be done again from the same rows. */
export async function forgetMessages(
  { store, sideFiles }: Pick<Base, 'store' | 'sideFiles'>,
  ids: readonly string[],
): Promise<void> {
  const files = await store.db
    .selectFrom('dialog_attachments')
    .select(['file_hash'])
    .where(among('dialog_id', ids))
    .where('file_hash', 'is not', null)
    .execute();
  const hashes = new Set(files.flatMap(({ file_hash }) => file_hash ?? []));
  // The same content is kept once, whatever points at it.
  for (const hash of await pointedAtElsewhere(store, hashes, ids)) hashes.delete(hash);
  for (const hash of hashes) await sideFiles.delete(hash);
  await store.transaction(async (trx) => {
    await forgetWords(trx, among('id', ids));
    await trx.deleteFrom('dialogs').where(among('id', ids)).execute();
  });
}

async function pointedAtElsewhere(store: Base['store'], hashes: ReadonlySet<string>, ids: readonly string[]) {
  const { db } = store;
  const found = await Promise.all([
    db
      .selectFrom('dialog_attachments')
      .select('file_hash as hash')
      .where(among('file_hash', hashes))
      .where((of) => of.not(among('dialog_id', ids)))
      .execute(),
    db.selectFrom('returns').select('file_hash as hash').where(among('file_hash', hashes)).execute(),
    db.selectFrom('return_attachments').select('hash').where(among('hash', hashes)).execute(),
    db.selectFrom('filing_documents').select('hash').where(among('hash', hashes)).execute(),
    db.selectFrom('filing_attachments').select('hash').where(among('hash', hashes)).execute(),
  ]);
  return found.flat().flatMap(({ hash }) => hash ?? []);
}
