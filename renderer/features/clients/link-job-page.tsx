import { Button } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { LinkProgress } from './link-progress.tsx';

/** A linking job opened from the job list. */
export function LinkJobPage({ jobId }: { jobId: string }) {
  const t = useText('clients');
  const common = useText('common');
  const [, go] = useLocation();
  return (
    <Page
      title={t('progress.title')}
      actions={
        <Button variant="tertiary" data-size="sm" onClick={() => go('/klienter')}>
          {common('back')}
        </Button>
      }
    >
      <div className="card">
        <LinkProgress
          key={jobId}
          jobId={jobId}
          onJob={(next) => go(`/klienter/jobb/${next}`, { replace: true })}
          onDone={() => go('/klienter')}
        />
      </div>
    </Page>
  );
}
