/** From a person's click to a filing row and its job, or the reason why not. Nothing is sent from here. */
import { randomUUID } from 'node:crypto';
import type { Channel } from '../../../shared/contract/mva.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Queries } from '../store/store.ts';
import { attachmentsOf } from './attachments/front.ts';
import {
  findingsOf,
  findRelease,
  paramsOf,
  type ReleaseWish,
  refuse,
  releaseRefusal,
  type Standing,
  standing,
  writeRelease,
} from './batch/release.ts';
import { newReference } from './figures.ts';
import { FILING_JOB } from './filing/job.ts';
import type { FilingRow, Journal } from './filing/journal.ts';
import { isDelivered, replaceable, replacementOf } from './filing/replacing.ts';
import { NotEnqueued } from './not-enqueued.ts';
import type { FilingClient, MvaPorts } from './ports.ts';
import type { KeptReturn } from './returns.ts';
import { Others } from './surroundings/others.ts';
import { RETURN_FILE, writeEnvelope } from './xml/write-envelope.ts';
import { writeReturn } from './xml/write-return.ts';

export interface Sending extends ReleaseWish {
  readonly kept: KeptReturn;
  readonly channel: Channel;
  /** Instances that the person was shown and said it replaces. */
  readonly replacing?: readonly string[] | undefined;
  /** Begun later by a job, on nothing but a release that stands. */
  readonly batch?: {
    readonly id: string;
    /** Who started it. */
    readonly person: string;
    /** Written with the filing. */
    readonly begun: (filingId: string, trx: Queries) => Promise<void>;
  };
}

/**
 * A release that stands is what is sent, whoever asks; without one the asking is the release too. The filing is the releasing
 * person's in both cases: their name in the envelope, their eyes.
 */
export async function send(ports: MvaPorts, journal: Journal, wanted: Sending): Promise<Outcome<void>> {
  const { kept, channel, batch } = wanted;
  const client = await ports.clients.find(kept.client.organisationNumber);
  if (!client)
    return {
      ok: false,
      error: refuse('mva.unknownClient', { organisationNumber: kept.client.organisationNumber }),
    };
  const facts = await factsOf(ports, journal, kept, client);
  const release = standing(ports, kept, facts);
  const refusal = batch
    ? ((release ? undefined : refuse('mva.notReleased', { client: client.name })) ??
      (await wayRefusal(ports, wanted, client, facts)))
    : await sendRefusal(ports, wanted, client, { ...facts, release });
  if (refusal) return { ok: false, error: refusal };
  const replacement = await replacementFor(ports, journal, wanted);
  if ('code' in replacement) return { ok: false, error: replacement };

  const { organisationNumber, name } = client;
  const { category, period } = kept.value;
  const used = await journal.isReferenceUsed(kept.value.reference);
  const reference =
    used || kept.value.reference === '' ? newReference(organisationNumber, period) : kept.value.reference;
  const now = journal.now();
  const createdBy = release?.by ?? ports.person();
  const attached = await attachmentsOf(ports.store.db, kept.id);
  const documents = {
    return: Buffer.from(writeReturn({ ...kept.value, reference }), 'utf8'),
    envelope: Buffer.from(
      writeEnvelope({
        organisationNumber,
        period,
        category,
        createdBy,
        createdAt: now,
        attachments: attached.map((file) => file.name),
      }),
      'utf8',
    ),
  };
  const id = randomUUID();
  const [ownReturn, envelope] = await Promise.all([
    ports.files.put(documents.return),
    ports.files.put(documents.envelope),
  ]);
  const files = { return: ownReturn, envelope };
  try {
    await ports.store.transaction(async (trx) => {
      // Changed between the look and now.
      const current = trx.selectFrom('returns').select('figures_hash').where('id', '=', kept.id);
      if ((await current.executeTakeFirst())?.figures_hash !== kept.figuresHash)
        throw new NotEnqueued(refuse('mva.changedSinceRelease', { client: name }));
      const still = (await attachmentsOf(trx, kept.id)).map((file) => file.id).join();
      if (still !== attached.map((file) => file.id).join())
        throw new NotEnqueued(refuse('mva.changedSinceRelease', { client: name }));
      const word = release ?? (await writeRelease(ports, kept, client, { ...wanted, at: now }, trx));
      const params = { client: name, period: periodKey(period), ...(batch ? { batch: batch.id } : {}) };
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
        release: word,
        preparer: kept.preparer,
        reference,
        replaces: replacement.filing?.row.id ?? null,
        replacesOthers: replacement.others,
        jobId: job.value.id,
      };
      if (replacement.filing && replacement.givesUp) await journal.giveUp(replacement.filing.row.id, trx);
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
      for (const { name: file, content_type, size, hash } of attached)
        await trx
          .insertInto('filing_attachments')
          .values({ id: randomUUID(), filing_id: id, name: file, content_type, size, hash })
          .execute();
      await batch?.begun(id, trx);
      const replaces = replacement.filing?.row.instance;
      const noted = { ...paramsOf(kept, word), channel, ...(replaces ? { replaces } : {}) };
      await ports.audit.note({ act: 'mva.file', client: filing.client, person: batch?.person, params: noted }, trx);
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

/** What a sending is held against. */
export interface Facts extends Standing {
  /** Every filing for the same client, category and period. */
  readonly earlier: readonly Pick<FilingRow, 'open' | 'state' | 'verdict' | 'figures_hash' | 'instance'>[];
}

export async function factsOf(
  ports: MvaPorts,
  journal: Journal,
  kept: KeptReturn,
  client: FilingClient,
): Promise<Facts> {
  const { category, period } = kept.value;
  const of = { organisation_number: client.organisationNumber, category, period: periodKey(period) };
  return {
    release: await findRelease(ports.store, kept.id),
    findings: findingsOf(ports, kept, client),
    filed: (await journal.ofReturn(kept.id)).map(({ row }) => row),
    earlier: (await journal.ofPeriod(of)).map(({ row }) => row),
  };
}

/** Why whoever is here may not have it sent so. `release`: one that stands. */
export async function sendRefusal(
  ports: MvaPorts,
  wanted: Omit<Sending, 'batch'>,
  client: FilingClient,
  facts: Facts,
): Promise<Failure | undefined> {
  const { kept, channel } = wanted;
  const { organisationNumber } = client;
  if (facts.release === undefined) {
    const refusal = await releaseRefusal(ports, kept, client, wanted);
    if (refusal) return refusal;
  } else if (wanted.figuresHash !== kept.figuresHash) {
    return refuse('mva.changedSinceRelease', { client: client.name });
  } else if (channel === 'person') {
    // By a person's login it is that person who signs: then they, too, must be one who may have it filed.
    const refusal = await ports.signing?.filingRefusal({ organisationNumber, preparer: kept.preparer });
    if (refusal) return refusal;
  }
  return wayRefusal(ports, wanted, client, facts);
}

/** Whatever was said of it: the way to the client, and what was filed already. */
async function wayRefusal(
  ports: MvaPorts,
  { kept, channel, replacing = [] }: Pick<Sending, 'kept' | 'channel' | 'replacing'>,
  client: FilingClient,
  { earlier }: Pick<Facts, 'earlier'>,
): Promise<Failure | undefined> {
  const found = kept.value.organisationNumber ?? '';
  if (found !== client.organisationNumber)
    return refuse('mva.wrongOrganisation', { client: client.name, expected: client.organisationNumber, found });
  const refusal = await ports.firstFilingRefusal?.();
  if (refusal) return refusal;
  if (ports.channelAllowed && !(await ports.channelAllowed(channel))) return refuse('mva.channelOff', { channel });
  if (channel === 'systemUser' && !client.systemUser) {
    return { ...refuse('mva.notLinked', { client: client.name }), action: 'openAccess' };
  }
  // One that was never answered may be replaced: what it takes is asked where the filing is made.
  if (earlier.some(({ open, instance }) => open === 1 && !replacing.includes(instance ?? '')))
    return refuse('mva.filingOpen', { client: client.name });
  const delivered = earlier.find(isDelivered);
  // Other figures make it a correction: a complete new message, and the last one counts (reference/mva-melding.md 4.9).
  if (delivered?.figures_hash === kept.figuresHash) return refuse('mva.alreadyFiled', { client: client.name });
  return undefined;
}

async function replacementFor(ports: MvaPorts, journal: Journal, { kept, channel, replacing, batch }: Sending) {
  const { value, client, figuresHash } = kept;
  const organisation_number = client.organisationNumber;
  const earlier = await journal.ofPeriod({
    organisation_number,
    category: value.category,
    period: periodKey(value.period),
  });
  const others = await new Others(ports.store).of(organisation_number);
  const now = ports.clock.now();
  // In a batch a correction was shown as one, and ticked by itself.
  const own = batch && earlier.every(({ row }) => row.open === 0) ? replaceable(earlier, now)?.row.instance : undefined;
  const wish = { channel, figuresHash, replacing: own ? [own] : replacing };
  return replacementOf(earlier, others, wish, now);
}

function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}
