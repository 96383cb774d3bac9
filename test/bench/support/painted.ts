import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'undici';
import { descendantsOf, memoryOf } from '../../e2e/support/processes.ts';

const PATIENCE_MS = 60_000;
/** A question that a page leaves unanswered, gone elsewhere meanwhile, is asked again. */
const AGAIN_MS = 15_000;

export interface Painted {
  /** From the start of the process until the frame after what was waited for stood there. */
  readonly seconds: number;
  /** PSS of it and all its processes then. */
  readonly megabytes: number;
}

/**
 * Starts an Electron with a debugging port and waits until an expression of its page, a promise, is fulfilled and painted.
 * The page's own clock says when, so that the way of the answer is not counted.
 */
export async function painted(start: () => ChildProcess, expression: string): Promise<Painted> {
  const startedAt = Date.now();
  const child = start();
  try {
    const port = await debuggingPort(child);
    const at = await whenPainted(port, expression);
    const pids = [child.pid ?? 0, ...(await descendantsOf(child.pid ?? 0)).map(({ pid }) => pid)];
    const megabytes = (await Promise.all(pids.map(memoryOf))).reduce((sum, each) => sum + each, 0);
    return { seconds: (at - startedAt) / 1000, megabytes };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

function debuggingPort(child: ChildProcess): Promise<number> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
      if (port) resolve(Number(port));
    });
    child.once('exit', () => reject(new Error(said)));
  });
}

async function whenPainted(port: number, expression: string): Promise<number> {
  const limit = Date.now() + PATIENCE_MS;
  while (Date.now() < limit) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly {
      readonly type: string;
      readonly url: string;
      readonly webSocketDebuggerUrl: string;
    }[];
    const page = targets.find(({ type, url }) => type === 'page' && /^(app|file):/.test(url));
    const at = page && (await evaluated(page.webSocketDebuggerUrl, expression));
    if (at !== undefined) return at;
    await pause(5);
  }
  throw new Error('never painted');
}

/** Undefined when the page went elsewhere meanwhile: ask the next one. */
function evaluated(address: string, expression: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    const settle = (at: number | undefined) => {
      resolve(at);
      socket.close();
    };
    setTimeout(() => settle(undefined), AGAIN_MS).unref();
    socket.addEventListener('error', () => settle(undefined));
    socket.addEventListener('close', () => resolve(undefined));
    socket.addEventListener('message', ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as { id?: number; result?: { result?: { value?: unknown } } };
      const value = result?.result?.value;
      if (id === 1) settle(typeof value === 'number' ? value : undefined);
    });
    socket.addEventListener('open', () => {
      const wrapped = `(async () => {
        const until = async (find) => { for (;;) { const found = find(); if (found) return found; await new Promise((go) => setTimeout(go, 4)); } };
        await (${expression})(until);
        await new Promise((go) => requestAnimationFrame(() => setTimeout(go, 0)));
        return performance.timeOrigin + performance.now();
      })()`;
      const params = { expression: wrapped, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    });
  });
}
