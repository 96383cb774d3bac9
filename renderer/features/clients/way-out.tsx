import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { OpenLink } from '../../ui/open-link.tsx';
import { useText } from '../../ui/text.ts';
import { userPath } from '../access/whom.ts';
import { isRemovable } from './client-state.ts';
import { PanelSection } from './panel-section.tsx';
import { useUnlist } from './use-edit.ts';

/** The page in Altinn where a system user's clients are; without one, the overview (reference/systemuser.md 8, 8.3). */
const placeOf = (access: AccessOverview, systemUserId: string | null): string =>
  systemUserId === null ? access.links.portal : new URL(`${systemUserId}/agentdelegation`, access.links.portal).href;

interface Props {
  readonly row: ClientRow;
  readonly onRemove: () => void;
  readonly onUnlisted: () => void;
}

/** Where the access is seen, how it is removed, and how the firm takes leave of the client. */
export function WayOut({ row, onRemove, onUnlisted }: Props) {
  const t = useText('wayOut');
  const [, go] = useLocation();
  const may = useRights(row.organisationNumber);
  const access = useQuery('access.overview', {}).value;
  if (row.own) {
    const { systemUserId } = row;
    if (systemUserId === null || !may('setUp')) return null;
    return (
      <PanelSection title={t('title')}>
        <Paragraph>{t('own')}</Paragraph>
        <div className="row">
          <Button variant="secondary" data-size="sm" onClick={() => go(userPath(systemUserId))}>
            {t('own.open')}
          </Button>
        </div>
      </PanelSection>
    );
  }
  return (
    <PanelSection title={t('title')}>
      {access && <OpenLink url={placeOf(access, row.systemUserId)} label={t('see')} />}
      {may('clients') && (
        <div className="row wrap">
          {isRemovable(row) && (
            <Button variant="secondary" data-color="danger" data-size="sm" onClick={onRemove}>
              {t('remove')}
            </Button>
          )}
          <Button variant="secondary" data-size="sm" onClick={() => go(`/klienter/${row.organisationNumber}/avslutt`)}>
            {t(row.ending === null ? 'end' : 'continue')}
          </Button>
          {!isRemovable(row) && <Unlist row={row} onUnlisted={onUnlisted} />}
        </div>
      )}
    </PanelSection>
  );
}

/** Off the firm's list; only a client that is in no system user. */
function Unlist({ row, onUnlisted }: Pick<Props, 'row' | 'onUnlisted'>) {
  const t = useText('clientList');
  const unlist = useUnlist();
  return (
    <Button variant="secondary" data-size="sm" onClick={() => void unlist(row).then((done) => done && onUnlisted())}>
      {t('own.unlist')}
    </Button>
  );
}

/** Who can remove a client, on which page, with which buttons, and what follows. */
export function RemoveInPortal({ systemUserId }: { systemUserId: string | null }) {
  const t = useText('wayOut');
  const access = useQuery('access.overview', {}).value;
  const user = access?.systemUsers.find((each) => each.id === systemUserId);
  return (
    <div className="stack-2">
      <Paragraph data-size="sm">
        {t('remove.who', { name: user?.holders.clientAdministrator || t('remove.someone') })}
      </Paragraph>
      <Paragraph data-size="sm">{t('remove.portal')}</Paragraph>
      <Paragraph data-size="sm">{t('remove.follows')}</Paragraph>
      {access && <OpenLink url={placeOf(access, systemUserId)} label={t('remove.watch')} />}
      <Paragraph data-size="sm" className="subtle">
        {t('remove.look')}
      </Paragraph>
    </div>
  );
}
