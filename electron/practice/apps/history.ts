import { DateTime } from 'luxon';
import type { PracticeContext } from '../core/context.ts';
import type { PracticeDatabase } from '../core/database.ts';
import type { Unit } from '../core/types.ts';
import type { Dialogs } from '../dialogporten/dialogs.ts';
import { addLetter } from '../dialogporten/hooks.ts';
import { derivedId } from '../dialogporten/identity.ts';
import { deadline, PERIOD_VALUES, type Period, periodDays, periodInWords } from '../skatteetaten/periods.ts';

/** A return that counts: seeded, or accepted while practising. */
export interface FiledReturn {
  readonly organisation: string;
  readonly category: string;
  readonly kind: string;
  readonly value: string;
  readonly year: number;
  /** Whole kroner. */
  readonly amount: number;
  readonly at: number;
  readonly guid: string;
  readonly verdict: string;
}

export interface Figure {
  readonly code: string;
  readonly base?: number;
  readonly rate?: string;
  readonly vat: number;
}

export class FiledReturns {
  readonly #database: PracticeDatabase;

  constructor(database: PracticeDatabase) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS filed_return (guid TEXT PRIMARY KEY, organisation TEXT NOT NULL, category TEXT NOT NULL,
        kind TEXT NOT NULL, value TEXT NOT NULL, year INTEGER NOT NULL, amount INTEGER NOT NULL, at INTEGER NOT NULL,
        verdict TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS filed_return_of ON filed_return (organisation, year);`);
  }

  add(filed: FiledReturn): void {
    const { guid, organisation, category, kind, value, year, amount, at, verdict } = filed;
    this.#database.run(
      'INSERT OR REPLACE INTO filed_return (guid, organisation, category, kind, value, year, amount, at, verdict) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      guid,
      organisation,
      category,
      kind,
      value,
      year,
      amount,
      at,
      verdict,
    );
  }

  byInstance(guid: string): FiledReturn | undefined {
    return this.#database.all<FiledReturn>('SELECT * FROM filed_return WHERE guid = ?', guid)[0];
  }

  of(organisation: string): readonly FiledReturn[] {
    return this.#database.all<FiledReturn>(
      'SELECT * FROM filed_return WHERE organisation = ? ORDER BY at',
      organisation,
    );
  }
}

/** What a client reported for a period: the same every time it is asked for. */
export function figuresOf(context: PracticeContext, organisation: string, period: Period): readonly Figure[] {
  const random = context.random(`return:${organisation}:${period.value}:${period.year}`);
  const scale = period.kind === 'skattleggingsperiodeAar' ? 4 : 1;
  const output = (code: string, rate: string, base: number): Figure => ({
    code,
    base,
    rate,
    vat: Math.trunc((base * Number(rate.replace(',', '.'))) / 100),
  });
  const sales = output('3', '25', random.between(800, 9_000) * 100 * scale);
  const figures: Figure[] = [sales];
  if (random.next() < 0.3) figures.push(output('31', '15', random.between(50, 900) * 100 * scale));
  if (random.next() < 0.15) figures.push(output('33', '12', random.between(50, 500) * 100 * scale));
  if (random.next() < 0.2) figures.push({ code: '52', base: random.between(100, 2_000) * 100, rate: '0', vat: 0 });
  figures.push({ code: '1', vat: -Math.trunc(sales.vat * (0.2 + random.next() * 0.9)) });
  if (random.next() < 0.25) figures.push({ code: '11', vat: -random.between(3, 400) * 100 });
  if (random.next() < 0.3) {
    const service = output('86', '25', random.between(10, 400) * 100);
    figures.push(service, { code: '86', vat: -service.vat });
  }
  return figures;
}

export const totalOf = (figures: readonly Figure[]) => figures.reduce((sum, { vat }) => sum + vat, 0);

interface ClosedPeriod {
  readonly period: Period;
  /** Last day and deadline, milliseconds since 1970. */
  readonly last: number;
  readonly due: number;
}

/** Periods of the last two years whose deadline has passed: the open one is left for the firm to file. */
export function closedPeriods(unit: Unit, now: number): readonly ClosedPeriod[] {
  if (!unit.vat) return [];
  const kind = unit.vat.kind === 'aar' ? 'skattleggingsperiodeAar' : 'skattleggingsperiodeToMaaneder';
  const year = DateTime.fromMillis(now, { zone: 'Europe/Oslo' }).year;
  const category = unit.vat.category;
  return [year - 2, year - 1, year]
    .flatMap((each) => (PERIOD_VALUES[kind] ?? []).map((value): Period => ({ kind, value, year: each })))
    .map((period) => ({
      period,
      last: periodDays(period).last.toMillis(),
      due: deadline(period, category).toMillis(),
    }))
    .filter(({ due }) => due < now - 86_400_000)
    .slice(unit.vat.kind === 'aar' ? -2 : -12);
}

/** Two years of accepted returns for every VAT client, each with its instance and its receipt in the inbox. Runs once. */
export function seedReturns(context: PracticeContext, filed: FiledReturns, dialogs: Dialogs): void {
  const { database, world, clock } = context;
  if (database.setting('returns') !== undefined) return;
  const now = clock.now();
  // The same few periods for everybody: their dates are worked out once.
  const closed = new Map<string, readonly ClosedPeriod[]>();
  database.transaction(() => {
    for (const client of world.clients) {
      const duty = `${client.vat?.category}:${client.vat?.kind}`;
      const periods = closed.get(duty) ?? closedPeriods(client, now);
      closed.set(duty, periods);
      for (const { period, last, due } of periods) {
        const category = client.vat?.category ?? 'alminnelig';
        const random = context.random(`filed:${client.organisationNumber}:${period.value}:${period.year}`);
        const at = Math.floor(last + (due - last) * (0.3 + random.next() * 0.65));
        const guid = derivedId(client.organisationNumber, `${period.value}:${period.year}`);
        const amount = totalOf(figuresOf(context, client.organisationNumber, period));
        const { kind, value, year } = period;
        const organisation = client.organisationNumber;
        filed.add({ organisation, category, kind, value, year, amount, at, guid, verdict: 'ingen avvik' });
        seedInstance(database, client, guid, at);
        const dialog = addLetter(context, dialogs, {
          letter: 'mva-kvittering',
          party: organisation,
          at,
          facts: {
            amount,
            period: periodInWords(period),
            verdict: 'ingen avvik',
            instance: `${client.partyId}/${guid}`,
            receiptId: derivedId(guid, 'kvittering'),
          },
        });
        dialogs.update(dialog, { content_seen: 1, opened: 1 });
      }
    }
    database.set('returns', new Date(now).toISOString());
  });
}

function seedInstance(database: PracticeDatabase, client: Unit, guid: string, at: number): void {
  database.run(
    `INSERT OR IGNORE INTO app_instance (guid, party_id, organisation, task, created, created_kind, created_by, changed,
       changed_by, task_started, ended, label, description, seeded)
     VALUES (?, ?, ?, 'ended', ?, 'person', '86257', ?, '974761076', ?, ?, 'Mottatt', ?, 1)`,
    guid,
    client.partyId,
    client.organisationNumber,
    at - 180_000,
    at,
    at - 90_000,
    at,
    'Mva-meldingen er levert og mottatt av Skatteetaten.',
  );
}
