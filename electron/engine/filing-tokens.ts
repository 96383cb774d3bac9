import { fail, type Outcome } from '../../shared/outcome.ts';
import { systemUserFor } from './access/choice.ts';
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

/** Whom a return may be filed for, and with whose token: the system user that reaches the client and may do it, or the person logged in. */
export function filingTokens({ clients, systemUsers, state, tokens, login }: Sources) {
  const linked = async (): Promise<FilingClient[]> => {
    const users = await systemUsers.all();
    const firm = await state.firm();
    const found = new Map<string, FilingClient>();
    const own = systemUserFor(
      'mva',
      users.filter((user) => user.kind === 'standard'),
    );
    if (firm && own) found.set(firm.organisationNumber, { ...firm, systemUser: own });
    const links = await clients.linked();
    const reaching = new Map<string, string[]>();
    for (const { organisationNumber, systemUserId } of links)
      reaching.set(organisationNumber, [...(reaching.get(organisationNumber) ?? []), systemUserId]);
    for (const { organisationNumber, name, bankrupt, vatScheduled, deliversFrom } of links) {
      if (found.has(organisationNumber)) continue;
      const fitting = systemUserFor(
        'mva',
        users.filter((user) => reaching.get(organisationNumber)?.includes(user.id)),
      );
      const systemUser = fitting ?? null;
      found.set(organisationNumber, { organisationNumber, name, bankrupt, vatScheduled, deliversFrom, systemUser });
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
