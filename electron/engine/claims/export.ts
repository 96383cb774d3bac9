import { z } from 'zod';
import type { ClaimLine } from '../../../shared/contract/claims.ts';
import type { ClaimsTerms, ExportWords } from '../../../shared/contract/claims-settings.ts';
import type { EngineHandlers, ParsedInputOf } from '../../../shared/contract.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import { type Cell, csvOf } from '../csv.ts';
import { xlsxOf } from '../xlsx.ts';
import type { Claim, Payment, Payout } from './model.ts';
import type { ClaimsStore } from './store.ts';
import { linesOf, yearOf } from './view.ts';

type Handlers = Pick<EngineHandlers, 'claims.terms' | 'claims.confirmTerms' | 'claims.export'>;
type Wish = ParsedInputOf<'claims.export'>;

export interface ExportParts {
  readonly base: Pick<Base, 'settings' | 'audit' | 'files' | 'clock' | 'person'>;
  readonly store: ClaimsStore;
  readonly nameOf: (organisationNumber: string) => Promise<string>;
  readonly today: () => string;
}

const CONFIRMED = 'claims.termsConfirmed';
const confirmation = z.object({ person: z.string(), at: z.string() }).nullable();

/**
 * One client's claims as a file, and never more than one's: Skatteetaten lets its answers be shown to the customer alone, not be passed
 * on, compared or used for others (skatteetaten-systembruker.md 1.8). Off until the firm has said that it keeps to that.
 */
export function createExport({ base, store, nameOf, today }: ExportParts): Handlers {
  const { settings, audit, files, clock, person } = base;
  const terms = async (): Promise<ClaimsTerms> => ({
    confirmed: (await settings.read(CONFIRMED, confirmation)) ?? null,
  });
  return {
    'claims.terms': async () => ok(await terms()),
    'claims.confirmTerms': async ({ confirmed }) => {
      const at = new Date(clock.now()).toISOString();
      await settings.set(CONFIRMED, confirmed ? { person: person(), at } : null);
      await audit.note({ act: confirmed ? 'claims.terms' : 'claims.termsWithdrawn' });
      return ok(await terms());
    },
    'claims.export': async (wish) => {
      if (!(await terms()).confirmed) return fail('claims.termsNotConfirmed', { action: 'openSettings' });
      const { organisationNumber, format, withOwner } = wish;
      const rows = await rowsOf(store, wish, today());
      const table = [wish.headings, ...rows];
      const bytes = format === 'csv' ? csvOf(table) : xlsxOf(table);
      const saved = await files.save(`${wish.name} ${organisationNumber} ${today()}.${format}`, bytes);
      if (!saved.ok) return saved;
      const params = { file: saved.value.name, rows: String(rows.length), withOwner: String(withOwner) };
      const client = { organisationNumber, name: await nameOf(organisationNumber) };
      await audit.note({ act: 'claims.export', client, params });
      return saved;
    },
  };
}

/** What is open now first; then of each kept year what is not among it, and its payments and payouts. */
async function rowsOf(store: ClaimsStore, wish: Wish, today: string): Promise<Cell[][]> {
  const { organisationNumber, words, language, withOwner } = wish;
  const kept = await store.find(organisationNumber);
  const open = linesOf(kept?.answer?.claims ?? [], today);
  const known = new Set(open.map(keyOf));
  const shown = (line: ClaimLine) => withOwner || !line.ofOwner;
  const rows = open.filter(shown).map((line) => claimCells(line, words, language));
  for (const year of await store.years(organisationNumber)) {
    const held = async <T extends Pick<Claim, 'party'>>(kind: 'claims' | 'payments' | 'payouts') => {
      const answer = (await store.year<T>(organisationNumber, { year, kind }))?.answer;
      return answer && { ...answer, entries: answer.entries.filter(({ party }) => withOwner || !party?.isPerson) };
    };
    const parts = {
      claims: await held<Claim>('claims'),
      payments: await held<Payment>('payments'),
      payouts: await held<Payout>('payouts'),
    };
    const { claims, payments, payouts } = yearOf(parts, today);
    const closed = claims.filter((line) => shown(line) && !(line.claimId !== null && known.has(keyOf(line))));
    rows.push(
      ...closed.map((line) => claimCells(line, words, language)),
      ...payments.map(({ on, amount }) => moneyCells(words.payment, on, amount)),
      ...payouts.map(({ on, amount }) => moneyCells(words.payout, on, amount)),
    );
  }
  return rows;
}

const keyOf = ({ claimId, due }: ClaimLine): string => `${claimId} ${due}`;
const kroner = (ore: number | null): Cell => (ore === null ? '' : ore / 100);

function claimCells(line: ClaimLine, words: ExportWords, language: string): Cell[] {
  const told = (texts: Readonly<Record<string, string>> | null) =>
    texts ? (texts[language] ?? texts.nb ?? Object.values(texts)[0] ?? '') : '';
  return [
    ...[words.claim, line.due ?? '', told(line.text), told(line.period)],
    ...[kroner(line.original), kroner(line.open), kroner(line.interest)],
    line.suspended ? words.suspended : words[line.status],
    ...[line.details?.kid ?? '', line.details?.account?.number ?? '', line.ofOwner ? words.ofOwner : ''],
  ];
}

const moneyCells = (type: string, on: string | null, amount: number | null): Cell[] => [
  ...[type, on ?? '', '', '', kroner(amount), '', '', '', '', '', ''],
];
