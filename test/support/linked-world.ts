import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';

/** Practice in a process of its own, in which a system user is linked to many clients. */
export interface LinkedWorld {
  readonly origin: string;
  readonly systemUserId: string;
  /** Altinn's, of the system user, for two hours. */
  readonly token: string;
  readonly clients: readonly {
    readonly organisationNumber: string;
    readonly name: string;
    readonly parties: readonly string[];
  }[];
}

/** So many are sent for each that the system user is shown. */
const LETTERS_PER_MESSAGE = 1.43;

/** About as many messages as asked for, in all. */
export function linkedPractice(
  folder: string,
  { clients, messages }: { readonly clients: number; readonly messages: number },
): Promise<{ child: ChildProcess; world: LinkedWorld }> {
  mkdirSync(folder, { recursive: true });
  const lettersEach = Math.ceil((messages * LETTERS_PER_MESSAGE) / clients);
  const args = [folder, String(clients), String(lettersEach)];
  const child = fork(inRoot('test', 'support', 'linked-practice.mjs'), args, { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once('message', (told) => resolve({ child, world: told as LinkedWorld }));
    child.once('exit', (code) => reject(new Error(`practice ended with ${code}`)));
  });
}
