import type { AuditRow } from '../../../shared/contract/work.ts';
import type { Failure, Outcome } from '../../../shared/outcome.ts';
import type { Sight } from '../people/sight.ts';
import type { Clock, Push } from '../ports.ts';
import { BatchWriter } from '../store/batch-writer.ts';
import { attempt } from '../store/faults.ts';
import type { AuditTables } from '../store/schema/audit.ts';
import type { Queries, Store } from '../store/store.ts';
import { CHAIN_START, canonicalJson, chainHash } from './chain.ts';

export type AuditParams = Readonly<Record<string, string | number>>;
export type AuditEnd = Exclude<AuditRow['outcome'], 'begun'>;

export interface AuditMore {
  readonly person?: string | undefined;
  readonly trx?: Queries | undefined;
}

export interface AuditEntry {
  /** A code the renderer has words for, e.g. `system.register`. */
  readonly act: string;
  readonly client?: { readonly organisationNumber: string; readonly name: string } | undefined;
  /** Who asked for it, when that is not whoever works here now: a job goes on when others do. */
  readonly person?: string | undefined;
  /** What a person may read: names, ids, counts, an authority's codes. Never a token, a key or message text. */
  readonly params?: AuditParams | undefined;
}

export interface AuditFilter {
  readonly organisationNumber?: string | undefined;
  readonly act?: string | undefined;
  readonly person?: string | undefined;
  /** Rows of clients that may not be seen are left out; rows of no client stay. */
  readonly sight?: Pick<Sight, 'all' | 'where'> | undefined;
  /** Only rows with a smaller sequence: the page before. */
  readonly before?: number | undefined;
  readonly limit: number;
}

type SignedEntry = AuditEntry & { readonly person: string };

/** A row with the hash that binds it to all before it. */
export type StoredRow = AuditRow & { readonly hash: string };

export interface Audit {
  /** Before an act towards an authority. Resolves when the row is on disk (in a transaction: with it); answers its sequence. */
  begin(entry: AuditEntry, trx?: Queries): Promise<number>;
  /** After it, once: how it ended. In the name it began in, unless `person` says another. */
  end(sequence: number, outcome: AuditEnd, params?: AuditParams, more?: AuditMore): Promise<void>;
  /** A local act: one row, `done`. Inside a transaction it becomes part of it. */
  note(entry: AuditEntry, trx?: Queries): Promise<void>;
  /** Begins, acts, ends. An exception ends as `unknown` and goes on. */
  around<T>(entry: AuditEntry, act: () => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** The same log, written through another writer, for many acts at once. */
  through(writer: BatchWriter): Pick<Audit, 'around'>;
  /** Newest first. `total` counts what the filter (without `before`) finds. */
  list(filter: AuditFilter): Promise<{ rows: AuditRow[]; total: number }>;
  /** Everything a filter finds, oldest first, as one moment saw it. */
  all(filter: Omit<AuditFilter, 'before' | 'limit'>): Promise<StoredRow[]>;
  /** Every name the log holds, in no order. */
  persons(): Promise<string[]>;
  verify(): Promise<{ intact: boolean; rows: number; brokenAt: number | null }>;
}

export interface AuditOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly push: Push;
  /** Who acts now; the authorities cannot see which employee acts through a system user. */
  readonly person: () => string;
  /** How that is known, where people could be mixed up; goes with every row. */
  readonly provedBy?: (() => string | undefined) | undefined;
}

const BATCH = 500;

export function createAudit(options: AuditOptions): Audit {
  return new ChainedAudit(options);
}

class ChainedAudit implements Audit {
  #options: AuditOptions;
  readonly #writer: BatchWriter;
  constructor(options: AuditOptions, writer = new BatchWriter(options.store)) {
    this.#options = options;
    this.#writer = writer;
  }

  through(writer: BatchWriter): Audit {
    return new ChainedAudit(this.#options, writer);
  }

  begin(entry: AuditEntry, trx?: Queries): Promise<number> {
    return this.#write(this.#signed(entry), 'begun', null, trx);
  }

  async end(sequence: number, outcome: AuditEnd, params: AuditParams = {}, more: AuditMore = {}): Promise<void> {
    const { person, trx } = more;
    const write = async (of: Queries): Promise<void> => {
      const begun = await of.selectFrom('audit').selectAll().where('sequence', '=', sequence).executeTakeFirst();
      if (begun?.outcome !== 'begun') throw new Error(`audit: ${sequence} did not begin`);
      const client =
        begun.organisation_number === null
          ? undefined
          : { organisationNumber: begun.organisation_number, name: begun.client_name ?? '' };
      await this.#append(of, { act: begun.act, client, person: person ?? begun.person, params }, outcome, sequence);
    };
    await (trx ? write(trx) : this.#writer.write(write));
    this.#options.push('audit.changed', {});
  }

  async note(entry: AuditEntry, trx?: Queries): Promise<void> {
    await this.#write(this.#signed(entry), 'done', null, trx);
  }

  async around<T>(entry: AuditEntry, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    // Nothing goes to an authority that could not be written down first.
    const signed = this.#signed(entry);
    const begun = await attempt(() => this.#write(signed, 'begun', null));
    if (!begun.ok) return { ok: false, error: { ...begun.error, sent: 'notSent' } };
    const end = (outcome: AuditEnd, params: AuditParams) =>
      attempt(() => this.#write({ ...signed, params }, outcome, begun.value));
    let outcome: Outcome<T>;
    try {
      outcome = await act();
    } catch (error) {
      await end('unknown', { code: 'engine.bug' });
      throw error;
    }
    // A full disk here must not turn what was done into a failure; a row without an end says "not known".
    await end(...endingOf(outcome));
    return outcome;
  }

  async list(filter: AuditFilter): Promise<{ rows: AuditRow[]; total: number }> {
    const counted = await this.#matching(filter)
      .select((of) => of.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    let matching = this.#matching(filter);
    if (filter.before !== undefined) matching = matching.where('sequence', '<', filter.before);
    const rows = await matching.selectAll().orderBy('sequence', 'desc').limit(filter.limit).execute();
    return { total: counted.total, rows: rows.map(shown) };
  }

  async all(filter: Omit<AuditFilter, 'before' | 'limit'>): Promise<StoredRow[]> {
    const all: StoredRow[] = [];
    for (let after = 0; ; ) {
      const batch = await this.#matching(filter)
        .selectAll()
        .where('sequence', '>', after)
        .orderBy('sequence')
        .limit(BATCH)
        .execute();
      all.push(...batch.map((row) => ({ ...shown(row), hash: row.hash })));
      after = batch.at(-1)?.sequence ?? after;
      if (batch.length < BATCH) return all;
    }
  }

  async persons(): Promise<string[]> {
    const rows = await this.#options.store.db.selectFrom('audit').select('person').distinct().execute();
    return rows.map((row) => row.person);
  }

  #matching(filter: Pick<AuditFilter, 'organisationNumber' | 'act' | 'person' | 'sight'>) {
    let matching = this.#options.store.db.selectFrom('audit');
    if (filter.organisationNumber) matching = matching.where('organisation_number', '=', filter.organisationNumber);
    if (filter.act) matching = matching.where('act', '=', filter.act);
    if (filter.person) matching = matching.where('person', '=', filter.person);
    const { sight } = filter;
    if (sight && !sight.all)
      matching = matching.where((of) =>
        of.or([of('organisation_number', 'is', null), sight.where('organisation_number')]),
      );
    return matching;
  }

  async verify(): Promise<{ intact: boolean; rows: number; brokenAt: number | null }> {
    const { db } = this.#options.store;
    let previous = CHAIN_START;
    let rows = 0;
    for (;;) {
      const batch = await db
        .selectFrom('audit')
        .selectAll()
        .where('sequence', '>', rows)
        .orderBy('sequence')
        .limit(BATCH)
        .execute();
      for (const row of batch) {
        // Sequences have no gaps, so a row taken out of the middle shows as the first one missing.
        const expected = rows + 1;
        const fits = row.sequence === expected && row.previous === previous && row.hash === chainHash(previous, row);
        if (!fits) return { intact: false, rows, brokenAt: expected };
        previous = row.hash;
        rows = expected;
      }
      if (batch.length === 0) break;
    }
    const head = await db.selectFrom('audit_head').selectAll().executeTakeFirst();
    // A row written while this walked is newer than what was walked: only rows missing at the end break the chain.
    const cut = head ? head.sequence < rows || (head.sequence === rows && head.hash !== previous) : rows > 0;
    const missing = head !== undefined && head.sequence > rows && !(await this.#exists(rows + 1));
    return cut || missing ? { intact: false, rows, brokenAt: rows + 1 } : { intact: true, rows, brokenAt: null };
  }

  async #exists(sequence: number): Promise<boolean> {
    const found = this.#options.store.db.selectFrom('audit').select('sequence').where('sequence', '=', sequence);
    return (await found.executeTakeFirst()) !== undefined;
  }

  /** Who acts is whoever asks now, not whoever the row is written together with. */
  #signed(entry: AuditEntry): SignedEntry {
    return {
      ...entry,
      person: entry.person ?? this.#options.person(),
      params: { ...entry.params, ...(entry.person === undefined && this.#provedBy()) },
    };
  }

  async #write(
    signed: SignedEntry,
    outcome: AuditRow['outcome'],
    begun: number | null,
    trx?: Queries,
  ): Promise<number> {
    const sequence = trx
      ? await this.#append(trx, signed, outcome, begun)
      : await this.#writer.write((own) => this.#append(own, signed, outcome, begun));
    this.#options.push('audit.changed', {});
    return sequence;
  }

  #provedBy(): AuditParams {
    const provedBy = this.#options.provedBy?.();
    return provedBy === undefined ? {} : { provedBy };
  }

  async #append(trx: Queries, entry: SignedEntry, outcome: AuditRow['outcome'], begun: number | null): Promise<number> {
    const last = await trx
      .selectFrom('audit')
      .select(['sequence', 'hash'])
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    const previous = last?.hash ?? CHAIN_START;
    const content = {
      sequence: (last?.sequence ?? 0) + 1,
      at: new Date(this.#options.clock.now()).toISOString(),
      person: entry.person,
      act: entry.act,
      organisation_number: entry.client?.organisationNumber ?? null,
      client_name: entry.client?.name ?? null,
      outcome,
      params: canonicalJson({ ...entry.params }),
      begun,
    };
    await trx
      .insertInto('audit')
      .values({ ...content, previous, hash: chainHash(previous, content) })
      .execute();
    return content.sequence;
  }
}

/** How an act ended, as the log keeps it. */
export function endingOf(outcome: Outcome<unknown>): [AuditEnd, AuditParams] {
  return outcome.ok ? ['done', {}] : [endOf(outcome.error), paramsOf(outcome.error)];
}

function shown(row: AuditTables['audit']): AuditRow {
  return {
    sequence: row.sequence,
    at: row.at,
    person: row.person,
    act: row.act,
    client:
      row.organisation_number === null
        ? null
        : { organisationNumber: row.organisation_number, name: row.client_name ?? '' },
    outcome: row.outcome,
    params: JSON.parse(row.params) as AuditRow['params'],
  };
}

/** `unknown`: it may have arrived. `refused`: it arrived and was answered no. `failed`: it did not arrive. */
function endOf(error: Failure): AuditEnd {
  if (error.sent === 'unknown') return 'unknown';
  return error.sent === 'sent' ? 'refused' : 'failed';
}

function paramsOf(error: Failure): AuditParams {
  return { ...error.params, code: error.code };
}
