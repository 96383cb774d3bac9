import { z } from 'zod';
import { uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { returnView } from './mva.ts';

export const batch = {
  /** "Frigi": a named person's word that exactly these figures may be sent. Any change takes it away. */
  release: engineOperation(
    z
      .object({
        returnId: uuid,
        /** Of the figures the person saw. */
        figuresHash: z.string(),
        /** Why it is sent past errors that the rules here found. */
        despite: z.string().trim().min(10).max(500).optional(),
      })
      .strict(),
    returnView,
  ),
  /** Refused from when the return is on its way. */
  withdraw: engineOperation(z.object({ returnId: uuid }).strict(), returnView),
};
