import type { PracticeContext } from '../core/context.ts';
import { findPackage, packageUrn, ROLE_PACKAGES } from '../core/packages.ts';

/** By code: the role's id and URN (reference: system user, 6.4). */
export const DELEGATING_ROLES: Readonly<Record<string, { readonly id: string; readonly urn: string }>> = {
  regnskapsforer: {
    id: '46e27685-b3ba-423e-8b42-faab54de5817',
    urn: 'urn:altinn:external-role:ccr:regnskapsforer',
  },
  revisor: { id: 'f76b997a-9bd8-4f7b-899f-fcd85d35669f', urn: 'urn:altinn:external-role:ccr:revisor' },
  forretningsforer: {
    id: '348b2f47-47ee-4084-abf8-68aa54c2b27f',
    urn: 'urn:altinn:external-role:ccr:forretningsforer',
  },
  rettighetshaver: { id: '42cae370-2dc1-4fdc-9c67-c2f4b0f0f829', urn: 'urn:altinn:role:rettighetshaver' },
};
/** Code of Enhetsregisteret to role. */
const OF_REGISTER: Readonly<Record<string, string>> = { REGN: 'regnskapsforer' };

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly type: 'Organisasjon' | 'Person' | 'Systembruker';
  readonly organizationIdentifier?: string;
}

interface Held {
  readonly client: Party;
  readonly agent: Party;
  readonly access: readonly { readonly role: object; readonly packages: readonly object[] }[];
}

/**
 * Who at the firm has which package of which client. A system user acts for a client once it has all of its own packages
 * there: then it is linked, as when it is linked the other way (6.3).
 */
export class Delegations {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    context.database.exec(`
      CREATE TABLE IF NOT EXISTS delegation_agent (id TEXT PRIMARY KEY);
      CREATE TABLE IF NOT EXISTS client_delegation (agent TEXT NOT NULL, client TEXT NOT NULL, role TEXT NOT NULL,
        package TEXT NOT NULL, PRIMARY KEY (agent, client, package));`);
  }

  firm(): Party {
    const { partyUuid, name, organisationNumber } = this.#context.world.firm;
    return { id: partyUuid, name, type: 'Organisasjon', organizationIdentifier: organisationNumber };
  }

  client(id: string): Party | undefined {
    const unit = this.#context.world.unitByParty(id);
    if (!unit || unit.organisationNumber === this.#context.world.firm.organisationNumber) return undefined;
    const { partyUuid, name, organisationNumber } = unit;
    return { id: partyUuid, name, type: 'Organisasjon', organizationIdentifier: organisationNumber };
  }

  /** An employee or an agent system user of the firm. */
  recipient(id: string): Party | undefined {
    const user = this.#context.access.systemUser(id.toLowerCase());
    if (user?.kind === 'agent' && user.owner === this.#context.world.firm.organisationNumber)
      return { id: user.id, name: user.title, type: 'Systembruker' };
    const person = this.#context.world.people.find((each) => each.partyUuid === id.toLowerCase());
    return person && { id: person.partyUuid, name: person.name, type: 'Person' };
  }

  /** Sub-units are listed with nothing to give. */
  clients({ roles, packages }: { roles: string[] | undefined; packages: string[] | undefined }): object[] {
    const { world, access } = this.#context;
    const given = world.units.filter((unit) => access.firmPackages(unit.parent ?? unit.organisationNumber).size > 0);
    return given.flatMap((unit) => {
      const client = this.client(unit.partyUuid);
      const all = unit.parent ? [] : this.#access(unit.organisationNumber);
      const fitting = all.filter(
        ({ role, codes }) =>
          (!roles || roles.includes(role)) && (!packages || packages.some((code) => codes.includes(code))),
      );
      if ((roles || packages) && fitting.length === 0) return [];
      return [{ client: { ...client, variant: unit.form, partyid: unit.partyId }, access: fitting.map(accessView) }];
    });
  }

  agents(): object[] {
    const { access, world, database } = this.#context;
    const users = access.systemUsers().filter((user) => user.owner === world.firm.organisationNumber);
    const added = database.all<{ id: string }>('SELECT id FROM delegation_agent').map(({ id }) => id);
    return [...users.filter((user) => user.kind === 'agent').map(({ id }) => id), ...added].flatMap((id) => {
      const agent = this.recipient(id);
      return agent ? [{ agent }] : [];
    });
  }

  isAgent(agent: Party): boolean {
    if (agent.type === 'Systembruker') return true;
    return this.#context.database.all('SELECT id FROM delegation_agent WHERE id = ?', agent.id).length > 0;
  }

  /** False when it was one before. */
  addAgent(agent: Party): boolean {
    if (this.isAgent(agent)) return false;
    this.#context.database.run('INSERT INTO delegation_agent (id) VALUES (?)', agent.id);
    return true;
  }

  removeAgent(agent: Party): void {
    for (const { client } of this.ofAgent(agent)) this.removeClient(agent, client);
    this.#context.database.run('DELETE FROM delegation_agent WHERE id = ?', agent.id);
  }

  /** A package for clients; a system user takes its own only. */
  suits(agent: Party, code: string): boolean {
    const user = this.#context.access.systemUser(agent.id);
    return findPackage(packageUrn(code))?.isDelegable === true && (!user || user.packages.includes(packageUrn(code)));
  }

  /** Whether the firm has these of the client by this role. */
  gives(client: Party, role: string, codes: readonly string[]): boolean {
    const found = this.#access(client.organizationIdentifier ?? '').find((each) => each.role === role);
    return found !== undefined && codes.every((code) => found.codes.includes(code));
  }

  set(agent: Party, client: Party, role: string, code: string, give: boolean): object {
    const { database, access } = this.#context;
    const number = client.organizationIdentifier ?? '';
    const user = access.systemUser(agent.id);
    const had = this.#codes(agent.id, number);
    // From here on its packages are kept one by one.
    if (user && access.isLinked(user.id, number))
      for (const each of had) this.#store(agent.id, number, this.#roleOf(number, each), each);
    if (give) this.#store(agent.id, number, role, code);
    else
      database.run(
        'DELETE FROM client_delegation WHERE agent = ? AND client = ? AND package = ?',
        agent.id,
        number,
        code,
      );
    const has = this.#stored(agent.id, number);
    if (user?.packages.every((urn) => has.some((each) => packageUrn(each) === urn))) access.link(user.id, number);
    else if (user) access.unlink(user.id, number);
    const { id } = DELEGATING_ROLES[role] ?? { id: '' };
    return {
      roleId: id,
      packageId: findPackage(packageUrn(code))?.id ?? '',
      viaId: this.firm().id,
      fromId: client.id,
      toId: agent.id,
      changed: had.includes(code) !== give,
    };
  }

  removeClient(agent: Party, client: Party): void {
    const number = client.organizationIdentifier ?? '';
    this.#context.access.unlink(agent.id, number);
    this.#context.database.run('DELETE FROM client_delegation WHERE agent = ? AND client = ?', agent.id, number);
  }

  ofAgent(agent: Party): Held[] {
    return this.#context.world.clients.flatMap((unit) => {
      const client = this.client(unit.partyUuid);
      return client ? this.#held(agent, client) : [];
    });
  }

  atClient(client: Party): Held[] {
    const { access, database } = this.#context;
    const added = database.all<{ id: string }>('SELECT id FROM delegation_agent').map(({ id }) => id);
    const ids = [...access.systemUsers().map(({ id }) => id), ...added];
    return ids.flatMap((id) => {
      const agent = this.recipient(id);
      return agent ? this.#held(agent, client) : [];
    });
  }

  #held(agent: Party, client: Party): Held[] {
    const number = client.organizationIdentifier ?? '';
    const codes = this.#codes(agent.id, number);
    if (codes.length === 0) return [];
    const roles = [...new Set(codes.map((code) => this.#roleOf(number, code)))];
    const ofRole = (role: string) => codes.filter((code) => this.#roleOf(number, code) === role);
    return [{ client, agent, access: roles.map((role) => accessView({ role, codes: ofRole(role) })) }];
  }

  /** A linked system user has all of its own. */
  #codes(agent: string, client: string): string[] {
    const { access } = this.#context;
    const user = access.systemUser(agent);
    if (user && access.isLinked(agent, client)) return user.packages.map(codeOf);
    return this.#stored(agent, client);
  }

  #stored(agent: string, client: string): string[] {
    return this.#context.database
      .all<{ package: string }>(
        'SELECT package FROM client_delegation WHERE agent = ? AND client = ? ORDER BY package',
        agent,
        client,
      )
      .map((row) => row.package);
  }

  #store(agent: string, client: string, role: string, code: string): void {
    this.#context.database.run(
      'INSERT OR IGNORE INTO client_delegation (agent, client, role, package) VALUES (?, ?, ?, ?)',
      agent,
      client,
      role,
      code,
    );
  }

  #roleOf(client: string, code: string): string {
    return this.#access(client).find((each) => each.codes.includes(code))?.role ?? 'rettighetshaver';
  }

  /** What the client gives the firm, by role. */
  #access(client: string): { readonly role: string; readonly codes: readonly string[] }[] {
    const { access } = this.#context;
    const byRole = access.roles(client).flatMap((role) => {
      const name = OF_REGISTER[role];
      return name ? [{ role: name, codes: ROLE_PACKAGES[role] ?? [] }] : [];
    });
    const byHand = [...access.delegated(client)].map(codeOf);
    return byHand.length > 0 ? [...byRole, { role: 'rettighetshaver', codes: byHand }] : byRole;
  }
}

function codeOf(urn: string): string {
  return urn.split(':').at(-1) ?? urn;
}

function accessView({ role, codes }: { readonly role: string; readonly codes: readonly string[] }) {
  const { id, urn } = DELEGATING_ROLES[role] ?? { id: '', urn: '' };
  return {
    role: { id, code: role, urn, children: [] },
    packages: codes.map((code) => ({ id: findPackage(packageUrn(code))?.id ?? '', urn: packageUrn(code), areaId: '' })),
  };
}
