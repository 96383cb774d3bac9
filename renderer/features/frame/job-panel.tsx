import { Button, Heading } from '@digdir/designsystemet-react';
import { CheckmarkCircleIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import type { OutputOf } from '../../../shared/contract.ts';
import type { Query } from '../../state/context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { JobView } from './job-view.tsx';

interface Props {
  readonly jobs: Query<OutputOf<'jobs.list'>>;
  readonly onClose: () => void;
}

/** Each running job with progress, pause and cancel; each finished one with its result. */
export function JobPanel({ jobs, onClose }: Props) {
  const t = useText('jobs');
  const common = useText('common');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus();
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [onClose]);
  return (
    <section className="job-panel" aria-label={t('title')} ref={panel} tabIndex={-1}>
      <header className="row between">
        <Heading level={2} data-size="2xs">
          {t('title')}
        </Heading>
        <Button variant="tertiary" icon data-size="sm" aria-label={common('close')} onClick={onClose}>
          <XMarkIcon aria-hidden />
        </Button>
      </header>
      <Loaded query={jobs}>
        {({ jobs: all }) => {
          // What a batch sends stands in the batch.
          const rows = all.filter(({ params }) => params.batch === undefined);
          return rows.length === 0 ? (
            <Empty icon={CheckmarkCircleIcon} title={t('empty')} text={t('empty.text')} />
          ) : (
            <ul className="job-list">
              {rows.map((job) => (
                <JobView key={job.id} job={job} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
