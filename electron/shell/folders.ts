import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../../shared/contract/common.ts';

/** Where everything lies below `userData`. */
export interface Folders {
  readonly root: string;
  readonly logs: string;
  readonly practice: string;
  /** The firm's further root certificates (PEM), put there by whoever runs the machine. */
  readonly extraRoots: string;
  environment(environment: Environment): string;
}

export function foldersIn(root: string): Folders {
  return {
    root,
    logs: join(root, 'logs'),
    practice: join(root, 'practice'),
    extraRoots: join(root, 'extra-roots.pem'),
    environment: (environment) => join(root, 'environments', environment),
  };
}

/** `vault.json` stays: the keychain entries it records are still there, and a key that is recorded is never lost sight of. */
const KEPT = new Set(['vault.json']);

/** Deletes Klientbro's own data of an environment. Called for practice only, with no engine running. */
export async function emptyEnvironmentFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!KEPT.has(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}
