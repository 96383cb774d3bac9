import { useLocation } from 'wouter';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { LinkProgress } from './link-progress.tsx';

/** A linking job opened from the job list. */
export function LinkJobPage({ jobId }: { jobId: string }) {
  const t = useText('clients');
  const [, go] = useLocation();
  return (
    <Page title={t('progress.title')} actions={<LeaveButton to="/klienter">{t('back')}</LeaveButton>}>
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
