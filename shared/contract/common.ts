import { z } from 'zod';

// zod otherwise probes `eval`, which the content security policy answers with a violation.
z.config({ jitless: true });

export const nothing = z.object({}).strict();
export const environment = z.enum(['practice', 'tt02', 'production']);
export type Environment = z.infer<typeof environment>;

export const language = z.enum(['nb', 'nn', 'en']);
export type Language = z.infer<typeof language>;

export const organisationNumber = z.string().regex(/^\d{9}$/);
export const uuid = z.string().regex(/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/);
/** ISO 8601 in UTC. */
export const instant = z.string();
/** yyyy-mm-dd, a date in Norway. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Whole kroner. */
export const kroner = z.number().int();

/** A file a person chose or that was saved for them. The path behind it never reaches the renderer. */
export const fileHandle = z.object({ handle: z.string(), name: z.string(), size: z.number().int().nonnegative() });
export type FileHandle = z.infer<typeof fileHandle>;

export const sent = z.enum(['sent', 'notSent', 'unknown']);

/** A failure as it is stored with a row and shown later; the same shape as `Failure` in shared/outcome.ts. */
export const failureView = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  retryable: z.boolean(),
  action: z.string().optional(),
  sent: sent.optional(),
});
