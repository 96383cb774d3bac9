import type { Environment } from '../../shared/contract/common.ts';
import type { Audit } from './audit/audit.ts';
import type { Endpoints } from './environments.ts';
import type { Files } from './files.ts';
import type { Http } from './http/http.ts';
import type { Jobs } from './jobs/definition.ts';
import type { Sight } from './people/sight.ts';
import type { Clock, Logger, Push } from './ports.ts';
import type { SideFiles } from './store/files.ts';
import type { Settings } from './store/settings.ts';
import type { Store } from './store/store.ts';
import type { Vault } from './vault/vault.ts';

/** The foundation that every room of the engine stands on. */
export interface Base {
  readonly environment: Environment;
  readonly endpoints: Endpoints;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  readonly vault: Vault;
  readonly store: Store;
  readonly settings: Settings;
  /** Files the person chose or gets. */
  readonly files: Files;
  /** Contents over 64 kB, encrypted beside the database. */
  readonly sideFiles: SideFiles;
  readonly http: Http;
  readonly audit: Audit;
  readonly jobs: Jobs;
  /** The name of whoever acts: the person whose call this is, else the app itself. */
  readonly person: () => string;
  /** Which clients whoever is here sees: for what is listed in pages, written to files or counted. */
  readonly sight: () => Promise<Sight>;
}
