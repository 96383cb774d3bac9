import { z } from 'zod';
import { organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';

const one = z.object({ organisationNumber }).strict();
const headings = (count: number) => z.array(z.string().max(80)).length(count);

const exportPlan = z.object({
  returns: z.number().int(),
  messages: z.number().int(),
  files: z.number().int(),
  /** Files that are known and not held: they are listed, and not fetched for it. */
  notHeld: z.number().int(),
  /** Messages with attachments that nobody has opened here: which files they have is not known. */
  unopened: z.number().int(),
});
export type ExportPlan = z.infer<typeof exportPlan>;

/** Everything held of one client as a zip in a folder that the person chooses, as a job. */
export const clientExport = {
  plan: engineOperation(one, exportPlan),
  /** `handle`: of the folder. `name`: of the file, without its ending. Headings in the person's language. */
  start: engineOperation(
    one
      .extend({ handle: z.string(), name: z.string().min(1).max(80), returns: headings(9), messages: headings(7) })
      .strict(),
    z.object({ jobId: z.string() }),
  ),
};
