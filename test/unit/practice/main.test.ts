import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** What Electron puts on `process` in a utility process. */
class Port extends EventEmitter {
  #waiting: ((message: unknown) => void) | undefined;

  postMessage(message: unknown): void {
    this.#waiting?.(message);
  }

  ask(data: unknown): Promise<unknown> {
    const answer = new Promise<unknown>((resolve) => {
      this.#waiting = resolve;
    });
    this.emit('message', { data });
    return answer;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'practice-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('practice as a process', () => {
  it('answers open, reset and stop, and says why it could not open', async () => {
    const port = new Port();
    Object.assign(process, { parentPort: port });
    await import('../../../electron/practice/main.ts');

    const file = join(folder, 'not-a-folder');
    writeFileSync(file, '');
    expect(await port.ask({ type: 'open', folder: file })).toMatchObject({
      type: 'failed',
      reason: expect.any(String),
    });

    const opened = (await port.ask({ type: 'open', folder: join(folder, 'practice') })) as { origin: string };
    expect(opened).toMatchObject({ type: 'ready', firm: { name: 'Fjordtall Regnskap AS' } });
    const before = await clientId(opened.origin);
    const again = (await port.ask({ type: 'reset' })) as { origin: string };
    expect(again).toMatchObject({ type: 'ready', origin: opened.origin });
    expect(await clientId(again.origin)).not.toBe(before);

    expect(await port.ask({ type: 'stop' })).toEqual({ type: 'stopped' });
    await expect(fetch(opened.origin)).rejects.toThrow();
  }, 60_000);
});

async function clientId(origin: string): Promise<string | undefined> {
  const page = await (await fetch(`${origin}/selvbetjening`, { headers: { connection: 'close' } })).text();
  return /Klient-id<\/dt><dd><code>([^<]+)/.exec(page)?.[1];
}
