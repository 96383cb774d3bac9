import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AccessRecords } from './core/access.ts';
import { PracticeAuthority } from './core/authority.ts';
import type { PracticeContext, Room } from './core/context.ts';
import { PracticeDatabase } from './core/database.ts';
import { Faults } from './core/faults.ts';
import { SigningKeys } from './core/keys.ts';
import { Random } from './core/random.ts';
import { ResourceRegistry } from './core/resources.ts';
import type { Clock } from './core/types.ts';
import { makeWorld } from './core/world.ts';
import { rooms as allRooms } from './rooms.ts';
import { buildApp, LoopbackServer } from './server.ts';

export interface PracticeOptions {
  /** Practice's own folder in the profile; made when missing. */
  readonly folder: string;
  readonly clock: Clock;
  /** Fault controls exist only with it. */
  readonly faultSecret?: string | undefined;
  /** Kept from the first start of a folder; later ones are ignored until a reset. */
  readonly size?: 'small' | 'large' | undefined;
  readonly seed?: number | undefined;
  /** How many letters each client has got; without it as many as the size says. */
  readonly lettersEach?: number | undefined;
  /** Wished port; without it the one of the last start. */
  readonly port?: number | undefined;
  /** Tests may build some of the rooms only. */
  readonly rooms?: readonly Room[] | undefined;
}

export interface Practice {
  readonly origin: string;
  readonly firm: { readonly organisationNumber: string; readonly name: string };
  readonly context: PracticeContext;
  stop(): Promise<void>;
}

const DATABASE = 'practice.db';
const DEFAULT_SEED = 2026;

export async function startPractice(options: PracticeOptions): Promise<Practice> {
  mkdirSync(options.folder, { recursive: true });
  const database = new PracticeDatabase(join(options.folder, DATABASE));
  const server = await LoopbackServer.open(options.port ?? Number(database.setting('port') ?? 0));
  try {
    // A port that was taken is replaced for good: issuer addresses change with it, keys do not.
    database.set('port', String(server.port));
    const stops: (() => void)[] = [];
    const context = await makeContext(options, database, server.origin, (run) => stops.push(run));
    server.serve(await buildApp(context, options.rooms ?? allRooms));
    const { organisationNumber, name } = context.world.firm;
    return {
      origin: server.origin,
      firm: { organisationNumber, name },
      context,
      stop: async () => {
        for (const run of stops) run();
        await server.close();
        database.close();
      },
    };
  } catch (error) {
    await server.close();
    database.close();
    throw error;
  }
}

/** Forgets everything except the port. Practice must be stopped. */
export function wipePractice(folder: string): { readonly port: number | undefined } {
  const file = join(folder, DATABASE);
  mkdirSync(folder, { recursive: true });
  const database = new PracticeDatabase(file);
  const port = database.setting('port');
  database.close();
  for (const tail of ['', '-wal', '-shm']) rmSync(`${file}${tail}`, { force: true });
  return { port: port === undefined ? undefined : Number(port) };
}

async function makeContext(
  options: PracticeOptions,
  database: PracticeDatabase,
  address: string,
  onStop: (run: () => void) => void,
): Promise<PracticeContext> {
  const seed = Number(database.settled('seed', () => String(options.seed ?? DEFAULT_SEED)));
  const size = database.settled('size', () => options.size ?? 'small') === 'large' ? 'large' : 'small';
  const world = makeWorld(seed, size);
  const faults = new Faults(options.faultSecret, options.clock);
  const clock = faults.clock();
  const access = new AccessRecords(database, world);
  const resources = new ResourceRegistry();
  const keys = await SigningKeys.open(database);
  const origin = () => address;
  const authority = new PracticeAuthority({ world, access, resources, keys, clock, origin });
  faults.hook('grant', ({ client, kind, value }) => {
    access.grant(String(client), kind === 'role' ? 'role' : 'package', String(value));
  });
  faults.hook('revoke', ({ client, kind, value }) => {
    access.revoke(
      String(client),
      kind === 'role' || kind === 'package' ? kind : undefined,
      value ? String(value) : undefined,
    );
  });
  return {
    clock,
    database,
    world,
    lettersEach: options.lettersEach,
    access,
    authority,
    resources,
    keys,
    faults,
    formToken: database.settled('formToken', () => randomBytes(24).toString('base64url')),
    origin,
    random: (purpose) => new Random(seed, purpose),
    onStop,
  };
}
