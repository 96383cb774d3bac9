import type { ServiceKind } from '../../../../shared/contract/message-services.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Base } from '../../base.ts';
import { among } from '../../store/among.ts';
import { circlesOf, type ServiceClient } from './circles.ts';
import { forgetMessages } from './forget-messages.ts';
import { fetchedByDefault, kindOf } from './kinds.ts';
import type { ServiceStore } from './store.ts';
import { byService, isWanted, type Wanted } from './wanted.ts';

export interface ChoosingOptions
  extends Pick<Base, 'store' | 'sideFiles' | 'audit' | 'clock' | 'push' | 'person' | 'sight'> {
  readonly services: ServiceStore;
  readonly wanted: Wanted;
  readonly clients: () => Promise<readonly ServiceClient[]>;
  /** A look at the messages, now that another choice holds. */
  readonly look: () => void;
}

interface Chosen {
  readonly services: readonly string[];
  readonly group: string | null;
}

/** Names in a row of the log; the rest are counted. */
const NAMED = 5;
/** Messages deleted in one transaction. */
const BATCH = 200;

/** What the firm chooses to fetch, and the deletion of what it no longer does. */
export class Choosing {
  readonly #options: ChoosingOptions;

  constructor(options: ChoosingOptions) {
    this.#options = options;
  }

  /**
   * Chooses for every client, or for those of a group. Clients that get a service they did not have are looked through from the
   * beginning at the next look: no cursor tells of the old messages.
   */
  async choose(
    chosen: Chosen & { readonly wanted: boolean; readonly understood: readonly ServiceKind[] },
  ): Promise<Outcome<Record<string, never>>> {
    const { store, services, wanted, audit, clock, push, person, look } = this.#options;
    const known = new Map((await services.services()).map((each) => [each.id, each]));
    const kinds = new Map(
      chosen.services.map((id) => [id, kindOf(id, known.get(id)?.packages.map(({ code }) => code) ?? [])]),
    );
    const sensitive = [...kinds.values()].filter((kind) => !fetchedByDefault(kind));
    if (chosen.wanted && sensitive.some((kind) => !chosen.understood.includes(kind)))
      return fail('messageServices.notUnderstood', { sent: 'notSent' });
    const gaining = chosen.wanted ? await this.#gaining(kinds, chosen.group) : [];
    const names = chosen.services.slice(0, NAMED).map((id) => nameOf(id, known.get(id)?.names));
    const params = {
      services: chosen.services.length,
      names: names.join(', '),
      ...(chosen.group === null ? {} : { group: chosen.group }),
    };
    await store.transaction(async (trx) => {
      const at = new Date(clock.now()).toISOString();
      const { services: ids, group, wanted: isOn } = chosen;
      await services.saveChoice(trx, { services: ids, group: group ?? '', wanted: isOn, by: person(), at });
      await services.askRelook(trx, gaining);
      await audit.note({ act: chosen.wanted ? 'messageServices.on' : 'messageServices.off', params }, trx);
    });
    await wanted.load();
    push('dialogs.changed', {});
    if (gaining.length > 0) look();
    return ok({});
  }

  async held(chosen: Chosen): Promise<{ messages: number; clients: number }> {
    const rows = await this.#unwanted(chosen);
    return { messages: rows.length, clients: new Set(rows.map((row) => row.organisation_number)).size };
  }

  /** Deletes what is held of these services at the clients they are no longer fetched for; what an office added to it goes with it. */
  async deleteHeld(chosen: Chosen): Promise<Outcome<{ messages: number; clients: number }>> {
    const { audit, push } = this.#options;
    const rows = await this.#unwanted(chosen);
    const clients = new Set(rows.map((row) => row.organisation_number)).size;
    const ids = rows.map(({ id }) => id);
    const services = new Map((await this.#options.services.services()).map((each) => [each.id, each.names]));
    const names = chosen.services.slice(0, NAMED).map((id) => nameOf(id, services.get(id)));
    for (let start = 0; start < ids.length; start += BATCH)
      await forgetMessages(this.#options, ids.slice(start, start + BATCH));
    await audit.note({
      act: 'messageServices.deleteHeld',
      params: {
        messages: ids.length,
        clients,
        names: names.join(', '),
        ...(chosen.group === null ? {} : { group: chosen.group }),
      },
    });
    push('dialogs.changed', {});
    return ok({ messages: ids.length, clients });
  }

  async #unwanted({ services, group }: Chosen) {
    await this.#options.wanted.load();
    const clients = await this.#options.clients();
    const inGroup = group === null ? undefined : new Set(numbersIn(clients, group));
    const sight = await this.#options.sight();
    const rows = await this.#options.store.db
      .selectFrom('dialogs')
      .select(['id', 'organisation_number', 'service_resource'])
      .where(among('service_resource', services))
      .execute();
    return rows.filter(
      (row) =>
        (inGroup === undefined || inGroup.has(row.organisation_number)) &&
        sight.sees(row.organisation_number) &&
        !this.#options.wanted.wants(row.organisation_number, row.service_resource),
    );
  }

  /** Clients of the group that one of these services is not fetched for yet. */
  async #gaining(kinds: ReadonlyMap<string, ServiceKind>, group: string | null): Promise<string[]> {
    const choices = byService(await this.#options.services.choices());
    return circlesOf(await this.#options.clients())
      .filter(({ groups }) => group === null || groups.includes(group))
      .filter(({ groups }) => [...kinds].some(([id, kind]) => !isWanted(kind, choices.get(id) ?? [], groups)))
      .flatMap(({ organisationNumbers }) => organisationNumbers);
  }
}

const numbersIn = (clients: readonly ServiceClient[], group: string): string[] =>
  clients.filter(({ groups }) => groups.includes(group)).map(({ organisationNumber }) => organisationNumber);

const nameOf = (id: string, names: Readonly<Record<string, string>> | undefined): string =>
  names?.nb ?? Object.values(names ?? {})[0] ?? id.slice(id.lastIndexOf(':') + 1);
