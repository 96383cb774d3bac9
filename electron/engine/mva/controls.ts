import { type ControlKind, controlKinds, type ReturnControl } from '../../../shared/contract/mva.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Store } from '../store/store.ts';
import type { Journal } from './filing/journal.ts';
import type { MvaPorts } from './ports.ts';
import type { KeptReturn } from './returns.ts';

/**
 * The office's own control of a return: reconciled, checked, approved by the client, each with whose it is and when. It is about
 * these figures: a return that is read in anew is another one, and begins without. Nothing is stopped by what is missing.
 */
export async function controlsOf(store: Store, returnId: string): Promise<ReturnControl[]> {
  const rows = await store.db
    .selectFrom('return_controls')
    .selectAll()
    .where('return_id', '=', returnId)
    .orderBy('noted_at')
    .execute();
  return rows.map((row) => ({
    control: controlKinds.parse(row.control),
    name: row.name,
    notedBy: row.noted_by,
    notedAt: row.noted_at,
  }));
}

export interface ControlWish {
  readonly control: ControlKind;
  /** Whose control it is: of the client's approval somebody there, else whoever is here. Null takes it back. */
  readonly name: string | null;
}

/** Refused from when the return is on its way: what was controlled stays as it was when it was sent. */
export async function noteControl(
  ports: MvaPorts,
  journal: Journal,
  kept: KeptReturn,
  { control, name }: ControlWish,
): Promise<Outcome<void>> {
  const client = kept.client.name;
  const filings = await journal.ofReturn(kept.id);
  if (filings.some(({ row }) => row.open === 1)) return fail('mva.filingOpen', { params: { client }, sent: 'notSent' });
  if (filings.some(({ row }) => row.sent !== 'notSent'))
    return fail('mva.alreadyFiled', { params: { client }, sent: 'notSent' });
  const noted = { name: name ?? '', noted_by: ports.person(), noted_at: journal.now() };
  await ports.store.transaction(async (trx) => {
    await trx.deleteFrom('return_controls').where('return_id', '=', kept.id).where('control', '=', control).execute();
    if (name !== null)
      await trx
        .insertInto('return_controls')
        .values({ return_id: kept.id, control, ...noted })
        .execute();
    const act = name === null ? 'mva.takeBackControl' : 'mva.noteControl';
    const params = { control, period: periodKey(kept.value.period), ...(name === null ? {} : { name }) };
    await ports.audit.note({ act, client: kept.client, params }, trx);
  });
  ports.push('mva.changed', { returnId: kept.id });
  return ok(undefined);
}
