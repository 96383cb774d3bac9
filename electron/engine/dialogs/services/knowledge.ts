import { organisationUrn } from '../../../../shared/ids.ts';
import { type Failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { HeldSystemUser } from '../../access/system-users.ts';
import type { Clock, Push } from '../../ports.ts';
import type { ServicesApi } from './api.ts';
import type { ServiceStore } from './store.ts';
import type { Wanted } from './wanted.ts';

export interface KnowledgeOptions {
  readonly api: ServicesApi;
  readonly store: ServiceStore;
  readonly wanted: Wanted;
  readonly clock: Clock;
  readonly push: Push;
  readonly token: (systemUser: HeldSystemUser) => Promise<Outcome<string>>;
  readonly clientsOf: (systemUser: HeldSystemUser) => Promise<readonly { readonly organisationNumber: string }[]>;
}

const DAY_MS = 24 * 60 * 60_000;
/** Altinn takes up to half an hour to show that access changed (reference/dialogporten.md 1.6). */
const HOUR_MS = 60 * 60_000;

/**
 * Altinn's list of services, asked for once a day, and what each system user opens of it, once an hour: before a look at the messages.
 * What was read last stands while nothing answers (reference/dialogporten.md 2.7).
 */
export class ServiceKnowledge {
  readonly #options: KnowledgeOptions;
  #problem: Failure | undefined;

  constructor(options: KnowledgeOptions) {
    this.#options = options;
  }

  /** Why the newest try to read the catalogue failed. */
  problem(): Failure | undefined {
    return this.#problem;
  }

  /** Before every look: what is due, and the choices as they are now. */
  async beforeLook(systemUsers: readonly HeldSystemUser[]): Promise<void> {
    const { store, wanted, clock } = this.#options;
    const read = await store.catalogueRead();
    if (read === undefined || clock.now() - Date.parse(read.fetchedAt) >= DAY_MS) await this.readCatalogue();
    for (const systemUser of systemUsers) await this.#look(systemUser);
    await wanted.load();
    await store.takeRelooks();
  }

  async readCatalogue(): Promise<Outcome<void>> {
    const { api, store, wanted, clock, push } = this.#options;
    const services = await api.catalogue();
    this.#problem = services.ok ? undefined : services.error;
    if (services.ok) {
      await store.saveCatalogue(services.value, new Date(clock.now()).toISOString());
      await wanted.load();
    }
    push('dialogs.changed', {});
    return services.ok ? ok(undefined) : services;
  }

  /** One that cannot be asked keeps what was told of it last: why it fails is told where its messages are fetched. */
  async #look(systemUser: HeldSystemUser): Promise<void> {
    const { api, store, clock } = this.#options;
    const { id, packages } = systemUser;
    const clients = await this.#options.clientsOf(systemUser);
    if (clients.length === 0) return;
    const last = (await store.looks()).find((look) => look.systemUserId === id);
    const isSame = last?.parties === clients.length && JSON.stringify(last.packages) === JSON.stringify(packages);
    if (last && isSame && clock.now() - Date.parse(last.lookedAt) < HOUR_MS) return;
    const token = await this.#options.token(systemUser);
    if (!token.ok) return;
    const opened = await api.opened(
      token.value,
      clients.map(({ organisationNumber }) => organisationUrn(organisationNumber)),
    );
    if (!opened.ok || opened.value === undefined) return;
    const lookedAt = new Date(clock.now()).toISOString();
    await store.saveReach({ systemUserId: id, packages, parties: clients.length, lookedAt }, opened.value);
  }
}
