import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { request } from 'undici';
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

type Dispatcher = NonNullable<NonNullable<Parameters<typeof request>[1]>['dispatcher']>;

/** Every page of a party as it comes, one after the other. */
export async function* pagesOf(world: LinkedWorld, party: string, dispatcher?: Dispatcher): AsyncGenerator<string> {
  let continuationToken: string | undefined;
  do {
    const query = new URLSearchParams({
      party: `urn:altinn:organization:identifier-no:${party}`,
      orderBy: 'createdAt_asc',
      limit: '1000',
    });
    if (continuationToken !== undefined) query.set('continuationToken', continuationToken);
    const answer = await request(`${world.origin}/platform/dialogporten/api/v1/enduser/dialogs?${query}`, {
      ...(dispatcher ? { dispatcher } : {}),
      headers: { authorization: `Bearer ${world.token}` },
    });
    const text = await answer.body.text();
    // Nothing but what it takes to go on.
    const tail = text.slice(-400);
    continuationToken = /"hasNextPage":true/.test(tail) ? /"continuationToken":"([^"]+)"/.exec(tail)?.[1] : undefined;
    yield text;
  } while (continuationToken !== undefined);
}
