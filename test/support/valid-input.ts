import { expect } from 'vitest';
import { z } from 'zod';
import { type OperationName, operationOf } from '../../shared/contract.ts';

/** A payload the operation's schema accepts, made from the schema itself: the least that it asks for. */
export function validInput(name: OperationName): unknown {
  const { input } = operationOf(name);
  const sample = sampleOf(z.toJSONSchema(input, { io: 'input' }) as JsonSchema);
  expect(input.safeParse(sample).error).toBeUndefined();
  return sample;
}

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  /** What zod makes of a union told apart by a field. */
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly minLength?: number;
}

const texts = [
  'ab',
  '310000004',
  '7b0ce7a2-9d0d-4f5c-9d5a-0d9a3c2f6a11',
  '2026-11-22',
  'urn:altinn:accesspackage:a',
  '07:00',
  '50000001/7b0ce7a2-9d0d-4f5c-9d5a-0d9a3c2f6a11',
];

function sampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return sampleOf(first);
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).filter(([field]) => schema.required?.includes(field));
    return Object.fromEntries(fields.map(([field, inner]) => [field, sampleOf(inner)]));
  }
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 0, 0);
  const fits = new RegExp(schema.pattern ?? '');
  return texts.find((text) => fits.test(text) && text.length >= (schema.minLength ?? 0));
}
