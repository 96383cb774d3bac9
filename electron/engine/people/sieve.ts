/** What is left of an answer, or of what the windows are told, for someone who does not see every client. */
import type { EngineOperation, OutputOf, PushName, PushPayload } from '../../../shared/contract.ts';
import type { Push } from '../ports.ts';
import type { Sight } from './sight.ts';

type Sieves = { readonly [N in EngineOperation]?: (answer: OutputOf<N>, sight: Sight) => OutputOf<N> };

interface Of {
  readonly client: { readonly organisationNumber: string };
}
const own = (sight: Sight) => (row: { readonly organisationNumber: string }) => sight.sees(row.organisationNumber);
const ofClient = (sight: Sight) => (row: Of) => sight.sees(row.client.organisationNumber);

const sync = (state: OutputOf<'dialogs.sync'>, sight: Sight) => ({
  ...state,
  failures: state.failures.filter(ofClient(sight)),
});
const batchSeen = (view: OutputOf<'batch.get'>, sight: Sight) => ({
  ...view,
  rows: view.rows.filter(ofClient(sight)),
});
const rightsSeen = (view: OutputOf<'filingRights.view'>, sight: Sight) => ({
  ...view,
  rows: view.rows.filter(ofClient(sight)),
});
/** Checks of clients name those that fail. */
const checks = (run: OutputOf<'checks.last'>): OutputOf<'checks.last'> => ({
  ...run,
  checks: run.checks.map((each) =>
    each.group === 'clients' || each.group === 'claims' ? { ...each, names: [] } : each,
  ),
});

/**
 * Answers that come in pages, go to a file or are figures are sifted where they are made: `clients.exportList`, `dialogs.list`, `messages.…`,
 * `messageServices.table`, `office.…`, `clientFolders.result`, `storage.usage`, `ownerFetch.…`, `audit.…`, `overview.get`, `payments.…`,
 * `claims.list`, `claims.settledOf`.
 */
export const sieves: Sieves = {
  'checks.last': checks,
  'checks.start': checks,
  'checks.cancel': checks,
  'clients.list': ({ rows }, sight) => ({ rows: rows.filter(own(sight)) }),
  'clients.searchRegister': ({ hits, total }, sight) => ({
    total,
    hits: hits.map((hit) => ({ ...hit, inList: hit.inList && sight.sees(hit.organisationNumber) })),
  }),
  'clients.candidates': (answer, sight) => ({ ...answer, rows: answer.rows.filter(own(sight)) }),
  'clients.linkTasks': (answer, sight) => ({ ...answer, rows: answer.rows.filter(own(sight)) }),
  'clients.changes': ({ rows }, sight) => ({ rows: rows.filter(ofClient(sight)) }),
  'mva.terms': ({ terms, cells }, sight) => ({ terms, cells: cells.filter(ofClient(sight)) }),
  'mva.list': ({ returns }, sight) => ({ returns: returns.filter(ofClient(sight)) }),
  'form.nullCandidates': ({ candidates }, sight) => ({ candidates: candidates.filter(ofClient(sight)) }),
  'filingRights.view': rightsSeen,
  'filingRights.read': rightsSeen,
  'batch.candidates': ({ rows }, sight) => ({ rows: rows.filter(ofClient(sight)) }),
  'batch.get': batchSeen,
  'batch.start': batchSeen,
  'batch.pause': batchSeen,
  'batch.resume': batchSeen,
  'batch.stop': batchSeen,
  'batch.retry': batchSeen,
  'dialogs.sync': sync,
  'dialogs.syncNow': sync,
  'background.syncOnce': sync,
  'jobs.list': ({ jobs }, sight) => ({ jobs: jobs.filter((job) => job.client === null || sight.sees(job.client)) }),
};

/** A push reaches every window at once and names clients: where not all are seen it says only that something changed. */
export function siftedPush(push: Push, seesEverything: () => boolean): Push {
  return (name, payload) => push(name, seesEverything() ? payload : bare(name, payload));
}

function bare<N extends PushName>(name: N, payload: PushPayload<N>): PushPayload<N> {
  if (name === 'dialogs.sync') return { ...payload, failures: [] };
  if (name === 'jobs.changed') return { ...payload, client: null, params: {} };
  return payload;
}
