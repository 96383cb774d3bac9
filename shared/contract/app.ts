import { z } from 'zod';
import { environment, fileHandle, language, nothing } from './common.ts';
import { shellOperation } from './define.ts';

export const appearance = z.enum(['system', 'light', 'dark']);

export const engineState = z.object({
  /** `failed`: the restart cap is reached, or the engine cannot open its store. `none`: no environment chosen yet. */
  state: z.enum(['none', 'starting', 'running', 'restarting', 'failed']),
  /** How many times it has been restarted since the environment was opened. */
  restarts: z.number().int(),
  /** The code that explains `failed`. */
  code: z.string().optional(),
});
export type EngineState = z.infer<typeof engineState>;

export const appSnapshot = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  /** False on an end-of-life Electron: then only practice and TT02 are offered. */
  electronSupported: z.boolean(),
  sandboxed: z.boolean(),
  platform: z.string(),
  environment: environment.nullable(),
  /** The environments this build offers. */
  environments: z.array(environment),
  language,
  appearance,
  /** The name that the audit log and `opprettetAv` carry. */
  personName: z.string(),
  navigationCollapsed: z.boolean(),
  engine: engineState,
  /** The data folder lies where a database would be ruined: no environment is opened. */
  folderRefused: z.enum(['network', 'roaming', 'synced']).optional(),
});
export type AppSnapshot = z.infer<typeof appSnapshot>;

export const app = {
  snapshot: shellOperation(nothing, appSnapshot),
  /**
   * Opens an environment: starts practice when that is what it is, then the engine. Remembered for the next start.
   * `restoring`: opens neither keychain nor database, so that a backup can take their place; not remembered.
   */
  openEnvironment: shellOperation(z.object({ environment, restoring: z.boolean().optional() }).strict(), appSnapshot),
  /** Back to the first-run page; nothing is deleted. */
  leaveEnvironment: shellOperation(nothing, appSnapshot),
  /** "Begynn på nytt": practice's own state and Klientbro's practice data go together. */
  resetPractice: shellOperation(nothing, appSnapshot),
  setPreferences: shellOperation(
    z
      .object({
        language: language.optional(),
        appearance: appearance.optional(),
        personName: z.string().trim().min(1).max(120).optional(),
        navigationCollapsed: z.boolean().optional(),
      })
      .strict(),
    appSnapshot,
  ),
  restartEngine: shellOperation(nothing, appSnapshot),
  /** Opens a link in the system browser, through the door with exact hosts. */
  openLink: shellOperation(z.object({ url: z.string().max(4000) }).strict(), nothing),
  copyText: shellOperation(z.object({ text: z.string().max(100_000) }).strict(), nothing),
  /** The operating system's dialog for printing the page that the window shows; closing it is no failure. */
  print: shellOperation(nothing, nothing),
  /** Shows a saved file in the file manager. */
  showFile: shellOperation(z.object({ handle: z.string() }).strict(), nothing),
  /** Asks the person for a folder; null when they chose none. */
  chooseFolder: shellOperation(nothing, z.object({ folder: fileHandle.nullable() })),
  /** Called by the preload with the path Electron itself knows for a File the person chose or dropped. */
  registerFile: shellOperation(z.object({ path: z.string().min(1) }).strict(), fileHandle),
};
