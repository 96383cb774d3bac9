import { periodKey } from '../../../../shared/mva/periods.ts';
import { type Failure, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { attempt } from '../../store/faults.ts';
import type { Queries } from '../../store/store.ts';
import { figuresHash } from '../figures.ts';
import type { MvaReturn } from '../model.ts';
import type { MvaPorts } from '../ports.ts';
import { type KeptReturn, Returns } from '../returns.ts';
import { keepVersion } from './versions.ts';

export interface Change {
  readonly returnId: string;
  /** Of the figures that the change was made to. */
  readonly figuresHash: string;
  readonly value: MvaReturn;
  /** What the log calls it; a person's own change unless said otherwise. */
  readonly act?: string;
  /** What is kept together with it, also when no figure changes. */
  readonly alongside?: (trx: Queries) => Promise<void>;
}

type Ports = Pick<MvaPorts, 'store' | 'audit' | 'signing' | 'push' | 'clock' | 'person'>;

/**
 * The one way in which the figures of a kept return change. What was said of the old figures, the office's own control and the
 * release, falls away with them. Whoever changed them last is who prepared them: another must file, where two are asked for.
 */
export async function changeReturn(
  ports: Ports,
  { returnId, figuresHash: seen, value, act = 'mva.change', alongside }: Change,
): Promise<Outcome<KeptReturn>> {
  const returns = new Returns(ports.store);
  const changed = await attempt(() =>
    ports.store.transaction(async (trx): Promise<Outcome<KeptReturn>> => {
      const kept = await returns.find(returnId, trx);
      if (!kept) return { ok: false, error: failure('mva.unknownReturn', { params: { returnId }, sent: 'notSent' }) };
      const refusal = await refusalOf(kept, seen, trx);
      if (refusal) return { ok: false, error: refusal };
      await alongside?.(trx);
      if (figuresHash(value) === kept.figuresHash) return ok(kept);
      const next = await returns.change(kept, value, ports.signing?.signer()?.id ?? null, trx);
      const at = new Date(ports.clock.now()).toISOString();
      await keepVersion(trx, { before: kept, after: next, at, by: ports.person() });
      await trx.deleteFrom('return_controls').where('return_id', '=', returnId).execute();
      await trx.deleteFrom('return_releases').where('return_id', '=', returnId).execute();
      const params = { period: periodKey(value.period), figures: next.figuresHash.slice(0, 12) };
      await ports.audit.note({ act, client: kept.client, params }, trx);
      return ok(next);
    }),
  );
  if (!changed.ok) return changed;
  if (changed.value.ok) ports.push('mva.changed', { returnId });
  return changed.value;
}

/** What is on its way, or was sent, stays as it was then; a correction is a message of its own. */
async function refusalOf(kept: KeptReturn, seen: string, trx: Queries): Promise<Failure | undefined> {
  const params = { client: kept.client.name };
  const filings = await trx.selectFrom('filings').select(['open', 'sent']).where('return_id', '=', kept.id).execute();
  if (filings.some(({ open }) => open === 1)) return failure('mva.filingOpen', { params, sent: 'notSent' });
  if (filings.some(({ sent }) => sent !== 'notSent')) return failure('mva.alreadyFiled', { params, sent: 'notSent' });
  if (seen !== kept.figuresHash)
    return failure('mva.changedMeanwhile', { params, action: 'fixInput', sent: 'notSent' });
  return undefined;
}
