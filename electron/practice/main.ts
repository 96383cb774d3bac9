import { type Practice, type PracticeOptions, startPractice, wipePractice } from './practice.ts';

/**
 * Entry of practice's utility process. The parent sends `open`, `reset` and `stop`; every one is answered, in turn.
 * `process.parentPort` exists only there, so it is typed here and nothing of Electron is imported.
 */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

interface OpenMessage {
  readonly type: 'open';
  readonly folder: string;
  readonly faultSecret?: string;
  readonly size?: 'small' | 'large';
  readonly seed?: number;
  readonly port?: number;
}

type Message = OpenMessage | { readonly type: 'stop' } | { readonly type: 'reset' };

const clock = {
  now: () => Date.now(),
  timer: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

let practice: Practice | undefined;
let options: PracticeOptions | undefined;

async function handle(message: Message): Promise<unknown> {
  if (message.type === 'open') {
    const { type: _type, ...given } = message;
    options = { ...given, clock };
    await practice?.stop();
    return ready(options);
  }
  await practice?.stop();
  practice = undefined;
  if (message.type === 'stop') return { type: 'stopped' };
  if (!options) throw new Error('practice was never opened');
  const { port } = wipePractice(options.folder);
  return ready({ ...options, port });
}

async function ready(wanted: PracticeOptions): Promise<unknown> {
  practice = await startPractice(wanted);
  return { type: 'ready', origin: practice.origin, firm: practice.firm };
}

const parent = (process as typeof process & { parentPort?: ParentPort }).parentPort;
let queue: Promise<void> = Promise.resolve();

parent?.on('message', ({ data }) => {
  queue = queue
    .then(() => handle(data as Message))
    .catch((error: unknown) => ({ type: 'failed', reason: error instanceof Error ? error.message : String(error) }))
    .then((answer) => parent.postMessage(answer));
});
