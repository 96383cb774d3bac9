/**
 * A release: a named person's word that exactly these figures may be sent. It stands apart from the sending, which another may
 * set going; whoever released is the one the filing names (`opprettetAv`, reference/mva-melding.md 2.1), and whose eyes count.
 */
import type { Selectable } from 'kysely';
import type { Finding, ReturnView, SentDespite } from '../../../../shared/contract/mva.ts';
import { periodKey } from '../../../../shared/mva/periods.ts';
import { type Failure, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { ReturnReleaseTable } from '../../store/schema/mva.ts';
import type { Queries, Store } from '../../store/store.ts';
import type { FilingRow, Journal } from '../filing/journal.ts';
import type { FilingClient, MvaPorts } from '../ports.ts';
import type { KeptReturn } from '../returns.ts';
import { checkReturn } from '../rules/check.ts';
import { openQuestions } from '../saft/open-questions.ts';

export interface Release {
  readonly figuresHash: string;
  /** The name as it was then. */
  readonly by: string;
  /** Null: nobody was here that the app knows by id. */
  readonly personId: string | null;
  /** How it was known who released: `said` or `idporten`. */
  readonly provedBy: string | null;
  readonly despite: SentDespite | null;
  readonly at: string;
}

export interface ReleaseWish {
  /** Of the figures the person saw. */
  readonly figuresHash: string;
  /** Why errors found here do not stop it. */
  readonly despite: string | undefined;
}

export async function releasesOf(store: Store): Promise<ReadonlyMap<string, Release>> {
  const rows = await store.db.selectFrom('return_releases').selectAll().execute();
  return new Map(rows.map((row) => [row.return_id, releaseOf(row)]));
}

export async function findRelease(store: Store, returnId: string): Promise<Release | undefined> {
  const row = await store.db
    .selectFrom('return_releases')
    .selectAll()
    .where('return_id', '=', returnId)
    .executeTakeFirst();
  return row && releaseOf(row);
}

export interface Standing {
  /** As it was given. */
  readonly release: Release | undefined;
  /** The return's own filings. */
  readonly filed: readonly Pick<FilingRow, 'sent' | 'started_at'>[];
  /** Of the rules as they are now. */
  readonly findings: readonly Finding[];
}

/**
 * For exactly those figures, and used up by a sending that may have reached Skatteetaten. What was allowed then must be allowed
 * now: rules that have come to find errors since, and four eyes asked for since, take it away.
 */
export function standing(
  ports: Pick<MvaPorts, 'signing'>,
  kept: KeptReturn,
  { release, filed, findings }: Standing,
): Release | undefined {
  if (release?.figuresHash !== kept.figuresHash) return undefined;
  if (filed.some(({ sent, started_at }) => sent !== 'notSent' && started_at >= release.at)) return undefined;
  if (findings.some(({ severity, rule }) => severity === 'U' && !release.despite?.rules.includes(rule)))
    return undefined;
  return ports.signing?.releaseRefusal({ ...release, preparer: kept.preparer }) === undefined ? release : undefined;
}

export const releaseView = (release: Release | undefined): ReturnView['release'] =>
  release ? { by: release.by, at: release.at, despite: release.despite } : null;

/** Why whoever is here may not release it so; it may always be looked at again. */
export async function releaseRefusal(
  ports: MvaPorts,
  kept: KeptReturn,
  client: FilingClient,
  { figuresHash, despite }: ReleaseWish,
): Promise<Failure | undefined> {
  const { organisationNumber } = client;
  const refusal = await ports.signing?.filingRefusal({ organisationNumber, preparer: kept.preparer });
  if (refusal) return refusal;
  const found = kept.value.organisationNumber ?? '';
  if (found !== organisationNumber)
    return refuse('mva.wrongOrganisation', { client: client.name, expected: organisationNumber, found });
  if (figuresHash !== kept.figuresHash) return refuse('mva.changedSinceRelease', { client: client.name });
  const questions = await openQuestions(ports.store, kept);
  if (questions > 0) return refuse('saft.questionsOpen', { count: questions });
  const errors = errorsOf(findingsOf(ports, kept, client));
  if (errors[0] && despite === undefined)
    return refuse('mva.hasErrors', { count: errors.length, rule: errors[0].rule });
  return undefined;
}

/** Written with the rest of a transaction, and logged with it. Not asked again whether it may be. */
export async function writeRelease(
  ports: MvaPorts,
  kept: KeptReturn,
  client: FilingClient,
  wish: Pick<ReleaseWish, 'despite'> & { readonly at: string },
  trx: Queries,
): Promise<Release> {
  const signer = ports.signing?.signer();
  const release: Release = {
    figuresHash: kept.figuresHash,
    by: ports.person(),
    personId: signer?.id ?? null,
    provedBy: signer?.provedBy ?? null,
    despite: despiteOf(wish.despite, errorsOf(findingsOf(ports, kept, client))),
    at: wish.at,
  };
  const row = {
    figures_hash: release.figuresHash,
    released_by: release.by,
    person_id: release.personId,
    proved_by: release.provedBy,
    despite: release.despite && JSON.stringify(release.despite),
    released_at: release.at,
  };
  await trx
    .insertInto('return_releases')
    .values({ return_id: kept.id, ...row })
    .onConflict((conflict) => conflict.column('return_id').doUpdateSet(row))
    .execute();
  await ports.audit.note({ act: 'mva.release', client: kept.client, params: paramsOf(kept, release) }, trx);
  return release;
}

export async function release(
  ports: MvaPorts,
  journal: Journal,
  kept: KeptReturn,
  wish: ReleaseWish,
): Promise<Outcome<void>> {
  const client = await ports.clients.find(kept.client.organisationNumber);
  const refusal = client
    ? ((await releaseRefusal(ports, kept, client, wish)) ?? (await onItsWay(journal, kept)))
    : refuse('mva.unknownClient', { organisationNumber: kept.client.organisationNumber });
  if (refusal || !client) return { ok: false, error: refusal ?? refuse('mva.unknownClient', {}) };
  await ports.store.transaction((trx) => writeRelease(ports, kept, client, { ...wish, at: journal.now() }, trx));
  ports.push('mva.changed', { returnId: kept.id });
  return ok(undefined);
}

export async function withdraw(ports: MvaPorts, journal: Journal, kept: KeptReturn): Promise<Outcome<void>> {
  const refusal = await onItsWay(journal, kept);
  if (refusal) return { ok: false, error: refusal };
  await ports.store.transaction(async (trx) => {
    await trx.deleteFrom('return_releases').where('return_id', '=', kept.id).execute();
    const params = { period: periodKey(kept.value.period) };
    await ports.audit.note({ act: 'mva.withdrawRelease', client: kept.client, params }, trx);
  });
  ports.push('mva.changed', { returnId: kept.id });
  return ok(undefined);
}

async function onItsWay(journal: Journal, kept: KeptReturn): Promise<Failure | undefined> {
  const filings = await journal.ofReturn(kept.id);
  return filings.some(({ row }) => row.open === 1) ? refuse('mva.filingOpen', { client: kept.client.name }) : undefined;
}

export function paramsOf(kept: KeptReturn, { despite }: Release): Record<string, string> {
  return {
    period: periodKey(kept.value.period),
    figures: kept.figuresHash.slice(0, 12),
    ...(despite ? { rules: despite.rules.join(', '), reason: despite.reason } : {}),
  };
}

export function findingsOf(
  ports: Pick<MvaPorts, 'clock'>,
  kept: KeptReturn,
  client: Pick<FilingClient, 'registered'> | undefined,
): Finding[] {
  return checkReturn(kept.value, ports.clock.now(), client?.registered);
}

const errorsOf = (findings: readonly Finding[]): Finding[] => findings.filter(({ severity }) => severity === 'U');

/** A reason without errors says nothing. */
function despiteOf(reason: string | undefined, errors: readonly Finding[]): SentDespite | null {
  return reason === undefined || errors.length === 0
    ? null
    : { reason, rules: [...new Set(errors.map(({ rule }) => rule))] };
}

export function refuse(code: Failure['code'], params: Record<string, string | number>): Failure {
  return failure(code, { params, action: 'fixInput', sent: 'notSent' });
}

function releaseOf(row: Selectable<ReturnReleaseTable>): Release {
  return {
    figuresHash: row.figures_hash,
    by: row.released_by,
    personId: row.person_id,
    provedBy: row.proved_by,
    despite: row.despite === null ? null : (JSON.parse(row.despite) as SentDespite),
    at: row.released_at,
  };
}
