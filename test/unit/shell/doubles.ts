import type { Clock } from '../../../electron/shell/clock.ts';
import type { ShellLog, ShellLogFields } from '../../../electron/shell/log.ts';
import type { Child } from '../../../electron/shell/supervisor.ts';

/** A clock whose hands the test turns. */
export class HandClock implements Clock {
  #now = Date.parse('2026-11-20T08:00:00Z');
  #timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  timer(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = end;
  }

  get pending(): number {
    return this.#timers.length;
  }
}

/** A process that does only what the test says. */
export class FakeChild implements Child {
  readonly sent: { type: string; [key: string]: unknown }[] = [];
  killed = 0;
  #message: (message: unknown) => void = () => undefined;
  #exit: (code: number) => void = () => undefined;

  postMessage(message: unknown): void {
    this.sent.push(message as { type: string });
  }

  kill(): void {
    this.killed += 1;
  }

  onSpawn(listener: (pid: number | undefined) => void): void {
    listener(4242);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
  }

  onExit(listener: (code: number) => void): void {
    this.#exit = listener;
  }

  says(message: unknown): void {
    this.#message(message);
  }

  dies(code = 9): void {
    this.#exit(code);
  }

  sentTypes(): string[] {
    return this.sent.map((message) => message.type);
  }
}

/** Every child forked so far, the newest last. */
export class Nursery {
  readonly children: FakeChild[] = [];

  readonly fork = (): FakeChild => {
    const child = new FakeChild();
    this.children.push(child);
    return child;
  };

  get newest(): FakeChild {
    const child = this.children.at(-1);
    if (!child) throw new Error('nothing was forked');
    return child;
  }
}

export class MemoryLog implements ShellLog {
  readonly lines: { level: string; event: string; fields: ShellLogFields }[] = [];

  info = (event: string, fields: ShellLogFields = {}): void => this.#add('info', event, fields);
  warn = (event: string, fields: ShellLogFields = {}): void => this.#add('warn', event, fields);
  error = (event: string, fields: ShellLogFields = {}): void => this.#add('error', event, fields);

  events(): string[] {
    return this.lines.map((line) => line.event);
  }

  #add(level: string, event: string, fields: ShellLogFields): void {
    this.lines.push({ level, event, fields });
  }
}
