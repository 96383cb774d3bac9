import type { Selectable } from 'kysely';
import type { EndingState, EndingView } from '../../../shared/contract/client-endings.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { dayInNorway } from '../../../shared/mva/periods.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import { attempt } from '../store/faults.ts';
import type { ClientEndingTable } from '../store/schema/clients.ts';
import type { Queries } from '../store/store.ts';
import type { AccessEnds } from './ends.ts';
import { deleteClient } from './forget-client.ts';
import { saveHandover } from './handover.ts';
import { deletedClients, KEPT_YEARS, sentReturns } from './kept-returns.ts';
import type { ClientStore } from './store.ts';

type Handlers = Pick<
  EngineHandlers,
  | 'clients.ending'
  | 'clients.beginEnding'
  | 'clients.undoEnding'
  | 'clients.saveHandover'
  | 'clients.finishEnding'
  | 'clients.deleteLocal'
>;

export interface Ending {
  readonly state: EndingState;
  readonly deleteOn: string | null;
}

type Row = Selectable<ClientEndingTable>;

const stateOf = (row: Row): EndingState => (row.ended_at === null ? 'ending' : 'ended');

/** By organisation number: the clients the firm is taking leave of. */
export async function allEndings(db: Queries): Promise<Map<string, Ending>> {
  const rows = await db.selectFrom('client_endings').selectAll().execute();
  return new Map(rows.map((row) => [row.organisation_number, { state: stateOf(row), deleteOn: row.delete_on }]));
}

/** Clients whose day for deletion has come, by day; then those deleted before of whom the last that was kept may go now. */
export async function endingsDue(
  db: Queries,
  nowMs: number,
  own: string | null,
): Promise<{ organisationNumber: string; name: string }[]> {
  const today = dayInNorway(nowMs);
  const rows = await db
    .selectFrom('client_endings')
    .innerJoin('clients', 'clients.organisation_number', 'client_endings.organisation_number')
    .select(['clients.organisation_number', 'name'])
    .where('ended_at', 'is not', null)
    .where('delete_on', '<=', today)
    .orderBy('delete_on')
    .execute();
  const kept = (await deletedClients(db, own)).filter(({ until }) => until <= today);
  return [
    ...rows.map((row) => ({ organisationNumber: row.organisation_number, name: row.name })),
    ...kept.map(({ organisationNumber, name }) => ({ organisationNumber, name })),
  ];
}

export interface EndingParts {
  readonly clients: ClientStore;
  readonly ends: Pick<AccessEnds, 'over'>;
  readonly systemUserTitle: (id: string) => Promise<string | undefined>;
  /** The firm's own number. */
  readonly own: () => Promise<string | null>;
  /** Deadlines, messages and the list are looked at anew. */
  readonly onChanged: () => void;
}

/**
 * Taking leave of a client. Each step is on disk before the next, so that it goes on where it stood: begun (nothing is
 * scheduled any more), exported, unlinked (the linking job's work), ended with a day for deletion, and deleted when told to.
 */
export function endingHandlers(base: Base, parts: EndingParts): Handlers {
  const { store, clock, audit, push, person, files, sideFiles } = base;
  const now = () => new Date(clock.now()).toISOString();

  const find = async (organisationNumber: string): Promise<Row | undefined> => {
    const rows = await store.db
      .selectFrom('client_endings')
      .selectAll()
      .where('organisation_number', '=', organisationNumber)
      .execute();
    return rows[0];
  };
  const unknown = (client: string) => fail('clients.unknown', { params: { client }, sent: 'notSent' });
  const changed = () => {
    push('clients.changed', {});
    push('mva.changed', { returnId: '' });
    parts.onChanged();
  };

  async function view(organisationNumber: string): Promise<Outcome<EndingView>> {
    const listed = await parts.clients.nameOf(organisationNumber);
    const sent = await sentReturns(store.db, organisationNumber);
    const name = listed ?? sent[0]?.client.name;
    if (name === undefined) return unknown(organisationNumber);
    const isDeleted = listed === undefined && organisationNumber !== (await parts.own());
    const row = await find(organisationNumber);
    const links = await parts.clients.linked(organisationNumber);
    const linked: EndingView['linked'] = [];
    for (const { systemUserId } of links) {
      const title = await parts.systemUserTitle(systemUserId);
      // A system user that is gone from Altinn reaches nobody.
      if (title !== undefined) linked.push({ systemUserId, title });
    }
    const returns = await store.db
      .selectFrom('returns')
      .select('period')
      .where('organisation_number', '=', organisationNumber)
      .execute();
    const today = dayInNorway(clock.now());
    const newest = Math.max(Number(today.slice(0, 4)), ...returns.map(({ period }) => Number(period.slice(0, 4))));
    const kept = sent.map(({ until }) => until).filter((until) => until > today);
    return ok({
      organisationNumber,
      name,
      state: isDeleted ? 'deleted' : row ? stateOf(row) : null,
      begunAt: row?.begun_at ?? null,
      begunBy: row?.begun_by ?? null,
      exportedAt: row?.exported_at ?? null,
      exportedAs: row?.exported_as ?? null,
      linked,
      endedAt: row?.ended_at ?? null,
      deleteOn: row?.delete_on ?? null,
      suggestedDeleteOn: `${newest + KEPT_YEARS + 1}-01-01`,
      returns: returns.length,
      messages: await count('dialogs', organisationNumber),
      awaitingVerdict: await awaiting(organisationNumber),
      kept: kept.length === 0 ? null : { returns: kept.length, until: kept.reduce((a, b) => (a > b ? a : b)) },
      canDelete: isDeleted
        ? kept.length === 0
        : row?.ended_at != null && row.delete_on !== null && row.delete_on <= today,
    });
  }

  async function count(table: 'dialogs', organisationNumber: string): Promise<number> {
    const counted = await store.db
      .selectFrom(table)
      .select((of) => of.fn.countAll<number>().as('total'))
      .where('organisation_number', '=', organisationNumber)
      .executeTakeFirstOrThrow();
    return Number(counted.total);
  }

  async function awaiting(organisationNumber: string): Promise<number> {
    const rows = await store.db
      .selectFrom('filings')
      .select('id')
      .where('organisation_number', '=', organisationNumber)
      .where('open', '=', 1)
      .where('sent', '!=', 'notSent')
      .execute();
    return rows.length;
  }

  /** One step with its row in the log, or neither. */
  async function step(
    organisationNumber: string,
    act: string,
    params: Record<string, string>,
    work: (trx: Queries) => Promise<unknown>,
  ): Promise<Outcome<EndingView>> {
    const name = await parts.clients.nameOf(organisationNumber);
    if (name === undefined) return unknown(organisationNumber);
    const done = await attempt(() =>
      store.transaction(async (trx) => {
        await work(trx);
        await audit.note({ act, client: { organisationNumber, name }, params }, trx);
      }),
    );
    if (!done.ok) return done;
    changed();
    return view(organisationNumber);
  }

  return {
    'clients.ending': ({ organisationNumber }) => view(organisationNumber),
    'clients.beginEnding': async ({ organisationNumber }) => {
      const entry = { act: 'client.endBegin' };
      const begun = await step(organisationNumber, entry.act, {}, (trx) =>
        trx
          .insertInto('client_endings')
          .values({
            organisation_number: organisationNumber,
            begun_at: now(),
            begun_by: person(),
            exported_at: null,
            exported_as: null,
            ended_at: null,
            delete_on: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
      if (!begun.ok) return begun;
      await parts.ends.over(organisationNumber, 'clients.ending');
      return view(organisationNumber);
    },
    'clients.undoEnding': ({ organisationNumber }) => {
      const entry = { act: 'client.endUndo' };
      return step(organisationNumber, entry.act, {}, (trx) =>
        trx.deleteFrom('client_endings').where('organisation_number', '=', organisationNumber).execute(),
      );
    },
    'clients.saveHandover': async ({ organisationNumber, name, returns, messages }) => {
      const client = await parts.clients.nameOf(organisationNumber);
      if (client === undefined) return unknown(organisationNumber);
      const saved = await saveHandover({ store, files, sideFiles, clock }, organisationNumber, {
        name,
        returns,
        messages,
      });
      if (!saved.ok) return saved;
      const written = await step(organisationNumber, 'client.handover', { file: saved.value.name }, (trx) =>
        trx
          .updateTable('client_endings')
          .set({ exported_at: now(), exported_as: saved.value.name })
          .where('organisation_number', '=', organisationNumber)
          .execute(),
      );
      return written.ok ? saved : written;
    },
    'clients.finishEnding': async ({ organisationNumber, deleteOn }) => {
      const stands = await view(organisationNumber);
      if (!stands.ok) return stands;
      const { state, linked, name } = stands.value;
      if (state === null) return fail('clients.notEnding', { params: { client: name }, sent: 'notSent' });
      if (linked.length > 0)
        return fail('clients.stillLinked', { params: { client: name }, action: 'fixInput', sent: 'notSent' });
      const entry = { act: 'client.endDone' };
      return step(organisationNumber, entry.act, { deleteOn: deleteOn ?? '' }, (trx) =>
        trx
          .updateTable('client_endings')
          .set((each) => ({ ended_at: each.fn.coalesce('ended_at', each.val(now())), delete_on: deleteOn }))
          .where('organisation_number', '=', organisationNumber)
          .execute(),
      );
    },
    'clients.deleteLocal': async ({ organisationNumber, name: given }) => {
      const stands = await view(organisationNumber);
      if (!stands.ok) return stands;
      const { name, canDelete, awaitingVerdict, kept } = stands.value;
      const params = { client: name };
      if (given.trim().toLocaleLowerCase('nb') !== name.toLocaleLowerCase('nb'))
        return fail('clients.wrongName', { params, action: 'fixInput', sent: 'notSent' });
      if (!canDelete) return fail('clients.notDue', { params, sent: 'notSent' });
      if (awaitingVerdict > 0) return fail('mva.filingOpen', { params, sent: 'notSent' });
      const gone = await attempt(() =>
        deleteClient({ store, sideFiles }, { organisationNumber, today: dayInNorway(clock.now()) }, (trx) =>
          audit.note(
            {
              act: 'client.deleteLocal',
              client: { organisationNumber, name },
              params: kept ? { kept: kept.returns, until: kept.until } : {},
            },
            trx,
          ),
        ),
      );
      if (!gone.ok) return gone;
      changed();
      push('dialogs.changed', {});
      return ok({});
    },
  };
}
