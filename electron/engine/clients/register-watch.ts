import type { ClientChange, UnitStatus } from '../../../shared/contract/client-list.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Audit } from '../audit/audit.ts';
import { NUMBERS_AT_A_TIME, type RegisteredUnit, type UnitRoles, type Units } from '../brreg/units.ts';
import type { Clock, Logger, Push } from '../ports.ts';
import type { Queries, Store } from '../store/store.ts';
import type { ClientRecord, ClientRecords } from './records.ts';
import { isStopped } from './schedule.ts';

export interface RegisterWatchOptions {
  readonly store: Store;
  readonly records: ClientRecords;
  readonly units: Units;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  /** The firm's organisation number, or null before the set-up. */
  readonly firm: () => Promise<string | null>;
  /** Clients that some system user is linked to. */
  readonly linked: () => Promise<ReadonlySet<string>>;
  /** The firm is no longer the client's accountant. */
  readonly onRoleEnded: (organisationNumber: string) => void;
  /** Nothing is scheduled for the client any more: bankrupt, deleted or taken over. */
  readonly onStopped: (organisationNumber: string) => Promise<void>;
  /** A role ended or came: whatever follows from access is looked at anew. */
  readonly onChanged: () => void;
}

const HOUR_MS = 3_600_000;
/** A fact older than this is read again: once a working day. */
const OLD_MS = 20 * HOUR_MS;
/** Between two questions about roles, which the register answers one unit at a time. */
const PAUSE_MS = 150;

type Facts = Pick<
  ClientRecord,
  'name' | 'form' | 'status' | 'vatRegistered' | 'parent' | 'mergingWith' | 'registerJointUnit' | 'accountant'
> & { readonly statusSince: string | null };

/**
 * Keeps what Enhetsregisteret says of each client, and tells what changed since. A register that does not answer stops
 * nothing: what is known stays, with its date, and the question is asked again within the hour.
 */
export class RegisterWatch {
  readonly #options: RegisterWatchOptions;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #cancelTimer: () => void = () => undefined;

  constructor(options: RegisterWatchOptions) {
    this.#options = options;
  }

  start(): void {
    void this.run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelTimer();
    await this.#running;
  }

  /** Reads what is old or was never read. One run at a time; a call during a run lets it look once more. */
  run(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#rounds().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Reads these now, however new what is known of them is. */
  async lookUp(organisationNumbers: readonly string[]): Promise<Outcome<Record<string, never>>> {
    const wanted = new Set(organisationNumbers);
    const records = (await this.#options.records.all()).filter((record) => wanted.has(record.organisationNumber));
    const read = await this.#read(records, 0);
    this.#options.push('clients.changed', {});
    return read.ok ? ok({}) : read;
  }

  async #rounds(): Promise<void> {
    const { clock, log } = this.#options;
    this.#cancelTimer();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const due = await this.#due();
      if (due.length === 0) continue;
      const read = await this.#read(due, PAUSE_MS);
      this.#options.push('clients.changed', {});
      if (!read.ok) log.warn('clients.registerSilent', { code: read.error.code });
    }
    if (!this.#stopped) this.#cancelTimer = clock.timer(HOUR_MS, () => void this.run());
  }

  async #due(): Promise<ClientRecord[]> {
    const before = new Date(this.#options.clock.now() - OLD_MS).toISOString();
    const linked = await this.#options.linked();
    return (await this.#options.records.all()).filter(
      ({ lookedUpAt, inList, organisationNumber }) =>
        (lookedUpAt === null || lookedUpAt <= before) && (inList || linked.has(organisationNumber)),
    );
  }

  async #read(records: readonly ClientRecord[], pauseMs: number): Promise<Outcome<void>> {
    const { units } = this.#options;
    const firm = await this.#options.firm();
    let accessChanged = false;
    for (let at = 0; at < records.length; at += NUMBERS_AT_A_TIME) {
      const batch = records.slice(at, at + NUMBERS_AT_A_TIME);
      const found = await units.findMany(batch.map((record) => record.organisationNumber));
      if (!found.ok) return found;
      for (const record of batch) {
        if (this.#stopped) return ok(undefined);
        const unit = found.value.get(record.organisationNumber) ?? (await this.#single(record.organisationNumber));
        if (unit && 'ok' in unit) return unit;
        const roles = await units.roles(record.organisationNumber);
        if (!roles.ok) return roles;
        const facts = factsOf(record, unit, roles.value, firm);
        accessChanged = (await this.#save(record, facts)) || accessChanged;
        if (pauseMs > 0) await new Promise<void>((resolve) => this.#options.clock.timer(pauseMs, resolve));
      }
    }
    if (accessChanged) this.#options.onChanged();
    return ok(undefined);
  }

  /** Not in the page: deleted, or not known. A failure other than that is handed back. */
  async #single(organisationNumber: string): Promise<RegisteredUnit | null | (Outcome<never> & { ok: false })> {
    const unit = await this.#options.units.find(organisationNumber);
    if (unit.ok) return unit.value;
    return unit.error.code === 'brreg.notFound' ? null : unit;
  }

  /** True when a change touches the way in. */
  async #save(record: ClientRecord, facts: Facts): Promise<boolean> {
    const { store, audit } = this.#options;
    const changes = record.lookedUpAt === null ? [] : changesOf(record, facts);
    const client = { organisationNumber: record.organisationNumber, name: facts.name };
    await store.transaction(async (trx) => {
      await this.#write(trx, record.organisationNumber, facts);
      for (const change of changes) {
        await trx
          .insertInto('client_changes')
          .values({ organisation_number: record.organisationNumber, ...change, at: this.#now() })
          .execute();
        await audit.note(
          { act: 'client.changed', client, params: { kind: change.kind, before: change.before, after: change.after } },
          trx,
        );
      }
    });
    for (const { kind, after } of changes) {
      if (kind === 'accountant' && after === 'false') this.#options.onRoleEnded(record.organisationNumber);
      if (kind === 'status' && isStopped(after)) await this.#options.onStopped(record.organisationNumber);
    }
    return changes.some((change) => change.kind === 'accountant' || change.kind === 'status');
  }

  async #write(trx: Queries, organisationNumber: string, facts: Facts): Promise<void> {
    const now = this.#now();
    await trx
      .updateTable('clients')
      .set({
        name: facts.name,
        form: facts.form,
        status: facts.status,
        status_since: facts.statusSince,
        bankrupt: facts.status === 'bankrupt' ? 1 : 0,
        vat_registered: facts.vatRegistered === null ? null : Number(facts.vatRegistered),
        parent: facts.parent,
        merging_with: facts.mergingWith,
        register_joint_unit: facts.registerJointUnit,
        accountant: facts.accountant === null ? null : Number(facts.accountant),
        looked_up_at: now,
        roles_checked_at: now,
      })
      .where('organisation_number', '=', organisationNumber)
      .execute();
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}

function factsOf(record: ClientRecord, unit: RegisteredUnit | null, roles: UnitRoles, firm: string | null): Facts {
  const { accountants, mergingWith, jointWith } = roles;
  // What the register no longer has keeps the name and form it had; a merger is known only from before the end.
  const gone = unit === null || unit.status === 'deleted';
  const status: UnitStatus = !gone
    ? unit.status
    : unit === null && (record.lookedUpAt === null || record.status === 'notFound')
      ? 'notFound'
      : record.mergingWith !== null
        ? 'takenOver'
        : 'deleted';
  return {
    name: unit?.name ?? record.name,
    form: unit?.form ?? record.form,
    status,
    statusSince: unit?.statusSince ?? (gone ? record.statusSince : null),
    vatRegistered: unit ? unit.vatRegistered && !gone : null,
    parent: unit?.parent ?? record.parent,
    mergingWith: gone ? record.mergingWith : mergingWith,
    registerJointUnit: jointWith,
    accountant: firm === null ? null : accountants.includes(firm),
  };
}

type Change = Pick<ClientChange, 'kind' | 'before' | 'after'>;

function changesOf(record: ClientRecord, facts: Facts): Change[] {
  const text = (value: string | boolean | null): string => (value === null ? '' : String(value));
  const pairs: readonly (readonly [Change['kind'], string | boolean | null, string | boolean | null])[] = [
    ['name', record.name, facts.name],
    ['form', record.form, facts.form],
    ['status', record.status, facts.status],
    ['vatRegistered', record.vatRegistered, facts.vatRegistered],
    ['accountant', record.accountant, facts.accountant],
    ['parent', record.parent, facts.parent],
    ['joint', record.registerJointUnit, facts.registerJointUnit],
  ];
  return pairs
    .filter(([, before, after]) => before !== after)
    .map(([kind, before, after]) => ({ kind, before: text(before), after: text(after) }));
}
