/** What the cells of the term picture say of returns: where each stands, whether it was checked and released, whom it waits for. */

import { findingsOf, type Release, releasesOf, standing } from './batch/release.ts';
import type { FilingRow, Journal } from './filing/journal.ts';
import { leftToDo } from './follow-up.ts';
import type { FilingClient, MvaPorts } from './ports.ts';
import type { KeptReturn } from './returns.ts';
import type { TermReturn } from './terms.ts';
import { filedHow, stateOf } from './view.ts';

/** Asks for everything at once: a firm has thousands of returns. */
export async function termReturns(
  ports: MvaPorts,
  journal: Journal,
  returns: readonly KeptReturn[],
  clients: readonly FilingClient[],
): Promise<TermReturn[]> {
  const releases = await releasesOf(ports.store);
  const checked = await checkedReturns(ports);
  const filed = await journal.rowsByReturn();
  const byNumber = new Map(clients.map((client) => [client.organisationNumber, client]));
  const isStanding = (kept: KeptReturn, release: Release, filed: readonly FilingRow[]): boolean => {
    // Most are used up by their sending: the rules are gone through for the few that are not.
    if (!standing(ports, kept, { release, filed, findings: [] })) return false;
    const findings = findingsOf(ports, kept, byNumber.get(kept.client.organisationNumber));
    return standing(ports, kept, { release, filed, findings }) !== undefined;
  };
  return returns.map((kept) => {
    const rows = filed.get(kept.id) ?? [];
    const [newest] = rows;
    const release = releases.get(kept.id);
    return {
      kept,
      state: stateOf(rows.map(filedHow)),
      checked: checked.has(kept.id),
      released: release !== undefined && isStanding(kept, release, rows),
      waitingFor: newest?.state === 'waitingForLogin' ? 'login' : newest ? leftToDo(newest) : null,
    };
  });
}

async function checkedReturns({ store }: MvaPorts): Promise<ReadonlySet<string>> {
  const rows = await store.db
    .selectFrom('return_controls')
    .select('return_id')
    .where('control', '=', 'checked')
    .execute();
  return new Set(rows.map(({ return_id }) => return_id));
}
