import { z } from 'zod';
import { nothing } from './common.ts';
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

export const claimsSettingsOperations = {
  settings: engineOperation(nothing, claimsSettings),
  saveSettings: engineOperation(claimsSettings, claimsSettings),
};
