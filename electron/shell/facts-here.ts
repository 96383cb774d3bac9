import { app } from 'electron';
import type { Environment } from '../../shared/contract/common.ts';
import { isSupportedElectron } from './environments.ts';
import type { AppFacts } from './handlers.ts';

/** What this build and this machine are. */
export function factsHere(sandboxed: boolean, offered: readonly Environment[]): AppFacts {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    electronSupported: isSupportedElectron(process.versions.electron),
    sandboxed,
    platform: process.platform,
    environments: offered,
  };
}
