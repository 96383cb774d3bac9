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

type Ports = Pick<MvaPorts, 'store' | 'audit' | 'signing' | 'push'>;

/** Every return comes into being here: it and its row in the log together, or neither. */
export async function keepReturn(ports: Ports, making: Making): Promise<Outcome<KeptReturn>> {
  const kept = await keepReturns(ports, [making]);
  if (!kept.ok) return kept;
  const [one] = kept.value;
  if (!one) throw new Error('one was asked for');
  return { ok: true, value: one };
}

/** Several that belong together: all of them, or none. */
export async function keepReturns(ports: Ports, makings: readonly Making[]): Promise<Outcome<KeptReturn[]>> {
  const returns = new Returns(ports.store);
  const added = await attempt(async () => {
    const made = await Promise.all(makings.map(async (making) => ({ ...making, value: await making.make() })));
    return ports.store.transaction(async (trx) => {
      const all: KeptReturn[] = [];
      for (const { act, params, alongside, by, value } of made) {
        const kept = await returns.add(value, by ? by.id : (ports.signing?.signer()?.id ?? null), trx);
        await alongside?.(kept, trx);
        await ports.audit.note({ act, client: kept.client, person: by?.name, params }, trx);
        all.push(kept);
      }
      return all;
    });
  });
  if (added.ok) for (const { id } of added.value) ports.push('mva.changed', { returnId: id });
  return added;
}
