import { fail, type Outcome } from '../../shared/outcome.ts';
import type { FromEngine, ToEngine } from '../../shared/wire.ts';
import type { CreateEngine, Engine } from './engine-api.ts';

/** The message port to the shell: `process.parentPort` in the utility process, a pair of arrays in tests. */
export interface ShellPort {
  postMessage(message: FromEngine): void;
  onMessage(listener: (message: ToEngine) => void): void;
}

/**
 * Speaks `shared/wire.ts`. Messages that arrive while the engine is being composed wait for it and keep their order, so a
 * call that names a chosen file always comes after the file. An engine that cannot be composed ends the process (`crash`);
 * the shell sees that, counts it and starts another.
 */
export function serve(port: ShellPort, create: CreateEngine, crash: (error: unknown) => void): void {
  let engine: Promise<Engine> | undefined;
  let revision = 0;
  const asking: ((list: string) => void)[] = [];
  const printing: ((bytes: Uint8Array | null) => void)[] = [];

  const open = async (message: Extract<ToEngine, { type: 'open' }>): Promise<Engine> => {
    const opened = await create(message.config, {
      push: (name, payload) => {
        revision += 1;
        port.postMessage({ type: 'push', name, revision, payload });
      },
      saved: (handle, path) => port.postMessage({ type: 'saved', handle, path }),
      askProxy: (url) =>
        new Promise((resolve) => {
          const id = asking.push(resolve) - 1;
          port.postMessage({ type: 'askProxy', id, url });
        }),
      askPdf: () =>
        new Promise((resolve) => {
          const id = printing.push(resolve) - 1;
          port.postMessage({ type: 'askPdf', id });
        }),
    });
    port.postMessage({ type: 'ready' });
    return opened;
  };

  const withEngine = (run: (engine: Engine) => void): void => {
    engine?.then(run).catch(crash);
  };

  const stop = async (): Promise<void> => {
    const running = await engine?.catch(() => undefined);
    await running?.stop();
    port.postMessage({ type: 'stopped' });
  };

  port.onMessage((message) => {
    switch (message.type) {
      case 'open':
        if (engine) return;
        engine = open(message);
        engine.catch(crash);
        return;
      case 'call':
        void answer(engine, message).then((result) => port.postMessage({ type: 'reply', id: message.id, result }));
        return;
      case 'file':
        withEngine((running) => running.grantFile(message.handle, message.path));
        return;
      case 'person':
        withEngine((running) => running.setPerson(message.name));
        return;
      case 'conditions':
        withEngine((running) => running.setConditions(message.conditions));
        return;
      case 'proxies':
        asking[message.id]?.(message.list);
        delete asking[message.id];
        return;
      case 'pdf':
        printing[message.id]?.(message.bytes);
        delete printing[message.id];
        return;
      case 'stop':
        stop().catch(crash);
        return;
      default:
        message satisfies never;
    }
  });
}

/** An exception is a bug and crosses as a code only: its text may hold what a window must not see. */
async function answer(
  engine: Promise<Engine> | undefined,
  message: Extract<ToEngine, { type: 'call' }>,
): Promise<Outcome<unknown>> {
  if (!engine) return fail('engine.notRunning', { retryable: true, sent: 'notSent' });
  try {
    return await (await engine).call(message.name, message.input);
  } catch {
    return fail('engine.bug', { sent: 'unknown' });
  }
}
