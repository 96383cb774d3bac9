/** From a person's click to a filing row and its job, or the reason why not. Nothing is sent from here. */
import { randomUUID } from 'node:crypto';
import type { Channel } from '../../../shared/contract/mva.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import { paramsOf, type ReleaseWish, refuse, releaseRefusal, standingRelease, writeRelease } from './batch/release.ts';
import { newReference } from './figures.ts';
import { FILING_JOB } from './filing/job.ts';
import type { Entry, Journal } from './filing/journal.ts';
import type { FilingClient, MvaPorts } from './ports.ts';
import type { KeptReturn } from './returns.ts';
import { checkReturn } from './rules/check.ts';
import { RETURN_FILE, writeEnvelope } from './xml/write-envelope.ts';
import { writeReturn } from './xml/write-return.ts';

export interface Sending extends ReleaseWish {
  readonly kept: KeptReturn;
  readonly channel: Channel;
}

/**
 * A release that stands is what is sent, whoever asks; without one the asking is the release too. The filing is the releasing
 * person's in both cases: their name in the envelope, their eyes.
 */
export async function send(ports: MvaPorts, journal: Journal, wanted: Sending): Promise<Outcome<void>> {
  const { kept, channel } = wanted;
  const client = await ports.clients.find(kept.client.organisationNumber);
  if (!client)
    return {
      ok: false,
      error: refuse('mva.unknownClient', { organisationNumber: kept.client.organisationNumber }),
    };
  const findings = checkReturn(kept.value, ports.clock.now(), { bankrupt: client.bankrupt ?? false });
  const standing = await standingRelease(ports, kept, await journal.ofReturn(kept.id), findings);
  const refusal =
    (standing?.figuresHash === wanted.figuresHash
      ? await startRefusal(ports, kept, channel)
      : await releaseRefusal(ports, kept, client, wanted)) ?? (await sendRefusal(ports, journal, wanted, client));
  if (refusal) return { ok: false, error: refusal };

  const { organisationNumber, name } = client;
  const { category, period } = kept.value;
  const used = await journal.isReferenceUsed(kept.value.reference);
  const reference =
    used || kept.value.reference === '' ? newReference(organisationNumber, period) : kept.value.reference;
  const now = journal.now();
  const createdBy = standing?.by ?? ports.person();
  const documents = {
    return: Buffer.from(writeReturn({ ...kept.value, reference }), 'utf8'),
    envelope: Buffer.from(writeEnvelope({ organisationNumber, period, category, createdBy, createdAt: now }), 'utf8'),
  };
  const id = randomUUID();
  const files = {
    return: await ports.files.put(documents.return),
    envelope: await ports.files.put(documents.envelope),
  };
  try {
    await ports.store.transaction(async (trx) => {
      // Changed between the look and now.
      const current = trx.selectFrom('returns').select('figures_hash').where('id', '=', kept.id);
      if ((await current.executeTakeFirst())?.figures_hash !== kept.figuresHash)
        throw new NotEnqueued(refuse('mva.changedSinceRelease', { client: name }));
      const release = standing ?? (await writeRelease(ports, kept, client, { ...wanted, at: now }, trx));
      const params = { client: name, period: periodKey(period) };
      const job = await ports.jobs.enqueue(
        FILING_JOB,
        { payload: { filingId: id }, key: id, client: organisationNumber, params },
        trx,
      );
      if (!job.ok) throw new NotEnqueued(job.error);
      const filing = {
        id,
        returnId: kept.id,
        client: { organisationNumber, name },
        category,
        period: periodKey(period),
        channel,
        release,
        preparer: kept.preparer,
        reference,
        jobId: job.value.id,
      };
      await journal.add(filing, trx);
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
      const noted = { ...paramsOf(kept, release), channel };
      await ports.audit.note({ act: 'mva.file', client: filing.client, params: noted }, trx);
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

/** By a person's login it is that person who signs: then they, too, must be one who may have it filed. */
async function startRefusal(ports: MvaPorts, kept: KeptReturn, channel: Channel): Promise<Failure | undefined> {
  if (channel === 'systemUser') return undefined;
  const { organisationNumber } = kept.client;
  return ports.signing?.filingRefusal({ organisationNumber, preparer: kept.preparer });
}

async function sendRefusal(
  ports: MvaPorts,
  journal: Journal,
  { kept, channel }: Sending,
  client: FilingClient,
): Promise<Failure | undefined> {
  const found = kept.value.organisationNumber ?? '';
  if (found !== client.organisationNumber)
    return refuse('mva.wrongOrganisation', { client: client.name, expected: client.organisationNumber, found });
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

export function isDelivered({ row }: Entry): boolean {
  return row.state === 'settled' && row.verdict !== null && row.verdict !== 'ugyldig skattemelding';
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}
