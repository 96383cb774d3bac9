/** "Nullmelding": returns without lines, for clients somebody vouches for by name. */
import type { NullBlock, NullCandidate } from '../../../../shared/contract/form.ts';
import type { Category, Period, TermCell } from '../../../../shared/contract/mva.ts';
import type { ParsedInputOf } from '../../../../shared/contract.ts';
import { dayInNorway, periodDates, periodKey, samePeriod } from '../../../../shared/mva/periods.ts';
import { type Failure, failure, type Outcome } from '../../../../shared/outcome.ts';
import type { Queries } from '../../store/store.ts';
import { keepReturn } from '../keep.ts';
import type { MvaPorts } from '../ports.ts';
import { type KeptReturn, Returns } from '../returns.ts';
import { emptyReturn } from './empty-return.ts';

/** Never for reverse charge, nor for a first claim of compensation: those must not be zero (R118, R098). */
const CATEGORIES: ReadonlySet<Category> = new Set(['alminnelig', 'primaernaering']);

/**
 * The clients that lack a return for the term, in the order of `cells`. Blocked: something here says that they may have had
 * turnover or deductions in it after all.
 */
export async function nullCandidates(
  ports: MvaPorts,
  cells: readonly TermCell[],
  period: Period,
): Promise<NullCandidate[]> {
  const returns = (await new Returns(ports.store).list()).filter(({ value }) => samePeriod(value.period, period));
  const posted = await clientsWithPostings(ports.store.db, period);
  const today = dayInNorway(ports.clock.now());
  // A term that runs cannot be delivered yet (R059, R060).
  if (periodDates(period).end >= today) return [];
  return cells
    .filter((cell) => samePeriod(cell.period, period) && CATEGORIES.has(cell.category))
    .filter(({ mark, deliveredBy }) => mark === null && deliveredBy === null)
    .flatMap(({ client, category, deadline, state }): NullCandidate[] => {
      if (state !== 'missing' && state !== 'draft') return [];
      const own = returns.filter((each) => each.client.organisationNumber === client.organisationNumber);
      const blocked = blockOf(own, category, posted.has(client.organisationNumber));
      return [{ client, category, deadline, late: deadline < today, ...blocked }];
    });
}

function blockOf(
  own: readonly KeptReturn[],
  category: Category,
  posted: boolean,
): { blocked: NullBlock | null; returnId: string | null } {
  const filled = own.find(({ value }) => value.lines.length > 0);
  if (filled) return { blocked: 'lines', returnId: filled.id };
  if (posted) return { blocked: 'postings', returnId: null };
  const empty = own.find(({ value }) => value.category === category);
  return empty ? { blocked: 'exists', returnId: empty.id } : { blocked: null, returnId: null };
}

/** What ledgers and tables told of the period, also for drafts that were discarded since. */
async function clientsWithPostings(db: Queries, period: Period): Promise<ReadonlySet<string>> {
  const { start, end } = periodDates(period);
  const ledgers = await db
    .selectFrom('saft_postings')
    .innerJoin('saft_drafts', 'saft_drafts.id', 'saft_postings.draft')
    .select('saft_drafts.organisation_number')
    .distinct()
    .where('date', '>=', start)
    .where('date', '<=', end)
    .execute();
  const tables = await db
    .selectFrom('return_table_rows')
    .innerJoin('returns', 'returns.id', 'return_table_rows.return_id')
    .select('returns.organisation_number')
    .distinct()
    .where('returns.period', '=', periodKey(period))
    .execute();
  return new Set([...ledgers, ...tables].map(({ organisation_number }) => organisation_number));
}

type Wish = ParsedInputOf<'form.makeNull'>;
type Made = { readonly client: { readonly organisationNumber: string; readonly name: string } } & (
  | { readonly returnId: string; readonly problem: null }
  | { readonly returnId: null; readonly problem: Failure }
);

/** One draft for each client that was ticked. One that cannot be made stops nobody else's. */
export async function makeNullReturns(
  ports: MvaPorts,
  candidates: readonly NullCandidate[],
  { period, organisationNumbers, lateKnown }: Wish,
): Promise<Made[]> {
  const results: Made[] = [];
  for (const organisationNumber of organisationNumbers) {
    const candidate = candidates.find((each) => each.client.organisationNumber === organisationNumber);
    const client = candidate?.client ?? { organisationNumber, name: organisationNumber };
    const made = candidate
      ? await makeOne(ports, candidate, period, lateKnown)
      : refuse('form.nullNotMissing', client.name);
    results.push(
      made.ok ? { client, returnId: made.value.id, problem: null } : { client, returnId: null, problem: made.error },
    );
  }
  return results;
}

function makeOne(
  ports: MvaPorts,
  { client, category, blocked, late }: NullCandidate,
  period: Period,
  lateKnown: boolean,
): Promise<Outcome<KeptReturn>> | Outcome<KeptReturn> {
  if (blocked) return refuse(blocked === 'exists' ? 'form.nullNotMissing' : 'form.nullBlocked', client.name);
  if (late && !lateKnown) return refuse('form.nullLate', client.name);
  const now = new Date(ports.clock.now()).toISOString();
  return keepReturn(ports, {
    act: 'mva.createNull',
    params: { period: periodKey(period) },
    make: () => ({
      client,
      value: emptyReturn(client.organisationNumber, category, period),
      source: { kind: 'nullReturn', fileName: '', importedAt: now, importedBy: ports.person() },
      fileHash: '',
    }),
  });
}

function refuse(code: Failure['code'], client: string): { ok: false; error: Failure } {
  return { ok: false, error: failure(code, { params: { client }, action: 'fixInput', sent: 'notSent' }) };
}
