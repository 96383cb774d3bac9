import { fail, type Outcome } from '../../shared/outcome.ts';
import { filingScopes } from './access/scopes.ts';
import type { AccessState } from './access/state.ts';
import type { SystemUsers } from './access/system-users.ts';
import type { SystemUserTokens } from './altinn/tokens.ts';
import type { ClientStore } from './clients/store.ts';
import type { PersonLogin } from './idporten/login.ts';
import type { FilingClient } from './mva/ports.ts';

interface Sources {
  readonly clients: ClientStore;
  readonly systemUsers: SystemUsers;
  readonly state: AccessState;
  readonly tokens: SystemUserTokens;
  readonly login: PersonLogin;
}

/** Whom a return may be filed for, and with whose token: the system user that reaches the client, or the person logged in. */
export function filingTokens({ clients, systemUsers, state, tokens, login }: Sources) {
  const linked = async (): Promise<FilingClient[]> => {
    const users = await systemUsers.all();
    const byId = new Map(users.map((user) => [user.id, { id: user.id, externalRef: user.externalRef }]));
    const found = new Map<string, FilingClient>();
    const firm = await state.firm();
    const own = users.find((user) => user.kind === 'standard');
    if (firm && own) found.set(firm.organisationNumber, { ...firm, systemUser: byId.get(own.id) ?? null });
    for (const client of await clients.linked()) {
      if (found.has(client.organisationNumber)) continue;
      found.set(client.organisationNumber, {
        organisationNumber: client.organisationNumber,
        name: client.name,
        systemUser: byId.get(client.systemUserId) ?? null,
        bankrupt: client.bankrupt,
      });
    }
    return [...found.values()];
  };
  const find = async (organisationNumber: string): Promise<FilingClient | undefined> => {
    const known = (await linked()).find((client) => client.organisationNumber === organisationNumber);
    if (known) return known;
    const firm = await state.firm();
    if (firm?.organisationNumber === organisationNumber) return { ...firm, systemUser: null };
    const name = await clients.nameOf(organisationNumber);
    return name === undefined ? undefined : { organisationNumber, name, systemUser: null };
  };
  return {
    clients: { linked, find },
    systemUserToken: async (organisationNumber: string): Promise<Outcome<string>> => {
      const client = await find(organisationNumber);
      if (!client?.systemUser)
        return fail('mva.notLinked', {
          params: { client: client?.name ?? organisationNumber },
          action: 'openAccess',
          sent: 'notSent',
        });
      return tokens.altinn(client.systemUser, filingScopes);
    },
    forgetSystemUserToken: (refused: string) => tokens.forget(refused),
    personAltinnToken: (): Promise<Outcome<string>> => login.altinnToken('filing'),
    personIdportenToken: (): Promise<Outcome<string>> => login.idportenToken('filing'),
    forgetPerson: () => login.forget('filing'),
  };
}
