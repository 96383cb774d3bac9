import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { SystemUserView } from '../../../shared/contract/access.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';

/** From the request to a token that worked and clients that are there, each with its time. */
export function UserStory({ user }: { user: SystemUserView }) {
  const t = useText('guide');
  const attempt = useAction('access.verifySystemUser');
  const tryIt = () => void attempt.run({ id: user.id });
  return (
    <section className="stack-3" aria-label={t('story')}>
      <ol className="user-story">
        <Step tag={<StateTag tone="good">{t(user.origin === 'found' ? 'story.found' : 'story.approved')}</StateTag>}>
          <At instant={user.approvedAt} />
        </Step>
        {user.goneAt ? (
          <Step tag={<StateTag tone="bad">{t('story.gone')}</StateTag>}>
            <At instant={user.goneAt} />
          </Step>
        ) : (
          <Step
            tag={
              user.verifiedAt ? (
                <StateTag tone="good">{t('story.tried')}</StateTag>
              ) : (
                <StateTag tone="todo">{t('story.notTried')}</StateTag>
              )
            }
          >
            {user.verifiedAt && <At instant={user.verifiedAt} />}
            <Button variant="tertiary" data-size="sm" loading={attempt.pending} onClick={tryIt}>
              {t('try')}
            </Button>
          </Step>
        )}
        {user.kind === 'agent' && (
          <Step
            tag={
              <StateTag tone={user.clients > 0 ? 'good' : 'todo'}>
                {user.clients > 0 ? t('story.clients', { count: user.clients }) : t('story.noClients')}
              </StateTag>
            }
          />
        )}
      </ol>
      {attempt.error && <Failure error={attempt.error} onRetry={tryIt} />}
    </section>
  );
}

function Step({ tag, children }: { tag: ReactNode; children?: ReactNode }) {
  return (
    <li className="row wrap">
      {tag}
      {children}
    </li>
  );
}
