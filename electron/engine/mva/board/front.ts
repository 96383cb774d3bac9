import type { Place } from '../../../../shared/contract/board.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { dayInNorway, isPeriod, periodKey } from '../../../../shared/mva/periods.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { AuditParams } from '../../audit/audit.ts';
import { attempt } from '../../store/faults.ts';
import { Settings } from '../../store/settings.ts';
import type { Queries } from '../../store/store.ts';
import { deadlineOf } from '../deadlines.ts';
import type { MvaPorts } from '../ports.ts';
import { Returns } from '../returns.ts';
import { addMarks, endMark, findMarks, isStanding, readMarks, removeMarks } from './marks.ts';
import { clearOwnDeadlines, readOwnDeadlines, setOwnDeadlines } from './own-deadlines.ts';
import { readReminders, saveReminders } from './reminders.ts';

export type BoardHandlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `board.${string}`>>;

/** What a person notes about clients' terms. Each is a row in the log, for each client and term. */
export function boardHandlers(ports: MvaPorts): BoardHandlers {
  const { store, audit, clock, person, push } = ports;
  const settings = new Settings(store);
  const returns = new Returns(store);
  const now = () => ({ by: person(), at: new Date(clock.now()).toISOString() });
  /** Names come from the client list, asked before the transaction: a window cannot put another into the log. */
  const write = async <T>(work: (trx: Queries, noteEach: NoteEach) => Promise<T>): Promise<Outcome<T>> => {
    const names = new Map((await ports.clients.listed()).map((client) => [client.organisationNumber, client.name]));
    const noteIn =
      (trx: Queries): NoteEach =>
      async (act, rows, params) => {
        for (const { organisationNumber, period, kind } of rows) {
          const client = { organisationNumber, name: names.get(organisationNumber) ?? organisationNumber };
          await audit.note({ act, client, params: { ...(kind && { kind }), period, ...params } }, trx);
        }
      };
    const written = await attempt(() => store.transaction((trx) => work(trx, noteIn(trx))));
    if (written.ok) push('mva.changed', { returnId: '' });
    return written;
  };
  const today = () => dayInNorway(clock.now());

  return {
    'board.ofReturn': async ({ returnId }) => {
      const kept = await returns.find(returnId);
      if (!kept) return fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
      const { organisationNumber } = kept.client;
      const { category, period } = kept.value;
      const markOf = await readMarks(store.db);
      const ownDeadlineOf = await readOwnDeadlines(store.db);
      return ok({
        mark: markOf(organisationNumber, category, period),
        ownDeadline: ownDeadlineOf({ organisationNumber, category, period }, deadlineOf(period, category)),
      });
    },
    'board.services': async () => ok({ services: ports.services?.() ?? [] }),
    'board.reminders': async () => ok(await readReminders(settings)),
    'board.setReminders': async (wish) => {
      const written = await write(async (trx) => {
        await saveReminders(settings, wish, trx);
        await audit.note({ act: 'board.setReminders', params: wish }, trx);
      });
      return written.ok ? ok(wish) : written;
    },
    'board.mark': async (wish) => {
      const { places, what, note } = wish;
      const day = 'on' in what ? what.on : undefined;
      const refusal = badPeriod(places) ?? (day !== undefined && day > today() ? dayAhead(day) : undefined);
      if (refusal) return { ok: false, error: refusal };
      const params = {
        kind: what.kind,
        ...(isStanding(what) && { standing: 'yes' }),
        ...(day !== undefined && { day }),
        ...(what.who !== '' && { who: what.who }),
        ...(note !== '' && { note }),
      };
      return write(async (trx, noteEach) => {
        const marks = await addMarks(trx, wish, now());
        await noteEach('board.mark', places.map(placeNoted), params);
        return { marks };
      });
    },
    'board.unmark': ({ marks }) =>
      write(async (trx, noteEach) => {
        const there = await findMarks(trx, marks);
        await removeMarks(
          trx,
          there.map((row) => row.id),
        );
        await noteEach('board.unmark', there.map(markNoted), {});
        return {};
      }),
    'board.endMark': async ({ mark, from }) => {
      const refusal = badPeriod([{ period: from }]);
      if (refusal) return { ok: false, error: refusal };
      return write(async (trx, noteEach) => {
        const there = (await findMarks(trx, [mark])).filter((row) => row.standing === 1);
        for (const row of there) await endMark(trx, row.id, from);
        await noteEach('board.endMark', there.map(markNoted), { period: periodKey(from) });
        return {};
      });
    },
    'board.setDeadline': async ({ places, when, reason }) => {
      const refusal = badPeriod(places) ?? ('day' in when ? lateFor(places, when.day) : undefined);
      if (refusal) return { ok: false, error: refusal };
      const params = { reason, ...('day' in when ? { day: when.day } : { daysBefore: when.daysBefore }) };
      return write(async (trx, noteEach) => {
        await setOwnDeadlines(trx, places, when, { reason, ...now() });
        await noteEach('board.setDeadline', places.map(placeNoted), params);
        return {};
      });
    },
    'board.clearDeadline': ({ places }) =>
      write(async (trx, noteEach) => {
        await clearOwnDeadlines(trx, places);
        await noteEach('board.clearDeadline', places.map(placeNoted), {});
        return {};
      }),
  };
}

type NoteEach = (act: string, rows: readonly Noted[], params: AuditParams) => Promise<void>;

interface Noted {
  readonly organisationNumber: string;
  readonly period: string;
  readonly kind?: string;
}

const placeNoted = ({ organisationNumber, period }: Place): Noted => ({
  organisationNumber,
  period: periodKey(period),
});
const markNoted = (row: { organisation_number: string; period: string; kind: string }): Noted => ({
  organisationNumber: row.organisation_number,
  period: row.period,
  kind: row.kind,
});

function badPeriod(places: readonly Pick<Place, 'period'>[]): Failure | undefined {
  const bad = places.find(({ period }) => !isPeriod(period));
  if (!bad) return undefined;
  return failure('mva.wrongPeriod', { params: { period: periodKey(bad.period) }, action: 'fixInput', sent: 'notSent' });
}

const dayAhead = (day: string) => failure('board.dayAhead', { params: { day }, action: 'fixInput', sent: 'notSent' });

/** The firm's own day may be earlier than the authority's, never later. */
function lateFor(places: readonly Place[], day: string): Failure | undefined {
  const deadlines = places.map(({ period, category }) => deadlineOf(period, category)).sort();
  const [first = day] = deadlines;
  if (day <= first) return undefined;
  return failure('board.afterDeadline', { params: { day: first }, action: 'fixInput', sent: 'notSent' });
}
