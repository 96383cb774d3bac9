import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { AccessOverview } from '../../../../shared/contract/access.ts';
import { useQuery } from '../../../state/context.tsx';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useText } from '../../../ui/text.ts';
import { GUIDE, whomPath } from '../whom.ts';
import { MakeInPortal } from './make-in-portal.tsx';
import { VisibleIntegration } from './visible-integration.tsx';
import { VisibleRegistration } from './visible-registration.tsx';

/** "Kan eieren lage systemtilgangen alene i Altinn?" The second system, from its integration to what the owner does with it. */
export function VisiblePage() {
  const t = useText('visibleSystem');
  const common = useText('common');
  const access = useQuery('access.overview', {});
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="read"
      actions={<LeaveButton to={`${GUIDE}/${whomPath.own}`}>{common('back')}</LeaveButton>}
    >
      <Loaded query={access}>{(value) => <Steps access={value} />}</Loaded>
    </Page>
  );
}

function Steps({ access }: { access: AccessOverview }) {
  const t = useText('visibleSystem');
  const { visible, system } = access;
  const isProven = visible.problem === null && visible.scopes.some(({ granted }) => granted === 'granted');
  return (
    <div className="stack-6">
      {!visible.system && (
        <div className="stack-3">
          <Paragraph className="measure">{t('why', { system: system.name })}</Paragraph>
          <Paragraph className="measure">{t('why.offer')}</Paragraph>
        </div>
      )}
      <Step title={t('integration')}>
        <VisibleIntegration access={access} current={!isProven} />
      </Step>
      <Step title={t('register')}>
        <VisibleRegistration access={access} ready={isProven} />
      </Step>
      <Step title={t('make')}>
        {visible.system ? (
          <MakeInPortal access={access} system={visible.system.name} />
        ) : (
          <Paragraph className="subtle">{t('make.later')}</Paragraph>
        )}
      </Step>
    </div>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card stack-4" aria-label={title}>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {children}
    </section>
  );
}
