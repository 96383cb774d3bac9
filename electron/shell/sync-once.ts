import { z } from 'zod';
import { type Environment, environment, failureView, organisationNumber } from '../../shared/contract/common.ts';
import { contract, type EngineOperation } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { Clock } from './clock.ts';

/** Exit codes of `--sync-once`. */
export const EXIT = { done: 0, someFailed: 1, notStarted: 2 } as const;

/** What came of one look. `problem`: why there was none. */
export const onceResult = z.object({
  failures: z.array(z.object({ client: z.object({ organisationNumber, name: z.string() }), problem: failureView })),
  problem: failureView.nullable(),
});
export type OnceResult = z.infer<typeof onceResult>;

export function exitCodeOf({ failures, problem }: OnceResult): number {
  if (problem) return EXIT.notStarted;
  return failures.length > 0 ? EXIT.someFailed : EXIT.done;
}

export const notStarted = (error: Failure): OnceResult => ({
  failures: [],
  problem: { ...error, params: { ...error.params } },
});

/** `--environment=tt02`; null: whichever is open or was last. Undefined: no such environment. */
export function wishedEnvironment(value: string): Environment | null | undefined {
  return value === '' ? null : environment.safeParse(value).data;
}

type Call = (name: EngineOperation, input: unknown) => Promise<Outcome<unknown>>;

/** The operating system may ask the person for the keychain; nobody may be there. */
const KEYCHAIN_MS = 60_000;

/** One look by the engine that runs, through the same gate of people and rights as a click. */
export async function lookOnce(call: Call, clock: Clock): Promise<OnceResult> {
  const health = contract.health.get.output.safeParse(answerOf(await call('health.get', {})));
  let giveUp: () => void = () => undefined;
  const asking = health.success && health.data.database === 'waiting';
  const locked = new Promise<Outcome<unknown>>((resolve) => {
    if (!asking) return;
    giveUp = clock.timer(KEYCHAIN_MS, () =>
      resolve({ ok: false, error: { code: 'vault.locked', params: {}, retryable: true } }),
    );
  });
  const answer = await Promise.race([call('background.syncOnce', {}), locked]);
  giveUp();
  if (!answer.ok) return notStarted(answer.error);
  const { failures } = contract.background.syncOnce.output.parse(answer.value);
  return { failures, problem: null };
}

const answerOf = (outcome: Outcome<unknown>): unknown => (outcome.ok ? outcome.value : undefined);
