import { fail, type Outcome } from '../../shared/outcome.ts';
import { systemUserFor } from './access/choice.ts';
import { filingScopes } from './access/scopes.ts';
import type { AccessState } from './access/state.ts';
import type { SystemUsers } from './access/system-users.ts';
import type { SystemUserTokens } from './altinn/tokens.ts';
import { type EndedWhy, endedFailure } from './clients/ends.ts';
import type { ClientStore } from './clients/store.ts';
import { byRole } from './clients/way-in.ts';
import type { PersonLogin } from './idporten/login.ts';
import type { FilingClient } from './mva/ports.ts';

interface WaySources {
  readonly clients: ClientStore;
  readonly systemUsers: Pick<SystemUsers, 'all'>;
  readonly state: Pick<AccessState, 'firm'>;
}

interface Sources extends WaySources {
  readonly tokens: SystemUserTokens;
  readonly login: PersonLogin;
}

/** Whom a return may be filed for, and the system user that reaches the client and may do it. */
export function filingWay({ clients, systemUsers, state }: WaySources) {
  /** Those, or the one: a filing asks about its client before every call, so the others are left out of it. */
  const reached = async (only?: string): Promise<FilingClient[]> => {
    const users = await systemUsers.all();
    const firm = await state.firm();
    const found = new Map<string, FilingClient>();
    const own = systemUserFor(
      'mva',
      users.filter((user) => user.kind === 'standard'),
    );
    if (firm && own && (only ?? firm.organisationNumber) === firm.organisationNumber) {
      const duty = await clients.dutyOf(firm.organisationNumber);
      found.set(firm.organisationNumber, { ...firm, ...duty, systemUser: own });
    }
    const links = await clients.linked(only);
    const reaching = new Map<string, string[]>();
    for (const { organisationNumber, systemUserId, roleEnded } of links) {
      const user = users.find((each) => each.id === systemUserId);
      // What came with the accountant's role ended with it.
      if (!user || (roleEnded && byRole(user))) continue;
      reaching.set(organisationNumber, [...(reaching.get(organisationNumber) ?? []), systemUserId]);
    }
    for (const { organisationNumber, name, registered, vatScheduled, deliversFrom, term } of links) {
      if (found.has(organisationNumber)) continue;
      const fitting = systemUserFor(
        'mva',
        users.filter((user) => reaching.get(organisationNumber)?.includes(user.id)),
      );
      const systemUser = fitting ?? null;
      const duty = { registered, vatScheduled, deliversFrom, term };
      found.set(organisationNumber, { organisationNumber, name, ...duty, systemUser });
    }
    return [...found.values()];
  };
  const linked = () => reached();
  const find = async (organisationNumber: string): Promise<FilingClient | undefined> => {
    const [known] = await reached(organisationNumber);
    if (known) return known;
    const firm = await state.firm();
    if (firm?.organisationNumber === organisationNumber) return { ...firm, systemUser: null };
    const name = await clients.nameOf(organisationNumber);
    if (name === undefined) return undefined;
    return { organisationNumber, name, ...(await clients.dutyOf(organisationNumber)), systemUser: null };
  };
  const listed = async (): Promise<FilingClient[]> => {
    const others = new Map((await linked()).map((client) => [client.organisationNumber, client]));
    const found: FilingClient[] = [];
    for (const duty of await clients.duties()) {
      const known = others.get(duty.organisationNumber);
      others.delete(duty.organisationNumber);
      found.push({ ...duty, systemUser: known?.systemUser ?? null });
    }
    // The firm itself has a row of its own only when it wrote something about itself.
    return [...found, ...others.values()];
  };
  return { linked, listed, find };
}

/** The same with tokens: the system user's, or the person's who is logged in. */
export function filingTokens({ tokens, login, ...sources }: Sources) {
  const { clients, systemUsers } = sources;
  const { linked, listed, find } = filingWay(sources);
  /** Why a client that was reached is not any more; undefined when it never was, or the firm took it off. */
  const endedWhy = async (organisationNumber: string): Promise<EndedWhy | undefined> => {
    const users = await systemUsers.all();
    const links = await clients.linked(organisationNumber);
    if (links.some((link) => link.roleEnded)) return 'roleEnded';
    if (links.some((link) => !users.some((user) => user.id === link.systemUserId))) return 'systemUserGone';
    return links.length === 0 && (await clients.lastEnd(organisationNumber)) === 'other' ? 'removed' : undefined;
  };
  return {
    clients: { linked, listed, find },
    systemUserToken: async (organisationNumber: string): Promise<Outcome<string>> => {
      const client = await find(organisationNumber);
      if (!client?.systemUser) {
        const why = await endedWhy(organisationNumber);
        if (why) return { ok: false, error: endedFailure(why, client?.name ?? organisationNumber) };
        return fail('mva.notLinked', {
          params: { client: client?.name ?? organisationNumber },
          action: 'openAccess',
          sent: 'notSent',
        });
      }
      return tokens.altinn(client.systemUser, filingScopes);
    },
    forgetSystemUserToken: (refused: string) => tokens.forget(refused),
    personAltinnToken: (): Promise<Outcome<string>> => login.altinnToken('filing'),
    personIdportenToken: (): Promise<Outcome<string>> => login.idportenToken('filing'),
    forgetPerson: (refused: string) => login.refused('filing', refused),
    personLeftMs: () => login.leftMs('filing'),
  };
}
