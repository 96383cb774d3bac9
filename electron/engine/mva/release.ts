/** From a person's click to a filing row and its job, or the reason why not. Nothing is sent from here. */
import { randomUUID } from 'node:crypto';
import type { Channel, Finding, SentDespite } from '../../../shared/contract/mva.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { type Failure, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import { newReference } from './figures.ts';
import { FILING_JOB } from './filing/job.ts';
import type { Entry, Journal } from './filing/journal.ts';
import type { FilingClient, MvaPorts } from './ports.ts';
import type { KeptReturn } from './returns.ts';
import { checkReturn } from './rules/check.ts';
import { RETURN_FILE, writeEnvelope } from './xml/write-envelope.ts';
import { writeReturn } from './xml/write-return.ts';

export interface Release {
  readonly kept: KeptReturn;
  readonly channel: Channel;
  /** Of the figures the person saw. */
  readonly figuresHash: string;
  /** Why errors found here do not stop it. */
  readonly despite: string | undefined;
}

export async function release(ports: MvaPorts, journal: Journal, wanted: Release): Promise<Outcome<void>> {
  const { kept, channel } = wanted;
  const client = await ports.clients.find(kept.client.organisationNumber);
  const refusal = client
    ? await refusalOf(ports, journal, wanted, client)
    : refuse('mva.unknownClient', { organisationNumber: kept.client.organisationNumber });
  if (refusal || !client) return { ok: false, error: refusal ?? refuse('mva.unknownClient', {}) };

  const { organisationNumber, name } = client;
  const { category, period } = kept.value;
  const used = await journal.isReferenceUsed(kept.value.reference);
  const reference =
    used || kept.value.reference === '' ? newReference(organisationNumber, period) : kept.value.reference;
  const documents = {
    return: Buffer.from(writeReturn({ ...kept.value, reference }), 'utf8'),
    envelope: Buffer.from(
      writeEnvelope({ organisationNumber, period, category, createdBy: ports.person(), createdAt: journal.now() }),
      'utf8',
    ),
  };
  const id = randomUUID();
  const files = {
    return: await ports.files.put(documents.return),
    envelope: await ports.files.put(documents.envelope),
  };
  const filing = {
    id,
    returnId: kept.id,
    client: { organisationNumber, name },
    category,
    period: periodKey(period),
    channel,
    person: ports.person(),
    preparer: kept.preparer,
    signer: ports.signing?.signer(),
    provedBy: ports.signing?.several ? ports.signing.signer()?.provedBy : undefined,
    figuresHash: kept.figuresHash,
    reference,
    despite: despiteOf(wanted.despite, errorsOf(ports, kept, client)),
  };
  try {
    await ports.store.transaction(async (trx) => {
      const params = { client: name, period: filing.period };
      const job = await ports.jobs.enqueue(
        FILING_JOB,
        { payload: { filingId: id }, key: id, client: organisationNumber, params },
        trx,
      );
      if (!job.ok) throw new NotEnqueued(job.error);
      await journal.add({ ...filing, jobId: job.value.id }, trx);
      for (const kind of ['return', 'envelope'] as const) {
        const fileName =
          kind === 'return' ? `${RETURN_FILE.name}.${RETURN_FILE.extension}` : 'mvaMeldingInnsending.xml';
        await trx
          .insertInto('filing_documents')
          .values({
            id: randomUUID(),
            filing_id: id,
            kind,
            name: fileName,
            size: files[kind].size,
            hash: files[kind].hash,
          })
          .execute();
      }
      await ports.audit.note(
        {
          act: 'mva.file',
          client: filing.client,
          params: {
            period: filing.period,
            channel,
            figures: kept.figuresHash.slice(0, 12),
            ...(filing.despite ? { rules: filing.despite.rules.join(', '), reason: filing.despite.reason } : {}),
          },
        },
        trx,
      );
    });
  } catch (error) {
    if (error instanceof NotEnqueued) return { ok: false, error: error.failure };
    // Another window was first: the unique index decides.
    if (isConstraint(error)) return { ok: false, error: refuse('mva.filingOpen', { client: name }) };
    throw error;
  }
  ports.push('mva.changed', { returnId: kept.id });
  return ok(undefined);
}

class NotEnqueued extends Error {
  readonly failure: Failure;
  constructor(error: Failure) {
    super(error.code);
    this.failure = error;
  }
}

async function refusalOf(
  ports: MvaPorts,
  journal: Journal,
  { kept, channel, figuresHash, despite }: Release,
  client: FilingClient,
): Promise<Failure | undefined> {
  const { organisationNumber } = client;
  const refusal = await ports.signing?.filingRefusal({ organisationNumber, preparer: kept.preparer });
  if (refusal) return refusal;
  const inFile = kept.value.organisationNumber ?? '';
  if (inFile !== client.organisationNumber) {
    return refuse('mva.wrongOrganisation', { client: client.name, expected: client.organisationNumber, found: inFile });
  }
  if (figuresHash !== kept.figuresHash) return refuse('mva.changedSinceRelease', { client: client.name });
  const errors = errorsOf(ports, kept, client);
  if (errors[0] && despite === undefined)
    return refuse('mva.hasErrors', { count: errors.length, rule: errors[0].rule });
  if (ports.channelAllowed && !(await ports.channelAllowed(channel))) return refuse('mva.channelOff', { channel });
  if (channel === 'systemUser' && !client.systemUser) {
    return { ...refuse('mva.notLinked', { client: client.name }), action: 'openAccess' };
  }
  const earlier = await journal.ofPeriod({
    organisation_number: client.organisationNumber,
    category: kept.value.category,
    period: periodKey(kept.value.period),
  });
  if (earlier.some(({ row }) => row.open === 1)) return refuse('mva.filingOpen', { client: client.name });
  const delivered = earlier.find(isDelivered);
  // Other figures make it a correction: a complete new message, and the last one counts (reference/mva-melding.md 4.9).
  if (delivered?.row.figures_hash === kept.figuresHash) return refuse('mva.alreadyFiled', { client: client.name });
  return undefined;
}

function errorsOf(ports: MvaPorts, kept: KeptReturn, client: FilingClient): Finding[] {
  const found = checkReturn(kept.value, ports.clock.now(), { bankrupt: client.bankrupt ?? false });
  return found.filter(({ severity }) => severity === 'U');
}

/** A reason without errors says nothing. */
function despiteOf(reason: string | undefined, errors: readonly Finding[]): SentDespite | undefined {
  return reason === undefined || errors.length === 0
    ? undefined
    : { reason, rules: [...new Set(errors.map(({ rule }) => rule))] };
}

export function isDelivered({ row }: Entry): boolean {
  return row.state === 'settled' && row.verdict !== null && row.verdict !== 'ugyldig skattemelding';
}

function refuse(code: Failure['code'], params: Record<string, string | number>): Failure {
  return failure(code, { params, action: 'fixInput', sent: 'notSent' });
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}
