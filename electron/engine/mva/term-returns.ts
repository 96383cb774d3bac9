/** What the cells of the term picture say of returns: where each stands, whether it was checked and released, whom it waits for. */

import { findingsOf, type Release, releasesOf, standing } from './batch/release.ts';
import type { Entry, Journal } from './filing/journal.ts';
import { leftToDo } from './follow-up.ts';
import type { MvaPorts } from './ports.ts';
import type { KeptReturn } from './returns.ts';
import type { TermReturn } from './terms.ts';
import { filingView, stateOf } from './view.ts';

export async function termReturns(
  ports: MvaPorts,
  journal: Journal,
  returns: readonly KeptReturn[],
): Promise<TermReturn[]> {
  const releases = await releasesOf(ports.store);
  const checked = await checkedReturns(ports);
  const found: TermReturn[] = [];
  for (const kept of returns) {
    const entries = await journal.ofReturn(kept.id);
    const filings = entries.map(filingView);
    const release = releases.get(kept.id);
    found.push({
      kept,
      state: stateOf(filings),
      checked: checked.has(kept.id),
      released: release !== undefined && (await isStanding(ports, kept, release, entries)),
      waitingFor: filings[0]?.state === 'waitingForLogin' ? 'login' : filings[0] ? leftToDo(filings[0]) : null,
    });
  }
  return found;
}

async function isStanding(
  ports: MvaPorts,
  kept: KeptReturn,
  release: Release,
  entries: readonly Entry[],
): Promise<boolean> {
  const findings = findingsOf(ports, kept, await ports.clients.find(kept.client.organisationNumber));
  return standing(ports, kept, { release, filed: entries.map(({ row }) => row), findings }) !== undefined;
}

async function checkedReturns({ store }: MvaPorts): Promise<ReadonlySet<string>> {
  const rows = await store.db
    .selectFrom('return_controls')
    .select('return_id')
    .where('control', '=', 'checked')
    .execute();
  return new Set(rows.map(({ return_id }) => return_id));
}
