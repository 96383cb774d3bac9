import { ChevronUpIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { SyncState } from '../../../shared/contract/dialogs.ts';
import type { JobRow } from '../../../shared/contract/work.ts';
import { useQuery } from '../../state/context.tsx';
import { type Format, useFormat } from '../../ui/format.ts';
import { type Translate, useText } from '../../ui/text.ts';
import { relativeInstant, useNow } from '../../ui/time.tsx';
import { JobPanel } from './job-panel.tsx';

export interface StatusWords {
  readonly frame: Translate<'frame'>;
  readonly common: Translate<'common'>;
  readonly format: Format;
}

/** What the background does, in one sentence. */
export function statusSentence(
  sync: SyncState | undefined,
  jobs: readonly JobRow[],
  now: number,
  { frame, common, format }: StatusWords,
): string {
  const running = jobs.filter((job) => job.state === 'running').length;
  const failed = jobs.filter((job) => job.state === 'failed').length;
  const parts: string[] = [];
  if (running > 0) parts.push(frame('status.running', { count: running }));
  if (failed > 0) parts.push(frame('status.failed', { count: failed }));
  if (sync?.running) parts.push(frame('status.fetching'));
  else if (sync?.waitsFor === 'network') parts.push(frame('status.noNetwork'));
  else if (sync?.waitsFor === 'metered') parts.push(frame('status.metered'));
  else if (sync?.lastFinishedAt) {
    const time = format.time(sync.lastFinishedAt);
    parts.push(
      sync.nextAt
        ? frame('status.fetched', { time, next: relativeInstant(sync.nextAt, now, common) })
        : frame('status.fetchedOnly', { time }),
    );
  }
  return parts.length > 0 ? parts.join(' ') : frame('status.idle');
}

export function StatusLine() {
  const frame = useText('frame');
  const common = useText('common');
  const format = useFormat();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const sync = useQuery('dialogs.sync', {}).value;
  const jobs = useQuery('jobs.list', {});
  return (
    <footer className="status-line">
      {open && <JobPanel jobs={jobs} onClose={() => setOpen(false)} />}
      <button type="button" className="status-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronUpIcon aria-hidden fontSize="1.125rem" />
        <span>{statusSentence(sync, jobs.value?.jobs ?? [], now, { frame, common, format })}</span>
        <span className="sr-only">{frame('status.open')}</span>
      </button>
    </footer>
  );
}
