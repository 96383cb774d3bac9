import type { PracticeContext } from '../core/context.ts';
import type { Random } from '../core/random.ts';
import type { WorldUnit } from '../core/world.ts';
import { Calendar } from './calendar.ts';
import type { NewDialog } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import { derivedId, microsOf, stamp, timedId } from './identity.ts';
import type { Facts, Letter } from './letter.ts';
import { LETTERS } from './letters/all.ts';

const DAY = 86_400_000;
const TWO_YEARS = 730;
/** Dialogs older than this count as seen from the start (reference dialogporten 2.6). */
const SEEN_BEFORE = Date.UTC(2025, 11, 1);
const CHUNK = 5_000;

/** Per client: about 2,000 dialogs for 40 clients, 200,000 for 400. Receipts of returns come on top. */
const PER_CLIENT = { small: 46, large: 495 } as const;

/** When a letter came: a working day some days back, in office hours. */
interface Sent {
  readonly at: number;
  readonly offset: number;
}

function officeTime(calendar: Calendar, now: number, back: number, random: Random): Sent {
  let offset = -back;
  while (calendar.day(offset).weekday > 5) offset -= 1;
  const time = random.between(7 * 3_600_000, 16 * 3_600_000 - 1);
  return { offset, at: Math.min(calendar.day(offset).start + time, now - 60_000 + random.between(0, 999)) };
}

interface Draft {
  readonly unit: WorldUnit;
  readonly party: WorldUnit;
  readonly letter: Letter;
  readonly sent: Sent;
  readonly now: number;
  readonly name: string;
}

function drafted(
  { unit, party, letter, sent, now, name }: Draft,
  calendar: Calendar,
  random: Random,
  org: string,
): NewDialog {
  const { at, offset } = sent;
  const day = calendar.day(offset);
  const dueDay = letter.dueDays === undefined ? undefined : calendar.day(offset + letter.dueDays);
  const due = dueDay && dueDay.start + DAY - 1_000;
  const facts: Facts = {
    name: party.name,
    organisation: party.organisationNumber,
    town: unit.town.town,
    amount: random.between(12, 2_400) * 100 + random.between(0, 99),
    period: day.term,
    reference: `${day.year}/${random.between(10_000, 99_999)}`,
    due: dueDay?.long ?? '',
    sent: day.long,
  };
  const id = timedId(at, name);
  const over = now > (due ?? at + 30 * DAY);
  const created = stamp(at, microsOf(id));
  // A later, lesser change (a notice sent, a file fetched) moves `updatedAt` past `contentUpdatedAt` for some.
  const touched = random.next() < 0.3 ? Math.min(at + random.between(1, 72) * 3_600_000, now - 1_000) : at;
  const old = at < SEEN_BEFORE;
  const seen = old || random.next() < (now - at > 30 * DAY ? 0.9 : 0.45);
  const letterBound = org !== '' && letter.info === undefined && !letter.resource.startsWith('app_');
  return {
    id,
    party: party.organisationNumber,
    resource: letter.resource,
    org,
    letter: letter.key,
    facts,
    title: letter.title(facts),
    summary: letter.summary(facts),
    created_at: created,
    updated_at: stamp(Math.max(touched, at), microsOf(id)),
    content_updated_at: created,
    due_at: due === undefined ? null : stamp(due),
    visible_from: null,
    expires_at: null,
    status: over ? letter.later : letter.status,
    extended_status: over || letter.extended === undefined ? null : letter.extended,
    external_reference: facts.reference,
    process: null,
    progress: null,
    api_only: 0,
    deleted: 0,
    content_seen: seen ? 1 : 0,
    opened: seen ? 1 : 0,
    label: old && random.next() < 0.15 ? 'Archive' : 'Default',
    marked_unopened: 0,
    sent: letter.answered ? 1 : 0,
    opened_at: seen && !old ? stamp(Math.min(at + random.between(1, 60) * 3_600_000, now - 500), microsOf(name)) : null,
    correspondence_id: letterBound ? derivedId(id, 'correspondence') : null,
    instance_ref: letter.resource.startsWith('app_') ? `${party.partyId}/${derivedId(id, 'instance')}` : null,
    // A few letters about sick leave may be opened by a person at the highest level only (1.5).
    min_level: letter.key === 'nav-refusjon' && random.next() < 0.15 ? 4 : 3,
  };
}

/** Every place a letter may be drawn from, as often as its weight says. */
function urn(unit: WorldUnit): readonly Letter[] {
  const fitting = LETTERS.filter((letter) => {
    if (letter.key.startsWith('mva') || letter.key === 'krav-purring') return unit.vat !== undefined;
    if (letter.key === 'skatteoppgjoer' || letter.key.startsWith('brg')) return unit.form !== 'ENK';
    return true;
  });
  return fitting.flatMap((letter) => Array.from({ length: letter.weight }, () => letter));
}

/** Two years of public mail for every client, from the seed. Runs once; the moments are counted back from now. */
export function seedDialogs(context: PracticeContext, dialogs: Dialogs): void {
  const { database, world, clock, resources } = context;
  const { lettersEach = PER_CLIENT[world.size] } = context;
  if (database.setting('dialogs') !== undefined) return;
  const now = clock.now();
  const random = context.random('dialogs');
  const calendar = new Calendar(now, TWO_YEARS + 5, 60);
  let chunk: NewDialog[] = [];
  const flush = () => {
    dialogs.transaction(() => dialogs.insert(chunk));
    chunk = [];
  };
  for (const client of world.clients) {
    const letters = urn(client);
    const subUnits = world.subUnits(client.organisationNumber);
    for (let n = 0; n < lettersEach; n += 1) {
      const letter = random.pick(letters);
      const party = letter.toSubUnit && subUnits.length > 0 ? random.pick(subUnits) : client;
      const sent = officeTime(calendar, now, Math.floor(random.next() ** 1.3 * TWO_YEARS), random);
      const name = `${world.seed}:${client.organisationNumber}:${n}`;
      const org = resources.get(letter.resource)?.owner.code ?? '';
      chunk.push(drafted({ unit: client, party, letter, sent, now, name }, calendar, random, org));
      if (chunk.length >= CHUNK) flush();
    }
  }
  flush();
  database.set('dialogs', new Date(now).toISOString());
}
