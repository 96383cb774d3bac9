/** The engine's room over a real store and real files, from a ledger to its draft. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../../../../electron/engine/store/store.ts';
import type { SaftAnswer, SaftDraft } from '../../../../../shared/contract/saft.ts';
import type { OutputOf } from '../../../../../shared/contract.ts';
import type { Outcome } from '../../../../../shared/outcome.ts';
import { type Engine, must, type World } from '../../../../fixtures/mva/engine.ts';
import { CLIENT } from '../../../../fixtures/mva/samples.ts';
import { until } from '../../support.ts';
import { type FileSpec, saftFile, TERM } from './saft-file.ts';

const own = { organisation: CLIENT.organisationNumber };

/** A sale with tax, a purchase without a standard code, and a loss on an account that hints at it. */
export const ledger: FileSpec = {
  ...own,
  codes: [
    { code: 'S', standard: '3', percent: '25', description: 'Utgående høy' },
    { code: 'K', standard: '1', percent: '25', description: 'Inngående høy' },
    { code: 'Q', description: 'Egen kode' },
  ],
  transactions: [
    { lines: [sale('1000.40', '250.10'), sale('99.59', '24.90')] },
    {
      lines: [
        {
          side: 'Debit',
          account: '4300',
          amount: '80',
          taxes: [{ code: 'K', base: '80', tax: '20', taxSide: 'Debit' }],
        },
      ],
    },
    {
      date: '2026-04-02',
      lines: [
        {
          side: 'Debit',
          account: '6500',
          amount: '40',
          taxes: [{ code: 'Q', base: '40', tax: '10', taxSide: 'Debit' }],
        },
      ],
    },
  ],
};

export function sale(amount: string, tax: string) {
  return {
    side: 'Credit' as const,
    account: '3000',
    amount,
    taxes: [{ code: 'S', base: amount, tax, taxSide: 'Credit' as const }],
  };
}

export function put(world: World, name: string, content: string | Uint8Array): string {
  const path = join(world.store.folder, name);
  writeFileSync(path, content);
  world.paths.set(name, path);
  return name;
}

export function start(engine: Engine, handles: string[], period = TERM): Promise<Outcome<{ jobId: string }>> {
  const { organisationNumber } = CLIENT;
  return engine.mva.handlers['saft.start']({ organisationNumber, handles, category: 'alminnelig', period });
}

export async function ended(engine: Engine, id: string): Promise<OutputOf<'saft.reading'>> {
  const look = async () => must(await engine.mva.handlers['saft.reading']({ id }));
  await until(async () => (await look()).job.finishedAt !== null, 'the reading ends');
  return look();
}

export async function drafted(world: World, engine: Engine, spec: FileSpec = ledger, period = TERM): Promise<string> {
  const handle = put(world, `${Math.random()}.xml`, saftFile(spec));
  const { jobId } = must(await start(engine, [handle], period));
  const { returnId, job } = await ended(engine, jobId);
  if (returnId === null) throw new Error(JSON.stringify(job.problem));
  return returnId;
}

export async function look(engine: Engine, returnId: string): Promise<SaftDraft> {
  const { draft } = must(await engine.mva.handlers['saft.get']({ returnId }));
  if (!draft) throw new Error('no draft');
  return draft;
}

export const answer = (engine: Engine, returnId: string, given: SaftAnswer, more = {}) =>
  engine.mva.handlers['saft.answer']({ returnId, answer: given, takeBack: false, replaceEdits: false, ...more });

export const linesOf = async (engine: Engine, returnId: string) =>
  must(await engine.mva.handlers['mva.get']({ returnId })).lines.map((line) => [
    line.mvaKode,
    line.grunnlag,
    line.merverdiavgift,
  ]);

export async function rows(world: {
  readonly store: Store;
}): Promise<{ drafts: number; postings: number; returns: number }> {
  const count = async (table: 'saft_drafts' | 'saft_postings' | 'returns') =>
    (await world.store.db.selectFrom(table).selectAll().execute()).length;
  return {
    drafts: await count('saft_drafts'),
    postings: await count('saft_postings'),
    returns: await count('returns'),
  };
}

export const NOTHING = { drafts: 0, postings: 0, returns: 0 };
export const NOT_REPORTED: SaftAnswer = { kind: 'standardCode', taxCode: 'Q', value: '0' };
export const Q_IS_INPUT: SaftAnswer = { kind: 'standardCode', taxCode: 'Q', value: '1' };
