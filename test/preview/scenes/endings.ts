import type { EndingView } from '../../../shared/contract/client-endings.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';

const at = '2026-11-21T07:30:00.000Z';

/** Not begun, on its way, or ended with its day come: as the list has the client. */
function endingOf(row: ClientRow): EndingView {
  const begun = row.ending !== null;
  const ended = row.ending === 'ended';
  return {
    organisationNumber: row.organisationNumber,
    name: row.name,
    state: row.ending,
    begunAt: begun ? at : null,
    begunBy: begun ? 'Ingrid Solberg' : null,
    exportedAt: begun ? at : null,
    exportedAs: begun ? `Overlevering ${row.name}.zip` : null,
    linked: row.systemUserId && !ended ? [{ systemUserId: row.systemUserId, title: row.systemUserTitle ?? '' }] : [],
    endedAt: ended ? at : null,
    deleteOn: ended ? '2026-11-20' : null,
    suggestedDeleteOn: '2032-01-01',
    returns: 18,
    messages: 212,
    awaitingVerdict: begun ? 0 : 1,
    kept: ended ? KEPT : null,
    canDelete: ended,
  };
}

const KEPT = { returns: 3, until: '2032-01-01' };

/** `deleted`: a client of which only returns are left. */
export function endingScene(double: Double, rows: readonly ClientRow[], deleted?: ClientRow): void {
  const views = new Map(rows.map((row) => [row.organisationNumber, endingOf(row)]));
  const gone = { state: 'deleted', kept: KEPT, deleteOn: null, canDelete: false } as const;
  if (deleted) views.set(deleted.organisationNumber, { ...endingOf(deleted), ...gone });
  const change = (organisationNumber: string, to: Partial<EndingView>) => {
    const view = views.get(organisationNumber);
    if (!view) return fail('clients.unknown', { params: { client: organisationNumber } });
    views.set(organisationNumber, { ...view, ...to });
    double.notify('clients.changed', {});
    return ok({ ...view, ...to });
  };
  double.handle('clients.ending', ({ organisationNumber }) => {
    const view = views.get(organisationNumber);
    return view ? ok(view) : fail('clients.unknown', { params: { client: organisationNumber } });
  });
  double.handle('clients.beginEnding', ({ organisationNumber }) =>
    change(organisationNumber, { state: 'ending', begunAt: at, begunBy: 'Ingrid Solberg' }),
  );
  double.handle('clients.undoEnding', ({ organisationNumber }) => change(organisationNumber, { state: null }));
  double.handle('clientExport.plan', () => ok({ returns: 3, messages: 48, files: 21, notHeld: 4, unopened: 12 }));
  double.handle('clientExport.start', () => ok({ jobId: 'job' }));
  double.handle('clients.saveHandover', ({ organisationNumber, name }) => {
    change(organisationNumber, { exportedAt: at, exportedAs: `${name}.zip` });
    return ok({ handle: 'saved', name: `${name}.zip`, size: 48_000 });
  });
  double.handle('clients.finishEnding', ({ organisationNumber, deleteOn }) =>
    change(organisationNumber, { state: 'ended', endedAt: at, deleteOn }),
  );
  double.handle('clients.deleteLocal', ({ organisationNumber }) => {
    change(organisationNumber, gone);
    return ok({});
  });
}
