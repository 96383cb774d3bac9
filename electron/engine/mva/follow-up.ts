/** What the verdict leaves to a person, until somebody says that it is done (reference/mva-melding.md 3.2, 4.9). */
import type { FollowUp } from '../../../shared/contract/mva.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { attempt } from '../store/faults.ts';
import type { Entry } from './filing/journal.ts';
import type { MvaPorts } from './ports.ts';

type Row = Pick<Entry['row'], 'state' | 'verdict' | 'category' | 'followed_up_by' | 'followed_up_at'>;

/** A rejected return is not delivered: it is put right and sent anew, which is another matter. */
export function followUpOf({ state, verdict, category, followed_up_by: by, followed_up_at: at }: Row): FollowUp | null {
  if (state !== 'settled' || verdict === null || verdict === 'ugyldig skattemelding') return null;
  const done = by === null || at === null ? null : { by, at };
  if (verdict === 'mangelfull skattemelding') return { kind: 'look', done };
  return category === 'kompensasjon' ? { kind: 'attestation', done } : null;
}

export function leftToDo(row: Row): FollowUp['kind'] | null {
  const followUp = followUpOf(row);
  return followUp?.done === null ? followUp.kind : null;
}

/** Nothing to note where the verdict left nothing to do. */
export async function noteFollowUp(ports: MvaPorts, { row }: Entry, done: boolean): Promise<Outcome<void>> {
  const followUp = followUpOf(row);
  if (!followUp || (followUp.done !== null) === done) return ok(undefined);
  const noted = await attempt(() =>
    ports.store.transaction(async (trx) => {
      await trx
        .updateTable('filings')
        .set({
          followed_up_by: done ? ports.person() : null,
          followed_up_at: done ? new Date(ports.clock.now()).toISOString() : null,
        })
        .where('id', '=', row.id)
        .execute();
      const client = { organisationNumber: row.organisation_number, name: row.client_name };
      const act = done ? 'mva.noteFollowUp' : 'mva.takeBackFollowUp';
      await ports.audit.note({ act, client, params: { kind: followUp.kind, period: row.period } }, trx);
    }),
  );
  if (noted.ok) ports.push('mva.changed', { returnId: row.return_id });
  return noted;
}
