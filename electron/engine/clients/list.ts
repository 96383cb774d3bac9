import { setImmediate } from 'node:timers/promises';
import type { SystemUserRequest } from '../../../shared/contract/access.ts';
import type { Task, WayIn } from '../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { opens } from '../access/choice.ts';
import type { Firm } from '../access/state.ts';
import type { HeldSystemUser } from '../access/system-users.ts';
import { type ClientFacts, jointUnitOf, type KnownClient } from './facts.ts';
import { isVatScheduled } from './schedule.ts';
import { type WayFacts, wayIn } from './way-in.ts';

export interface ClientListOptions {
  readonly facts: ClientFacts;
  readonly firm: () => Promise<Firm | null>;
  readonly systemUsers: () => Promise<readonly HeldSystemUser[]>;
  /** Asked for at Altinn, answered or not. */
  readonly requests: () => Promise<readonly Pick<SystemUserRequest, 'kind' | 'status' | 'packages'>[]>;
  /** Unread messages per organisation number. */
  readonly unread: () => Promise<ReadonlyMap<string, number>>;
  /** Next day a return must be delivered, per organisation number. */
  readonly nextDeadlines: () => Promise<ReadonlyMap<string, string>>;
}

interface Counted {
  readonly unread: ReadonlyMap<string, number>;
  readonly deadlines: ReadonlyMap<string, string>;
}

const tasks: readonly Task[] = ['mva', 'dialogs'];
/** Rows made before others get the event loop. */
const AT_A_TIME = 500;
/** localeCompare looks the locale up at every comparison: 10,000 names take half a second. */
const norwegian = new Intl.Collator('nb');

/** "Hvilke klienter har vi tilgang til?": the firm itself first, then its list, each with the state of each task. */
export class ClientList {
  readonly #options: ClientListOptions;

  constructor(options: ClientListOptions) {
    this.#options = options;
  }

  /** `deadlines`: where whoever asks has them at hand. */
  async rows(deadlines?: ReadonlyMap<string, string>): Promise<ClientRow[]> {
    const firm = await this.#options.firm();
    const systemUsers = await this.#options.systemUsers();
    const unread = await this.#options.unread();
    await setImmediate();
    const counted = { unread, deadlines: deadlines ?? (await this.#options.nextDeadlines()) };
    await setImmediate();
    const known = await this.#options.facts.gather(systemUsers, setImmediate);
    known.sort((a, b) => norwegian.compare(a.record.name, b.record.name));
    const rows: ClientRow[] = [];
    const own = known.find((each) => each.record.organisationNumber === firm?.organisationNumber);
    if (firm) rows.push(await this.#own(firm, own, systemUsers, counted));
    for (const [index, client] of known.entries()) {
      if (client === own) continue;
      rows.push(this.#client(client, systemUsers, counted));
      if (index % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    }
    const names = new Map(known.map(({ record }) => [record.organisationNumber, record.name]));
    return rows.map((row) =>
      row.jointUnit === null ? row : { ...row, jointUnitName: names.get(row.jointUnit) ?? null },
    );
  }

  async #own(
    firm: Firm,
    known: KnownClient | undefined,
    systemUsers: readonly HeldSystemUser[],
    { unread, deadlines }: Counted,
  ): Promise<ClientRow> {
    const standard = systemUsers.find((each) => each.kind === 'standard');
    const ownRequested = (await this.#options.requests()).some(
      (each) => each.kind === 'standard' && each.status === 'New' && opens('dialogs', each.packages),
    );
    return {
      ...ownFieldsOf(known),
      organisationNumber: firm.organisationNumber,
      name: firm.name,
      form: firm.form,
      own: true,
      inList: true,
      systemUserId: standard?.id ?? null,
      systemUserTitle: standard?.title ?? null,
      linkedAt: null,
      unread: unread.get(firm.organisationNumber) ?? 0,
      nextDeadline: (standard && deadlines.get(firm.organisationNumber)) ?? null,
      ways: tasks.map((task) => wayIn(task, { ...(known?.way ?? nothingKnown), systemUsers, own: true, ownRequested })),
    };
  }

  #client(known: KnownClient, systemUsers: readonly HeldSystemUser[], { unread, deadlines }: Counted): ClientRow {
    const { record, links, way } = known;
    const [link] = links;
    const ways = tasks.map((task) => wayIn(task, way));
    return {
      ...ownFieldsOf(known),
      organisationNumber: record.organisationNumber,
      name: record.name,
      form: record.form,
      own: false,
      inList: record.inList,
      systemUserId: link?.systemUserId ?? null,
      systemUserTitle: systemUsers.find((each) => each.id === link?.systemUserId)?.title ?? null,
      linkedAt: link?.linkedAt ?? null,
      unread: unread.get(record.organisationNumber) ?? 0,
      nextDeadline: needsDeadline(known, ways) ? (deadlines.get(record.organisationNumber) ?? null) : null,
      ways,
    };
  }
}

const nothingKnown: WayFacts = {
  own: false,
  systemUsers: [],
  links: [],
  ended: null,
  lists: [],
  refusals: [],
  register: { checkedAt: null, status: 'unknown', parent: null, accountant: null, accountantCheckedAt: null },
  jointUnit: null,
  asked: null,
};

/** A client that is or was reached, and delivers: a lost one too, since that is when the deadline matters. */
function needsDeadline(known: KnownClient, ways: readonly WayIn[]): boolean {
  const { record } = known;
  const duty = {
    ...record,
    jointUnit: jointUnitOf(record),
    vatTerm: record.fields.vatTerm,
    ending: known.ending !== null,
  };
  if (!isVatScheduled(duty)) return false;
  return ways.some((way) => way.task === 'mva' && (way.state === 'ready' || way.state === 'lost'));
}

function ownFieldsOf(known: KnownClient | undefined) {
  const record = known?.record;
  return {
    bankrupt: record?.status === 'bankrupt',
    status: record?.status ?? 'unknown',
    vatRegistered: record?.vatRegistered ?? null,
    parent: record?.parent ?? null,
    jointUnit: record ? jointUnitOf(record) : null,
    jointUnitName: null,
    ending: known?.ending?.state ?? null,
    deputy: record?.fields.deputy ?? '',
    groups: record?.fields.groups ?? [],
    responsible: record?.fields.responsible ?? '',
    vatTerm: record?.fields.vatTerm ?? null,
  } as const;
}
