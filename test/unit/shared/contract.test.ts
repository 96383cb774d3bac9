import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { channelOf, PUSH_CHANNEL } from '../../../shared/channels.ts';
import { isOperationName, operationNames, operationOf, pushes } from '../../../shared/contract.ts';
import { errorCodes } from '../../../shared/errors.ts';

describe('the contract', () => {
  it('gives every operation its own channel, apart from the pushes', () => {
    const channels = operationNames.map(channelOf);
    expect(new Set(channels).size).toBe(operationNames.length);
    expect(channels).not.toContain(PUSH_CHANNEL);
  });

  it.each(operationNames)('%s names its side and takes an object with known fields only', (name) => {
    const { side, input } = operationOf(name);
    expect(['shell', 'engine']).toContain(side);
    expect(input).toBeInstanceOf(z.ZodObject);
    const withExtra = input.safeParse({ fieldNobodyKnows: true });
    expect(withExtra.error?.issues.map((issue) => issue.code)).toContain('unrecognized_keys');
  });

  it('can return no field that is named after a secret', () => {
    const names = new Set<string>();
    for (const name of operationNames) collect(operationOf(name).output, names);
    for (const schema of Object.values(pushes)) collect(schema, names);
    const secretive = [...names].filter((name) => /token|private|secret|password|pem|assertion|verifier/i.test(name));
    expect(secretive).toEqual([]);
    expect(names.size).toBeGreaterThan(100);
  });

  it('keeps zod from probing eval', () => {
    expect(z.config().jitless).toBe(true);
  });

  it('knows its own operations and no others', () => {
    expect(isOperationName('app.snapshot')).toBe(true);
    for (const name of ['app.nothing', '__proto__', 'app.__proto__', 'app.constructor']) {
      expect(isOperationName(name)).toBe(false);
    }
  });

  it('has every error code once', () => {
    expect(new Set(errorCodes).size).toBe(errorCodes.length);
  });
});

/** Every field name a schema can carry. */
function collect(schema: unknown, names: Set<string>, seen = new Set<unknown>()): void {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return;
  seen.add(schema);
  if (schema instanceof z.ZodObject) {
    for (const [field, inner] of Object.entries(schema.shape)) {
      names.add(field);
      collect(inner, names, seen);
    }
    return;
  }
  if (schema instanceof z.ZodType) {
    const def = schema.def as unknown as Record<string, unknown>;
    for (const part of Object.values(def)) {
      if (Array.isArray(part)) for (const one of part) collect(one, names, seen);
      else collect(part, names, seen);
    }
  }
}
