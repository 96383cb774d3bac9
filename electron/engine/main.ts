/** Entry of the engine's utility process: connects the port to an engine, nothing more. */
import type { FromEngine, ToEngine } from '../../shared/wire.ts';
import { createEngine } from './engine.ts';
import { serve } from './serve.ts';

/** What Electron adds to `process` in a utility process; the engine itself never imports electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const { parentPort } = process as unknown as { parentPort: ParentPort };

serve(
  {
    postMessage: (message: FromEngine) => parentPort.postMessage(message),
    onMessage: (listener) => parentPort.on('message', (event) => listener(event.data as ToEngine)),
  },
  (config, host) => createEngine(config, host, new URL('./pdf-reader.js', import.meta.url)),
  // Thrown outside every promise: the runtime ends the process with a code, and the shell counts it.
  (error) =>
    setImmediate(() => {
      throw error;
    }),
);
