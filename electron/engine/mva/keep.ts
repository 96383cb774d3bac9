import type { Outcome } from '../../../shared/outcome.ts';
import { attempt } from '../store/faults.ts';
import type { Queries } from '../store/store.ts';
import type { MvaPorts } from './ports.ts';
import { type KeptReturn, Returns } from './returns.ts';

export type NewReturn = Omit<KeptReturn, 'id' | 'figuresHash' | 'preparer'>;

export interface Making {
  /** What the log calls it, with what a person may read about it. */
  readonly act: string;
  readonly params: Readonly<Record<string, string>>;
  readonly make: () => NewReturn | Promise<NewReturn>;
  /** What comes into being together with it. */
  readonly alongside?: (kept: KeptReturn, trx: Queries) => Promise<void>;
  /** Who had it made, when a job makes it: by then somebody else may sit there. */
  readonly by?: { readonly name: string; readonly id: string | null };
}

/** Every return comes into being here: it and its row in the log together, or neither. */
export async function keepReturn(
  ports: Pick<MvaPorts, 'store' | 'audit' | 'signing' | 'push'>,
  { act, params, make, alongside, by }: Making,
): Promise<Outcome<KeptReturn>> {
  const returns = new Returns(ports.store);
  const added = await attempt(async () => {
    const made = await make();
    return ports.store.transaction(async (trx) => {
      const kept = await returns.add(made, by ? by.id : (ports.signing?.signer()?.id ?? null), trx);
      await alongside?.(kept, trx);
      await ports.audit.note({ act, client: kept.client, person: by?.name, params }, trx);
      return kept;
    });
  });
  if (added.ok) ports.push('mva.changed', { returnId: added.value.id });
  return added;
}
