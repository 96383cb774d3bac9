import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Keychain } from '../ports.ts';

/** Windows keeps at most 2,560 bytes in one entry; an RSA-4096 key as JWK has about 3,200 (anchors-codebases.md 6). */
const MOST_BYTES = 2_400;
const MOST_PARTS = 8;

const head = z.union([
  z.object({ v: z.literal(1), generation: z.number().int(), value: z.string() }),
  z.object({ v: z.literal(1), generation: z.number().int(), parts: z.number().int().min(1), sha256: z.string() }),
]);
type Head = z.infer<typeof head>;

/** The head is there but what it speaks of is not whole. */
export class BrokenValue extends Error {
  override readonly name = 'BrokenValue';
}

/**
 * A value of any length under one account. Short ones live in the head entry; long ones in `account.<generation>.<n>`
 * with a head that tells how many and their hash. Replacing is all or nothing: new parts, then the head, then the old
 * parts go. The generation grows by one each time, so what a crash left over has a known name and goes with the next write
 * (entries are never listed).
 */
export class LongValue {
  #keychain: Keychain;
  #service: string;
  #account: string;

  constructor(keychain: Keychain, service: string, account: string) {
    this.#keychain = keychain;
    this.#service = service;
    this.#account = account;
  }

  async read(): Promise<string | null> {
    const found = await this.#head();
    if (!found) return null;
    if ('value' in found) return found.value;
    let value = '';
    for (let index = 0; index < found.parts; index += 1) {
      const part = await this.#keychain.get(this.#service, this.#part(found.generation, index));
      if (part === null) throw new BrokenValue();
      value += part;
    }
    if (sha256(value) !== found.sha256) throw new BrokenValue();
    return value;
  }

  async write(value: string): Promise<void> {
    const old = await this.#head();
    const generation = (old?.generation ?? 0) + 1;
    // Left by a write that was cut short.
    await this.#sweep(generation);
    const short: Head = { v: 1, generation, value };
    if (bytes(JSON.stringify(short)) <= MOST_BYTES) {
      await this.#writeHead(short);
    } else {
      const parts = split(value);
      if (parts.length > MOST_PARTS) throw new RangeError('vault: the value is too long for the keychain');
      for (const [index, part] of parts.entries()) {
        await this.#keychain.set(this.#service, this.#part(generation, index), part);
      }
      await this.#writeHead({ v: 1, generation, parts: parts.length, sha256: sha256(value) });
    }
    await this.#sweep(generation - 1);
    // Left when the write before this one was cut between its head and the clearing up.
    await this.#sweep(generation - 2);
  }

  /** Parts first: cut short, the head is still there and the next call finishes. */
  async erase(): Promise<void> {
    const generation = (await this.#head())?.generation ?? 0;
    for (const each of [generation - 1, generation, generation + 1]) await this.#sweep(each);
    await this.#keychain.delete(this.#service, this.#account);
  }

  async #head(): Promise<Head | null> {
    const text = await this.#keychain.get(this.#service, this.#account);
    if (text === null) return null;
    try {
      return head.parse(JSON.parse(text));
    } catch {
      throw new BrokenValue();
    }
  }

  #writeHead(value: Head): Promise<void> {
    return this.#keychain.set(this.#service, this.#account, JSON.stringify(value));
  }

  /** Every part a generation can have: a sweep that was cut short leaves gaps anywhere. */
  async #sweep(generation: number): Promise<void> {
    if (generation < 1) return;
    for (let index = 0; index < MOST_PARTS; index += 1) {
      await this.#keychain.delete(this.#service, this.#part(generation, index));
    }
  }

  #part(generation: number, index: number): string {
    return `${this.#account}.${generation}.${index}`;
  }
}

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Pieces of at most `MOST_BYTES` of UTF-8, never through a character. */
function split(value: string): string[] {
  const whole = Buffer.from(value, 'utf8');
  const parts: string[] = [];
  for (let from = 0; from < whole.length; ) {
    let to = Math.min(from + MOST_BYTES, whole.length);
    while (to < whole.length && ((whole[to] ?? 0) & 0xc0) === 0x80) to -= 1;
    parts.push(whole.subarray(from, to).toString('utf8'));
    from = to;
  }
  return parts;
}
