import { useState } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { Failure, Outcome } from '../../../shared/outcome.ts';
import { useAppState } from '../../state/context.tsx';

/** Begins to remove clients, a job for each system user. Altinn knows them by an id of its own, which its list tells. */
export function useRemoval() {
  const { queries } = useAppState();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Failure>();
  const [jobIds, setJobIds] = useState<readonly string[]>([]);

  const removeFrom = async (
    systemUserId: string,
    wanted: ReadonlySet<string>,
  ): Promise<Outcome<{ jobId: string | undefined }>> => {
    const candidates = await queries.run('clients.candidates', { systemUserId });
    if (!candidates.ok) return candidates;
    const clientIds = candidates.value.rows
      .filter((row) => row.linked && wanted.has(row.organisationNumber))
      .map((row) => row.clientId);
    // Taken off in the portal meanwhile: the list has told so already.
    if (clientIds.length === 0) return { ok: true, value: { jobId: undefined } };
    return queries.run('clients.unlink', { systemUserId, clientIds });
  };

  /** The ids of the jobs, or undefined when it could not begin. */
  const run = async (chosen: readonly ClientRow[]): Promise<readonly string[] | undefined> => {
    setPending(true);
    setError(undefined);
    const begun: string[] = [];
    let failed: Failure | undefined;
    for (const systemUserId of new Set(chosen.map((row) => row.systemUserId))) {
      if (!systemUserId || failed) continue;
      const wanted = chosen.filter((row) => row.systemUserId === systemUserId).map((row) => row.organisationNumber);
      const answer = await removeFrom(systemUserId, new Set(wanted));
      if (!answer.ok) failed = answer.error;
      else if (answer.value.jobId) begun.push(answer.value.jobId);
    }
    setPending(false);
    setError(failed);
    setJobIds(begun);
    return failed ? undefined : begun;
  };

  /** What failed in one job goes on in another. */
  const replace = (from: string, to: string) => setJobIds((ids) => ids.map((id) => (id === from ? to : id)));
  return { run, pending, error, jobIds, replace };
}
