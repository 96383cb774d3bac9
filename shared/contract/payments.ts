import { z } from 'zod';
import { day, fileHandle, kroner, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';
import { category, period } from './mva.ts';

export const paymentRow = z.object({
  client: z.object({ organisationNumber, name: z.string() }),
  category,
  amount: kroner,
  kid: z.string(),
  account: z.string(),
  payee: z.string(),
  due: day,
  /** Until the verdict is in. */
  preliminary: z.boolean(),
});
export type PaymentRow = z.infer<typeof paymentRow>;

const words = z.string().max(60);

export const payments = {
  /** What is to be paid for a term, by client: of each the newest return that was not rejected. Without a term the newest that has any. */
  list: engineOperation(
    z.object({ period: period.optional() }).strict(),
    z.object({ period: period.nullable(), periods: z.array(period), rows: z.array(paymentRow) }),
  ),
  /** The same as a file in the download folder; the window has the words. In XLSX every cell is text, so a long KID stays whole. */
  save: engineOperation(
    z
      .object({
        period,
        format: z.enum(['csv', 'xlsx']),
        name: z.string().trim().min(1).max(100),
        headings: z.array(words).length(9),
        preliminary: words,
        final: words,
        periodName: words,
      })
      .strict(),
    fileHandle,
  ),
};
