import type { Bridge, InputOf, OperationName, OutputOf } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';

type AnyCall = (input: unknown) => Promise<Outcome<unknown>>;

/** Calls an operation by its name. The one place that gives up the bridge's per-function types to get them back by name. */
export function call<N extends OperationName>(
  bridge: Bridge,
  name: N,
  input: InputOf<N>,
): Promise<Outcome<OutputOf<N>>> {
  const [domain, operation] = name.split('.') as [keyof Bridge, string];
  const functions = bridge[domain] as unknown as Readonly<Record<string, AnyCall>>;
  const run = functions[operation];
  if (!run) throw new Error(`The bridge has no ${name}`);
  return run(input) as Promise<Outcome<OutputOf<N>>>;
}

declare global {
  interface Window {
    readonly klientbro: Bridge;
  }
}
