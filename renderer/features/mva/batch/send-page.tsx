import './batch.css';
import { Alert, Button } from '@digdir/designsystemet-react';
import { FileTextIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Candidate } from '../../../../shared/contract/batch.ts';
import type { Channel } from '../../../../shared/contract/mva.ts';
import { useQuery } from '../../../state/context.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FilterChips } from '../../../ui/filter-chips.tsx';
import { useFormat } from '../../../ui/format.ts';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { useChosenReturns } from '../chosen.ts';
import { CandidateTable } from './candidate-table.tsx';
import { ChannelSwitch } from './channel-switch.tsx';
import { RightsNote } from './rights-note.tsx';
import { isOfKind, isTicked, type ShownKind, shownKinds, type Ticks } from './selection.ts';
import { SendBar } from './send-bar.tsx';

/** `/mva/send`: choose what is sent together, or released. */
export function SendPage() {
  const t = useText('batch');
  const settings = useQuery('settings.get', {}).value;
  const [wanted, setWanted] = useState<Channel | undefined>();
  const allowed = settings?.systemUserChannelAllowed ?? false;
  const channel = allowed ? (wanted ?? settings?.filingChannel ?? 'person') : 'person';
  const candidates = useQuery('batch.candidates', settings ? { channel } : undefined);
  return (
    <Page title={t('title')} lead={t('lead')} actions={<LeaveButton to="/mva">{t('back')}</LeaveButton>} fill>
      <UnderWay />
      {settings && channel === 'person' && <RightsNote />}
      <Loaded query={candidates}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing />
          ) : (
            <Choose
              rows={rows}
              channel={channel}
              choice={<ChannelSwitch channel={channel} systemUserAllowed={allowed} onChange={setWanted} />}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function Nothing() {
  const t = useText('batch');
  const [, go] = useLocation();
  return (
    <Empty icon={FileTextIcon} title={t('emptyTitle')} text={t('emptyText')}>
      <PrimaryButton onClick={() => go('/mva')}>{t('toBoard')}</PrimaryButton>
    </Empty>
  );
}

/** A batch that is not done yet has its own page. */
function UnderWay() {
  const t = useText('batch');
  const open = useQuery('batch.list', {}).value?.batches.filter(({ state }) => state !== 'done') ?? [];
  const [newest] = open;
  if (!newest) return null;
  return (
    <Alert data-color="info" data-size="sm" className="row wrap between">
      <span>{t('underWay', { count: newest.count })}</span>
      <Link href={`/mva/send/${newest.id}`} className="ds-link">
        {t('show')}
      </Link>
    </Alert>
  );
}

interface ChooseProps {
  readonly rows: readonly Candidate[];
  readonly channel: Channel;
  readonly choice: React.ReactNode;
}

function Choose({ rows, channel, choice }: ChooseProps) {
  const t = useText('batch');
  const format = useFormat();
  const [fromBoard, choose] = useChosenReturns();
  const [kind, setKind] = useState<ShownKind>('all');
  const [ticks, setTicks] = useState<Ticks>(new Map());
  const picked = rows.filter(({ returnId }) => fromBoard.has(returnId));
  const offered = picked.length > 0 ? picked : rows;
  const shown = offered
    .filter((row) => isOfKind(row, kind))
    .sort((a, b) =>
      a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : format.compare(a.client.name, b.client.name),
    );
  const chips = shownKinds.map((key) => ({
    key,
    label: t(`filter.${key}`),
    count: offered.filter((row) => isOfKind(row, key)).length,
  }));
  return (
    <>
      <div className="row wrap between top">
        <div className="stack-2">
          <FilterChips label={t('filter')} chips={chips} chosen={kind} onChoose={setKind} />
          {picked.length > 0 && (
            <div className="row wrap tight" role="status">
              <span>{t('onlyChosen', { count: picked.length })}</span>
              <Button variant="tertiary" data-size="sm" onClick={() => choose([])}>
                {t('showAll')}
              </Button>
            </div>
          )}
        </div>
        {choice}
      </div>
      {shown.length === 0 ? (
        <p className="subtle">{t('noneShown')}</p>
      ) : (
        <CandidateTable rows={shown} channel={channel} ticks={ticks} onTick={setTicks} />
      )}
      <SendBar rows={offered.filter((row) => isTicked(row, ticks))} channel={channel} />
    </>
  );
}
