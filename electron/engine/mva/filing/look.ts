/** Before an instance is made: what Altinn has for the client and period that was not made here (reference/mva-melding.md 4.9: the last one counts). */
import { z } from 'zod';
import { periodDates, periodKey, periodOfKey } from '../../../../shared/mva/periods.ts';
import { failure } from '../../../../shared/outcome.ts';
import { Settings } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';
import { concerns, isOlderThan, isTold, type Other, toldOf } from '../surroundings/others.ts';
import { readAbout } from '../xml/read-about.ts';
import { readValidationResult } from '../xml/read-answers.ts';
import { activeInstances, bodyOf, type Instance, instance, type Reply, standOf } from './answers.ts';
import { type Listed, listInstances } from './instances.ts';
import { isDelivered } from './replacing.ts';
import { endOfFailed, type StepContext, type StepEnd } from './step.ts';
import { ENVELOPE_TYPE } from './upload.ts';

/** Setting: the instant from which this database does not know what was filed: after a restore, or new over a damaged one. */
export const LOOK_UP_SINCE = 'mva.lookUpSince';

/** Once per filing. Undefined: nothing stands in the way of a new instance. Sends nothing. */
export async function lookAround(context: StepContext): Promise<StepEnd | undefined> {
  const { entry, journal, others } = context;
  if (entry.row.looked !== null) return undefined;
  const answered = await answeredMeanwhile(context);
  if (answered) return answered;
  const { organisation_number: organisationNumber, client_name: client } = entry.row;
  const known = await journal.knownInstances(organisationNumber);
  const listed = await listInstances(context, known);
  if (listed.kind === 'end') return listed.end;
  const isWhole = listed.kind === 'instances' && listed.whole;
  // Each instance has a dialog: the messages tell nothing more where the instances themselves are told.
  const told = isWhole ? undefined : await fromMessages(context, known);
  const looked = { at: journal.now(), instances: isWhole, dialogs: told !== undefined };
  if (listed.kind === 'blind' && told === undefined) {
    const untold = await context.blindness.isNews(organisationNumber);
    if (untold)
      return { kind: 'failed', error: failure('mva.meanwhileUnknown', { params: { client }, sent: 'notSent' }) };
    await journal.change(entry.row.id, { looked });
    return undefined;
  }
  const open = listed.kind === 'instances' ? listed.instances : [];
  const rest = (told ?? []).filter(({ id }) => !open.some((each) => each.id === id));
  const names = listed.kind === 'instances' ? listed.names : new Map<string, string>();
  const read = await readOthers(context, { instances: [...open, ...rest], names }, known);
  if ('end' in read) return read.end;
  await others.keep(organisationNumber, read.others);
  await journal.change(entry.row.id, { looked });
  const before = toldOf.parse(
    (await journal.ofPeriod(entry.row)).flatMap(({ row }) => JSON.parse(row.replaces_others)),
  );
  const found = read.others.filter((other) => concerns(other, entry.row) && !isTold(before, other));
  if (found.length === 0) return undefined;
  const params = { client, count: found.length };
  return { kind: 'failed', error: failure('mva.foundOthers', { params, sent: 'notSent' }) };
}

/** The one that got no answer, got it after all before this one was sent: there is nothing to send again. */
async function answeredMeanwhile({ entry, journal }: StepContext): Promise<StepEnd | undefined> {
  const replaced = entry.row.replaces === null ? undefined : await journal.load(entry.row.replaces);
  if (!replaced || !isDelivered(replaced.row) || replaced.row.figures_hash !== entry.row.figures_hash) return undefined;
  const params = { client: entry.row.client_name };
  return { kind: 'failed', error: failure('mva.alreadyFiled', { params, sent: 'notSent' }) };
}

/** One that may not be read is as good as sent: who has a dialog there may have filed. */
async function fromMessages(
  { app, tokens, entry, vatInstances }: StepContext,
  known: ReadonlySet<string>,
): Promise<Instance[] | undefined> {
  const period = periodOfKey(entry.row.period);
  if (!period || !vatInstances) return undefined;
  const ids = await vatInstances(entry.row.organisation_number, `${periodDates(period).start}T00:00:00Z`);
  if (!ids) return undefined;
  const instances: Instance[] = [];
  for (const id of ids.filter((each) => !known.has(each))) {
    const read = bodyOf(await app.instance(tokens, id), instance);
    instances.push(read ?? { id, process: { currentTask: { altinnTaskType: 'feedback' } } });
  }
  return instances;
}

type Read = { readonly others: readonly Other[] } | { readonly end: StepEnd };

async function readOthers(
  context: StepContext,
  listed: Pick<Extract<Listed, { kind: 'instances' }>, 'instances' | 'names'>,
  known: ReadonlySet<string>,
): Promise<Read> {
  const { entry, others } = context;
  const before = new Map((await others.of(entry.row.organisation_number)).map((other) => [other.id, other]));
  const read: Other[] = [];
  for (const each of listed.instances) {
    if (known.has(each.id) || each.status?.isSoftDeleted) continue;
    const earlier = before.get(each.id);
    const isOld = isOlderThan({ created: each.created ?? null }, entry.row);
    if (isOld && standIn(each) !== 'draft') continue;
    // What was sent does not change any more.
    if (earlier && (earlier.stand === 'delivered' || earlier.stand === 'rejected')) {
      read.push(earlier);
      continue;
    }
    const one = await readOther(context, each, isOld);
    if ('end' in one) return one;
    read.push({ ...one.other, made_by: one.other.made_by ?? listed.names.get(each.id) ?? null });
  }
  return { others: await withNames(context, read) };
}

/** One or two documents of an instance: what it is for, and whether it was turned down. */
async function readOther(
  { app, tokens, entry, journal }: StepContext,
  of: Instance,
  isOld: boolean,
): Promise<{ readonly other: Other } | { readonly end: StepEnd }> {
  const find = (isIt: (type: string) => boolean) => of.data?.findLast(({ dataType }) => isIt(dataType))?.id;
  const download = async (elementId: string): Promise<Reply> => app.download(tokens, of.id, elementId);
  const message = find((type) => type === 'mvamelding');
  let about: Awaited<ReturnType<typeof readAbout>>;
  // The envelope tells who made it, too.
  for (const element of isOld ? [] : [find((type) => type.startsWith(ENVELOPE_TYPE)), message]) {
    if (element === undefined || about?.period) continue;
    const reply = await download(element);
    if (reply.kind === 'done') about = (await readAbout(reply.answer.bytes)) ?? about;
    else if (reply.kind !== 'refused') return { end: endOfFailed(reply) };
  }
  let stand = standIn(of);
  const period = about?.period ? periodKey(about.period) : null;
  const verdict = find((type) => type === 'valideringsresultat');
  if (stand === 'delivered' && verdict !== undefined && (period === null || period === entry.row.period)) {
    const reply = await download(verdict);
    if (reply.kind !== 'done' && reply.kind !== 'refused') return { end: endOfFailed(reply) };
    const result = reply.kind === 'done' ? await readValidationResult(reply.answer.bytes) : undefined;
    if (result?.ok && result.value.verdict === 'ugyldig skattemelding') stand = 'rejected';
  }
  const other: Other = {
    id: of.id,
    organisation_number: entry.row.organisation_number,
    created: of.created ?? null,
    made_by: about?.madeBy ?? null,
    stand,
    filled: message !== undefined || about?.period ? 1 : 0,
    category: about?.category ?? null,
    period,
    seen_at: journal.now(),
  };
  return { other };
}

/** Altinn's list of open instances has names, the search has not: asked only when somebody is to be told of one. */
async function withNames({ app, tokens, entry }: StepContext, read: readonly Other[]): Promise<readonly Other[]> {
  const nameless = read.find(
    (other) => other.made_by === null && other.stand !== 'delivered' && concerns(other, entry.row),
  );
  if (!nameless) return read;
  const active = bodyOf(await app.active(tokens, nameless.id.split('/')[0] ?? ''), activeInstances) ?? [];
  const nameOf = (id: string) =>
    active.find((each) => id.endsWith(each.id ?? each.instanceId ?? 'none'))?.lastChangedBy ?? null;
  return read.map((other) => ({ ...other, made_by: other.made_by ?? nameOf(other.id) }));
}

function standIn({ process }: Instance): Other['stand'] {
  switch (process ? standOf(process) : 'fillIn') {
    case 'confirmation':
      return 'confirmation';
    case 'feedback':
      return process?.ended ? 'delivered' : 'sent';
    default:
      return 'draft';
  }
}

const told = z.array(z.string());

/** Not being able to look is no news, except where what was filed is not written here: then a person is told once per client. */
export class Blindness {
  readonly #settings: Settings;
  constructor(store: Store) {
    this.#settings = new Settings(store);
  }

  async isNews(organisationNumber: string): Promise<boolean> {
    if ((await this.#settings.read(LOOK_UP_SINCE, z.string())) === undefined) return false;
    const key = `mva.toldOf.${organisationNumber}`;
    const seen = (await this.#settings.read(key, told)) ?? [];
    if (!seen.includes('blind')) await this.#settings.set(key, [...seen, 'blind']);
    return !seen.includes('blind');
  }
}
