import type Router from '@koa/router';
import type { Middleware } from 'koa';
import type { AccessRecords } from './access.ts';
import type { PracticeDatabase } from './database.ts';
import type { Faults } from './faults.ts';
import type { SigningKeys } from './keys.ts';
import type { Random } from './random.ts';
import type { ResourceRegistry } from './resources.ts';
import type { Authority, Clock } from './types.ts';
import type { World } from './world.ts';

/** What every room is given. */
export interface PracticeContext {
  /** Practice's time: the given clock plus the skew that a fault sets. */
  readonly clock: Clock;
  readonly database: PracticeDatabase;
  readonly world: World;
  /** Letters per client when the world begins; undefined: as many as its size says. */
  readonly lettersEach?: number | undefined;
  readonly access: AccessRecords;
  readonly authority: Authority;
  readonly resources: ResourceRegistry;
  readonly keys: SigningKeys;
  readonly faults: Faults;
  /** Hidden field of every form of ours; checked with `formIsOurs`. */
  readonly formToken: string;
  /** `http://127.0.0.1:<port>` */
  origin(): string;
  /** A repeatable stream for one purpose. */
  random(purpose: string): Random;
  /** Run when practice stops. */
  onStop(run: () => void): void;
}

/** A room creates its tables (`CREATE TABLE IF NOT EXISTS`), seeds them once, and answers its paths. */
export type Room = (context: PracticeContext) => Mounted | Promise<Mounted>;

type Mounted = Middleware | ReturnType<Router['routes']>;
