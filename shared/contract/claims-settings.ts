import { z } from 'zod';
import { fileHandle, instant, language, nothing, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';

export const claimsSettings = z
  .object({
    /** Skatteetaten's data access profile ("rettighetspakke"): a part of every address. */
    profile: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9æøåÆØÅ._-]{1,60}$/),
    /** The firm has Klientbro on this machine alone: it may ask as much at once as Skatteetaten allows a company. */
    onlyWorkstation: z.boolean(),
  })
  .strict();
export type ClaimsSettingsView = z.infer<typeof claimsSettings>;

/** Skatteetaten's terms for what its answers are used for, and who at the firm has confirmed them; null: nobody, and nothing is exported. */
const claimsTerms = z.object({ confirmed: z.object({ person: z.string(), at: instant }).nullable() });
export type ClaimsTerms = z.infer<typeof claimsTerms>;

const word = z.string().max(60);
/** In the file's order. */
export const exportColumns = [
  ...([
    'type',
    'due',
    'text',
    'period',
    'original',
    'open',
    'interest',
    'status',
    'kid',
    'account',
    'ofOwner',
  ] as const),
] as const;
export const exportWords = z.object({
  ...{ claim: word, payment: word, payout: word, ofOwner: word, suspended: word },
  ...{ paid: word, part: word, overdue: word, coming: word, credit: word, notTold: word },
});
export type ExportWords = z.infer<typeof exportWords>;

export const claimsSettingsOperations = {
  terms: engineOperation(nothing, claimsTerms),
  confirmTerms: engineOperation(z.object({ confirmed: z.boolean() }).strict(), claimsTerms),
  /** One client's open claims and the years that are kept, as a file in the download folder; the window has the words. */
  export: engineOperation(
    z
      .object({
        organisationNumber,
        format: z.enum(['csv', 'xlsx']),
        /** What the file is called; number and day are put behind it. */
        name: z.string().trim().min(1).max(60),
        language,
        headings: z.array(word).length(exportColumns.length),
        words: exportWords,
        /** With what is registered on the owner, who is a person. */
        withOwner: z.boolean(),
      })
      .strict(),
    fileHandle,
  ),
  settings: engineOperation(nothing, claimsSettings),
  saveSettings: engineOperation(claimsSettings, claimsSettings),
};
