import { Button, Paragraph } from '@digdir/designsystemet-react';
import type { AccessOverview } from '../../../../shared/contract/access.ts';
import { useAction } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { OpenLink } from '../../../ui/open-link.tsx';
import { useText } from '../../../ui/text.ts';

/** What the owner does alone in the portal (reference/systemuser.md 8.2); the app looks for what comes of it. */
export function MakeInPortal({ access, system }: { access: AccessOverview; system: string }) {
  const t = useText('guide');
  const look = useAction('access.lookForSystemUsers');
  return (
    <>
      <Paragraph className="measure">{t('self.how', { system })}</Paragraph>
      <div className="row wrap top">
        <OpenLink url={access.links.portal} label={t('self.open')} />
        <Button
          variant="secondary"
          data-size="sm"
          loading={look.pending}
          onClick={() => void look.run({ expecting: true })}
        >
          {t('self.look')}
        </Button>
      </div>
      <span className="subtle">{t('self.looking')}</span>
      {look.error && <Failure error={look.error} />}
    </>
  );
}
