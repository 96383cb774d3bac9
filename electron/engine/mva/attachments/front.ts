import { randomUUID } from 'node:crypto';
import { ATTACHMENT_BYTES, type Attachment, MOST_ATTACHMENTS } from '../../../../shared/contract/attachments.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Content } from '../../ports.ts';
import { attempt } from '../../store/faults.ts';
import type { Queries } from '../../store/store.ts';
import type { MvaPorts } from '../ports.ts';
import { type KeptReturn, Returns } from '../returns.ts';
import { RETURN_FILE } from '../xml/write-envelope.ts';
import { kindOf } from './kinds.ts';

export type AttachmentHandlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `attachments.${string}`>>;
type Listed = Outcome<{ attachments: Attachment[] }>;

/** Files that go with a draft. What is on its way, or was sent, keeps those it was sent with. */
export function attachmentHandlers(ports: MvaPorts): AttachmentHandlers {
  const returns = new Returns(ports.store);
  const list = async (returnId: string): Promise<Listed> => {
    const rows = await attachmentsOf(ports.store.db, returnId);
    return ok({
      attachments: rows.map((row) => ({
        id: row.id,
        name: row.name,
        size: row.size,
        addedAt: row.added_at,
        addedBy: row.added_by,
      })),
    });
  };
  const change = async (
    returnId: string,
    act: (kept: KeptReturn, trx: Queries) => Promise<Failure | undefined>,
  ): Promise<Listed> => {
    const changed = await attempt(() =>
      ports.store.transaction(async (trx) => {
        const kept = await returns.find(returnId, trx);
        if (!kept) return failure('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
        const refusal = (await sentAlready(kept, trx)) ?? (await act(kept, trx));
        // What was released was released with the files it had.
        if (!refusal) await trx.deleteFrom('return_releases').where('return_id', '=', returnId).execute();
        return refusal;
      }),
    );
    if (!changed.ok) return changed;
    if (changed.value) return { ok: false, error: changed.value };
    ports.push('mva.changed', { returnId });
    return list(returnId);
  };
  return {
    'attachments.list': ({ returnId }) => list(returnId),
    'attachments.add': async ({ returnId, handle }) => {
      const file = await ports.openFile(handle, ATTACHMENT_BYTES);
      if (!file.ok) return file;
      const { name } = file.value;
      const begun = await attempt(() => beginningOf(file.value));
      if (!begun.ok) return begun;
      const kind = kindOf(name, begun.value);
      if ('not' in kind) return refuse(kind.not === 'allowed' ? 'attachments.type' : 'attachments.content', name);
      const kept = await attempt(() => ports.files.put(file.value));
      if (!kept.ok) return kept;
      const { hash, size } = kept.value;
      return change(returnId, async ({ client }, trx) => {
        const there = await attachmentsOf(trx, returnId);
        if (there.length >= MOST_ATTACHMENTS) return refuse('attachments.tooMany', name).error;
        const taken = [...there.map((each) => each.name), `${RETURN_FILE.name}.${RETURN_FILE.extension}`];
        if (taken.some((each) => each.toLowerCase() === name.toLowerCase()))
          return refuse('attachments.nameTaken', name).error;
        const row = { id: randomUUID(), return_id: returnId, name, content_type: kind.contentType, size, hash };
        const added = { added_at: new Date(ports.clock.now()).toISOString(), added_by: ports.person() };
        await trx
          .insertInto('return_attachments')
          .values({ ...row, ...added })
          .execute();
        await ports.audit.note({ act: 'attachments.add', client, params: { file: name } }, trx);
        return undefined;
      });
    },
    'attachments.remove': ({ returnId, attachmentId }) =>
      change(returnId, async ({ client }, trx) => {
        const gone = (await attachmentsOf(trx, returnId)).find(({ id }) => id === attachmentId);
        if (!gone) return undefined;
        await trx.deleteFrom('return_attachments').where('id', '=', attachmentId).execute();
        await ports.audit.note({ act: 'attachments.remove', client, params: { file: gone.name } }, trx);
        return undefined;
      }),
  };
}

async function beginningOf(content: Content): Promise<Uint8Array> {
  for await (const piece of content.read()) return piece;
  return new Uint8Array();
}

/** In the order they were added. */
export function attachmentsOf(queries: Queries, returnId: string) {
  return queries
    .selectFrom('return_attachments')
    .selectAll()
    .where('return_id', '=', returnId)
    .orderBy('added_at')
    .orderBy('name')
    .execute();
}

async function sentAlready({ id, client }: KeptReturn, trx: Queries): Promise<Failure | undefined> {
  const filings = await trx.selectFrom('filings').select(['open', 'sent']).where('return_id', '=', id).execute();
  const params = { client: client.name };
  if (filings.some(({ open }) => open === 1)) return failure('mva.filingOpen', { params, sent: 'notSent' });
  return filings.some(({ sent }) => sent !== 'notSent')
    ? failure('mva.alreadyFiled', { params, sent: 'notSent' })
    : undefined;
}

const refuse = (code: Failure['code'], file: string) =>
  fail(code, { params: { file, limit: MOST_ATTACHMENTS }, action: 'fixInput', sent: 'notSent' });
