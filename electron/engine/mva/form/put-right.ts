/** "Feil klient eller termin": nothing can be withdrawn, so a full message puts the wrong one right (reference/mva-melding.md 4.6, 4.9). */
import type { ParsedInputOf } from '../../../../shared/contract.ts';
import { isPeriod, periodKey, samePeriod } from '../../../../shared/mva/periods.ts';
import { type Failure, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { newReference } from '../figures.ts';
import type { Journal } from '../filing/journal.ts';
import { isDelivered } from '../filing/replacing.ts';
import { keepReturns, type NewReturn } from '../keep.ts';
import type { MvaPorts } from '../ports.ts';
import { type KeptReturn, Returns } from '../returns.ts';
import { emptyReturn, takesPeriod } from './empty-return.ts';

export interface PutRight {
  /** For the client and term that the wrong one went to. */
  readonly putsRight: KeptReturn;
  /** The same figures where they belong. */
  readonly right: KeptReturn;
  /** What counted before the wrong one came is what counts again; false: there was nothing, so it is a zero return. */
  readonly restores: boolean;
}

type Wish = ParsedInputOf<'form.putRight'>;

/** Two drafts, both or none. Nothing is filed: each is looked over, released and sent by a person like any other. */
export async function putRight(
  ports: MvaPorts,
  journal: Journal,
  wrong: KeptReturn,
  wish: Wish,
): Promise<Outcome<PutRight>> {
  const { organisationNumber, period } = wish;
  const { value } = wrong;
  const client = await ports.clients.find(organisationNumber);
  if (!client) return refuse('mva.unknownClient', { organisationNumber });
  if (!isPeriod(period) || !takesPeriod(value.category, period))
    return refuse('mva.wrongPeriod', { period: periodKey(period) });
  if (organisationNumber === wrong.client.organisationNumber && samePeriod(period, value.period))
    return refuse('form.sameTarget', { client: client.name });
  const [newest] = await journal.ofReturn(wrong.id);
  if (newest?.row.sent !== 'sent' || newest.row.verdict === 'ugyldig skattemelding')
    return refuse('form.notSent', { client: wrong.client.name });

  const before = await countedBefore(ports, journal, wrong);
  const source = { importedAt: journal.now(), importedBy: ports.person() };
  const putsRight = (): NewReturn => ({
    client: wrong.client,
    value: before
      ? { ...before.value, reference: newReference(wrong.client.organisationNumber, value.period) }
      : emptyReturn(wrong.client.organisationNumber, value.category, value.period),
    source: before ? { ...before.source, ...source } : { kind: 'nullReturn', fileName: '', ...source },
    fileHash: before?.fileHash ?? '',
  });
  const right = (): NewReturn => ({
    client: { organisationNumber, name: client.name },
    value: {
      ...value,
      organisationNumber,
      identificationNumber: null,
      // The KID for money to one taxpayer is no business of another's.
      payoutKid: organisationNumber === wrong.client.organisationNumber ? value.payoutKid : null,
      period,
      reference: newReference(organisationNumber, period),
    },
    source: { ...wrong.source, ...source },
    fileHash: wrong.fileHash,
  });
  const kept = await keepReturns(ports, [
    { act: 'mva.putRight', params: { period: periodKey(value.period) }, make: putsRight },
    { act: 'mva.useAsDraft', params: { from: wrong.source.fileName, period: periodKey(period) }, make: right },
  ]);
  if (!kept.ok) return kept;
  const [first, second] = kept.value;
  if (!first || !second) throw new Error('two were asked for');
  return ok({ putsRight: first, right: second, restores: before !== undefined });
}

/** The last one delivered for the same client, category and term before the wrong one was. */
async function countedBefore(ports: MvaPorts, journal: Journal, wrong: KeptReturn): Promise<KeptReturn | undefined> {
  const filed = await journal.ofPeriod({
    organisation_number: wrong.client.organisationNumber,
    category: wrong.value.category,
    period: periodKey(wrong.value.period),
  });
  const first = filed.findLastIndex(({ row }) => row.return_id === wrong.id);
  const earlier = filed.slice(first + 1).find(({ row }) => row.return_id !== wrong.id && isDelivered(row));
  return earlier && new Returns(ports.store).find(earlier.row.return_id);
}

function refuse(code: Failure['code'], params: Failure['params']): { ok: false; error: Failure } {
  return { ok: false, error: failure(code, { params, action: 'fixInput', sent: 'notSent' }) };
}
