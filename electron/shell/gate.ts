import { z } from 'zod';
import { type EngineOperation, type OperationName, operationOf, type ShellHandlers } from '../../shared/contract.ts';
import { errorCodes } from '../../shared/errors.ts';
import { fail, type Outcome } from '../../shared/outcome.ts';
import type { ShellLog } from './log.ts';

/** Who sent a message, as Electron tells it. */
export interface Sender {
  /** The frame's address; empty when the frame is gone already. */
  readonly url: string;
  readonly topFrame: boolean;
  readonly webContentsId: number;
}

export interface GateOptions {
  readonly shell: ShellHandlers;
  readonly engine: (name: EngineOperation, input: unknown) => Promise<Outcome<unknown>>;
  readonly allowSender: (sender: Sender) => boolean;
  readonly log: ShellLog;
}

export type Gate = (name: OperationName, sender: Sender, input: unknown) => Promise<Outcome<unknown>>;

const failureSchema = z.object({
  ok: z.literal(false),
  error: z.object({
    code: z.enum(errorCodes),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    retryable: z.boolean(),
    action: z.enum(['retry', 'openAccess', 'openSettings', 'logIn', 'fixInput', 'wait', 'contactSupport']).optional(),
    sent: z.enum(['sent', 'notSent', 'unknown']).optional(),
  }),
});

/**
 * The one way from a window to the shell and the engine. Sender first, then payload, then the answer itself: what is not
 * in the contract does not pass in either direction, and an exception never crosses as text.
 */
export function createGate(options: GateOptions): Gate {
  const { shell, engine, allowSender, log } = options;

  const answer = (name: OperationName, input: unknown): Promise<Outcome<unknown>> => {
    if (operationOf(name).side === 'engine') return engine(name as EngineOperation, input);
    const handler = shell[name as keyof ShellHandlers] as (input: unknown) => Promise<Outcome<unknown>>;
    return handler(input);
  };

  return async (name, sender, input) => {
    if (!allowSender(sender)) {
      log.warn('gate.unknownSender', { name });
      return fail('gate.unknownSender');
    }
    const operation = operationOf(name);
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) {
      log.warn('gate.invalidInput', { name, field: fieldOf(parsed.error) });
      return fail('gate.invalidInput', { params: { operation: name, field: fieldOf(parsed.error) }, sent: 'notSent' });
    }
    let result: Outcome<unknown>;
    try {
      result = await answer(name, parsed.data);
    } catch (error) {
      log.error('gate.bug', { name, kind: error instanceof Error ? error.name : typeof error });
      return fail('engine.bug', { sent: 'unknown' });
    }
    if (!result?.ok) return checkedFailure(name, result);
    const output = operation.output.safeParse(result.value);
    if (output.success) return { ok: true, value: output.data };
    log.error('gate.invalidOutput', { name, field: fieldOf(output.error) });
    return fail('gate.invalidOutput', { params: { operation: name }, sent: 'unknown' });
  };

  function checkedFailure(name: OperationName, result: unknown): Outcome<unknown> {
    const parsed = failureSchema.safeParse(result);
    if (parsed.success) return parsed.data;
    log.error('gate.invalidFailure', { name, field: fieldOf(parsed.error) });
    return fail('gate.invalidOutput', { params: { operation: name }, sent: 'unknown' });
  }
}

/** Where it went wrong, by the contract's own field names; never the value. */
function fieldOf(error: z.ZodError): string {
  return (error.issues[0]?.path ?? []).filter((part) => typeof part !== 'symbol').join('.');
}

/** VS Code's rule: our own origin, the top frame, and a window we made. */
export function createSenderRule(isOurPage: (url: string) => boolean, isKnownWindow: (id: number) => boolean) {
  return (sender: Sender): boolean => sender.topFrame && isKnownWindow(sender.webContentsId) && isOurPage(sender.url);
}
