import type { EngineHandlers } from '../../../../shared/contract.ts';
import { ok } from '../../../../shared/outcome.ts';
import type { Access } from '../../access/access.ts';
import { opens } from '../../access/choice.ts';
import { dialogScopes } from '../../access/scopes.ts';
import type { HeldSystemUser } from '../../access/system-users.ts';
import type { Base } from '../../base.ts';
import type { ClientStore } from '../../clients/store.ts';
import { ServicesApi } from './api.ts';
import { Choosing } from './choosing.ts';
import { serviceClients } from './circles.ts';
import { hiddenOf } from './hidden.ts';
import { ServiceKnowledge } from './knowledge.ts';
import { ServiceStore } from './store.ts';
import { serviceTable } from './table.ts';
import { Wanted } from './wanted.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `messageServices.${string}`>>;

export interface MessageServices {
  readonly handlers: Handlers;
  /** Whether a message of this service is kept for this client. Asked for every row of a look. */
  readonly wants: (organisationNumber: string, serviceResource: string) => boolean;
  readonly beforeLook: (systemUsers: readonly HeldSystemUser[]) => Promise<void>;
}

export interface ServicePorts {
  readonly clientsOf: (systemUser: HeldSystemUser) => Promise<readonly { readonly organisationNumber: string }[]>;
  /** A look at the messages, now that another choice holds. */
  readonly look: () => void;
}

/** The room's front: which services' messages are fetched for whom, and what stays hidden. */
export function createMessageServices(
  base: Base,
  access: Access,
  clientStore: ClientStore,
  { clientsOf, look }: ServicePorts,
): MessageServices {
  const { clock, push, store } = base;
  const services = new ServiceStore(store, base.settings);
  const wanted = new Wanted(store, services);
  const knowledge = new ServiceKnowledge({
    api: new ServicesApi(base.http, base.endpoints.dialogporten),
    store: services,
    wanted,
    clock,
    push,
    token: (systemUser) => access.tokens.altinn(systemUser, dialogScopes),
    clientsOf,
  });
  const systemUsers = async () => (await access.systemUsers.all()).filter((user) => opens('dialogs', user.packages));
  const firm = () => access.state.firm();
  const clients = () => serviceClients({ store, firm, linked: () => clientStore.linked(), systemUsers });
  const choosing = new Choosing({ ...base, services, wanted, clients, look });
  return {
    handlers: {
      'messageServices.table': async ({ group }) =>
        ok(await serviceTable({ store, services, knowledge, clock, clients, systemUsers }, group, await base.sight())),
      'messageServices.refresh': async () => {
        const read = await knowledge.readCatalogue();
        return read.ok ? ok({}) : read;
      },
      'messageServices.choose': (input) => choosing.choose(input),
      'messageServices.held': async (input) => ok(await choosing.held(input)),
      'messageServices.deleteHeld': (input) => choosing.deleteHeld(input),
      'messageServices.ofClient': async ({ organisationNumber }) =>
        ok(
          await hiddenOf(
            { store, services, clients, systemUsers, ownNumber: async () => (await firm())?.organisationNumber },
            organisationNumber,
          ),
        ),
    },
    wants: (organisationNumber, serviceResource) => wanted.wants(organisationNumber, serviceResource),
    beforeLook: (users) => knowledge.beforeLook(users),
  };
}
