import { useState } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { useAppState } from '../../state/context.tsx';

export type LinkRow = OutputOf<'clients.link'>['rows'][number];

const CHUNK = 1000;

export function chunksOf<T>(all: readonly T[], size = CHUNK): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < all.length; at += size) chunks.push(all.slice(at, at + size));
  return chunks;
}

/** Removes clients: Altinn knows them by an id of its own, which its list of candidates tells. */
export function useRemoval() {
  const { queries } = useAppState();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Failure>();
  const [rows, setRows] = useState<readonly LinkRow[]>();

  const removeFrom = async (systemUserId: string, wanted: ReadonlySet<string>): Promise<LinkRow[] | Failure> => {
    const candidates = await queries.run('clients.candidates', { systemUserId });
    if (!candidates.ok) return candidates.error;
    const ids = candidates.value.rows
      .filter((row) => row.linked && wanted.has(row.organisationNumber))
      .map((row) => row.clientId);
    const done: LinkRow[] = [];
    for (const clientIds of chunksOf(ids)) {
      const answer = await queries.run('clients.unlink', { systemUserId, clientIds });
      if (!answer.ok) return answer.error;
      done.push(...answer.value.rows);
    }
    return done;
  };

  const run = async (chosen: readonly ClientRow[]): Promise<readonly LinkRow[] | undefined> => {
    setPending(true);
    setError(undefined);
    const all: LinkRow[] = [];
    let failed: Failure | undefined;
    for (const systemUserId of new Set(chosen.map((row) => row.systemUserId))) {
      if (!systemUserId || failed) continue;
      const wanted = chosen.filter((row) => row.systemUserId === systemUserId).map((row) => row.organisationNumber);
      const answer = await removeFrom(systemUserId, new Set(wanted));
      if (Array.isArray(answer)) all.push(...answer);
      else failed = answer;
    }
    setPending(false);
    if (failed) {
      setError(failed);
      return undefined;
    }
    if (all.some((row) => !row.done)) setRows(all);
    return all;
  };
  return { run, pending, error, rows };
}
