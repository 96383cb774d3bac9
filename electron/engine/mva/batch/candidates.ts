/** What may be sent, or nearly: every draft with what it is compared with, what stands out and what stands in the way. */
import type { Candidate } from '../../../../shared/contract/batch.ts';
import type { Channel, Period } from '../../../../shared/contract/mva.ts';
import { outliersOf } from '../../../../shared/mva/outliers.ts';
import { periodDates, periodKey } from '../../../../shared/mva/periods.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { deadlineOf } from '../deadlines.ts';
import type { FilingRow } from '../filing/journal.ts';
import { isDelivered } from '../filing/replacing.ts';
import { kroner } from '../model.ts';
import type { FilingClient, MvaPorts } from '../ports.ts';
import { type KeptReturn, Returns } from '../returns.ts';
import type { FilingRights } from '../rights/rights.ts';
import { type Facts, sendRefusal } from '../send.ts';
import { findingsOf, type Release, releaseRefusal, releasesOf, releaseView, standing } from './release.ts';

/** Everything the many are held against, read once. */
interface Surroundings {
  readonly clients: ReadonlyMap<string, FilingClient>;
  readonly releases: ReadonlyMap<string, Release>;
  readonly checked: ReadonlySet<string>;
  readonly filings: readonly FilingRow[];
  readonly kept: readonly KeptReturn[];
}

export class Candidates {
  readonly #ports: MvaPorts;
  readonly #rights: FilingRights;
  readonly #returns: Returns;

  constructor(ports: MvaPorts, rights: FilingRights) {
    this.#ports = ports;
    this.#rights = rights;
    this.#returns = new Returns(ports.store);
  }

  async rows(channel: Channel): Promise<Candidate[]> {
    const about = await this.#surroundings();
    const filed = groupBy(about.filings, ({ return_id }) => return_id);
    const periods = groupBy(about.filings, (row) => `${row.organisation_number} ${row.category} ${row.period}`);
    const accepted = acceptedOf(about);
    const rights = channel === 'person' ? await this.#rights.ofWhoFiles() : undefined;
    const rows: Candidate[] = [];
    for (const kept of about.kept) {
      const own = filed.get(kept.id) ?? [];
      if (own.some(({ open, sent }) => open === 1 || sent !== 'notSent')) continue;
      const { organisationNumber } = kept.client;
      const { category, period } = kept.value;
      const client = about.clients.get(organisationNumber) ?? (await this.#ports.clients.find(organisationNumber));
      if (!client) continue;
      const filedFor = periods.get(`${organisationNumber} ${category} ${periodKey(period)}`) ?? [];
      const findings = findingsOf(this.#ports, kept, client);
      const release = standing(this.#ports, kept, { release: about.releases.get(kept.id), filed: own, findings });
      const facts: Facts = { release, findings, filed: own, earlier: filedFor };
      const amount = Number(kroner(kept.value.fastsattMerverdiavgift));
      const before = lastBefore(kept, accepted.get(`${organisationNumber} ${category}`) ?? []);
      const errors = findings.filter(({ severity }) => severity === 'U').length;
      const wish = { figuresHash: kept.figuresHash, despite: undefined };
      const notReleased = release ? undefined : await releaseRefusal(this.#ports, kept, client, wish);
      const notSent = notReleased ?? (await sendRefusal(this.#ports, { kept, channel, ...wish }, client, facts));
      rows.push({
        returnId: kept.id,
        client: kept.client,
        category,
        period,
        deadline: deadlineOf(period, category),
        amount,
        before,
        outliers: outliersOf({
          amount,
          before: before?.amount ?? null,
          corrects: filedFor.some(isDelivered),
          warnings: findings.length - errors,
          errors,
        }),
        figuresHash: kept.figuresHash,
        checked: about.checked.has(kept.id),
        release: releaseView(release),
        notReleased: viewOf(notReleased),
        notSent: viewOf(notSent),
        right: rights?.get(organisationNumber) ?? null,
      });
    }
    return rows;
  }

  async #surroundings(): Promise<Surroundings> {
    const { store, clients } = this.#ports;
    const { db } = store;
    const checked = await db
      .selectFrom('return_controls')
      .select('return_id')
      .where('control', '=', 'checked')
      .execute();
    return {
      clients: new Map((await clients.linked()).map((client) => [client.organisationNumber, client])),
      releases: await releasesOf(store),
      checked: new Set(checked.map(({ return_id }) => return_id)),
      filings: await db.selectFrom('filings').selectAll().execute(),
      kept: await this.#returns.list(),
    };
  }
}

interface Accepted {
  readonly period: Period;
  readonly amount: number;
}

/** What was delivered, by client and category; of each period the newest. */
function acceptedOf({ filings, kept }: Surroundings): ReadonlyMap<string, Accepted[]> {
  const returns = new Map(kept.map((each) => [each.id, each]));
  const newest = new Map<string, FilingRow>();
  for (const row of filings)
    if (isDelivered(row)) newest.set(`${row.organisation_number} ${row.category} ${row.period}`, row);
  const found = new Map<string, Accepted[]>();
  for (const row of newest.values()) {
    const value = returns.get(row.return_id)?.value;
    if (!value) continue;
    const key = `${row.organisation_number} ${row.category}`;
    const amount = Number(kroner(value.fastsattMerverdiavgift));
    found.set(key, [...(found.get(key) ?? []), { period: value.period, amount }]);
  }
  return found;
}

function lastBefore(kept: KeptReturn, accepted: readonly Accepted[]): Accepted | null {
  const { start } = periodDates(kept.value.period);
  const ends = ({ period }: Accepted) => periodDates(period).end;
  const earlier = accepted.filter((each) => ends(each) < start).sort((a, b) => (ends(a) < ends(b) ? 1 : -1));
  return earlier[0] ?? null;
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const viewOf = (problem: Failure | undefined): Candidate['notSent'] =>
  problem ? { ...problem, params: { ...problem.params } } : null;
