import {
  type Bridge,
  contract,
  type Domain,
  type InputOf,
  type OperationName,
  type OutputOf,
  operationNames,
  operationOf,
  type ParsedInputOf,
  type PushEnvelope,
  type PushName,
  type PushPayload,
} from '../../../shared/contract.ts';
import { fail, type Outcome } from '../../../shared/outcome.ts';

type Answer<N extends OperationName> = (
  input: ParsedInputOf<N>,
) => Outcome<OutputOf<N>> | Promise<Outcome<OutputOf<N>>>;

export interface Double {
  readonly bridge: Bridge;
  /** Answers an operation from now on. Without a handler it answers `engine.notRunning`. */
  readonly handle: <N extends OperationName>(name: N, answer: Answer<N>) => void;
  readonly notify: <N extends PushName>(
    name: N,
    payload: PushPayload<N>,
    at?: { epoch?: number; revision?: number },
  ) => void;
  /** Every call so far, in order. */
  readonly calls: { readonly name: OperationName; readonly input: unknown }[];
  readonly callsOf: <N extends OperationName>(name: N) => InputOf<N>[];
}

/**
 * The bridge in memory, derived from the contract. Inputs are parsed as the gate does; answers are parsed against the
 * contract too, so that a test cannot rest on data the engine could never send.
 */
export function createDouble(): Double {
  const handlers = new Map<OperationName, (input: never) => unknown>();
  const listeners = new Set<(push: PushEnvelope) => void>();
  const calls: { name: OperationName; input: unknown }[] = [];
  let revision = 0;

  const run = async (name: OperationName, input: unknown): Promise<Outcome<unknown>> => {
    const operation = operationOf(name);
    const parsed = operation.input.safeParse(input);
    calls.push({ name, input });
    if (!parsed.success) return fail('gate.invalidInput', { params: { operation: name } });
    const handler = handlers.get(name);
    if (!handler) return fail('engine.notRunning', { retryable: true });
    const answer = (await handler(parsed.data as never)) as Outcome<unknown>;
    if (answer.ok) operation.output.parse(answer.value);
    return answer;
  };

  const domains = Object.fromEntries(
    (Object.keys(contract) as Domain[]).map((domain) => [
      domain,
      Object.fromEntries(
        operationNames
          .filter((name) => name.startsWith(`${domain}.`))
          .map((name) => [name.slice(domain.length + 1), (input: unknown) => run(name, input)]),
      ),
    ]),
  );

  const bridge = {
    ...domains,
    onPush: (listener: (push: PushEnvelope) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    chooseFile: (file: File) => run('app.registerFile', { path: `/chosen/${file.name}` }),
  } as unknown as Bridge;

  return {
    bridge,
    calls,
    handle: (name, answer) => {
      handlers.set(name, answer as (input: never) => unknown);
    },
    notify: (name, payload, at = {}) => {
      revision += 1;
      const push = { name, epoch: at.epoch ?? 1, revision: at.revision ?? revision, payload } as PushEnvelope;
      for (const listener of listeners) listener(push);
    },
    callsOf: <N extends OperationName>(name: N) =>
      calls.filter((call) => call.name === name).map((call) => call.input as InputOf<N>),
  };
}
