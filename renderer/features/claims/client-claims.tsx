import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { ClientClaims as Claims } from '../../../shared/contract/claims.ts';
import { useAction, useAppState, useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useText } from '../../ui/text.ts';
import { At, useNow } from '../../ui/time.tsx';
import { Ages } from './ages.tsx';
import { ClaimLines } from './claim-lines.tsx';
import { ClaimState } from './claim-state.tsx';
import { Deadlines } from './deadlines.tsx';
import { ExportClaims } from './export-claims.tsx';
import { Moved } from './moved.tsx';
import { Totals } from './totals.tsx';
import { Years } from './years.tsx';

interface Props {
  readonly organisationNumber: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

/** One client: sums, what moved since somebody looked, lines with payment details, and years. Opening it asks Skatteetaten when what is held is old. */
export function ClientClaims({ organisationNumber, name, ...moves }: Props) {
  const t = useText('claims');
  const held = useQuery('claims.ofClient', { organisationNumber });
  const filed = useQuery('claims.returnsOf', { organisationNumber }).value?.returns;
  const returns = new Map(filed?.map(({ claimId, returnId }) => [claimId, returnId]));
  const look = useAction('claims.look');
  const { queries } = useAppState();
  // What it fails with stands at the client, beside what was told before.
  useEffect(() => void queries.run('claims.look', { organisationNumber, force: false }), [queries, organisationNumber]);
  return (
    <SidePanel title={name} {...moves}>
      <Loaded query={held}>
        {(value) => (
          <div className="stack-4">
            <Standing
              value={value}
              looking={look.pending}
              onLook={() => void look.run({ organisationNumber, force: true })}
            />
            {look.error && <Failure error={look.error} />}
            <Moved value={value} organisationNumber={organisationNumber} />
            {value.row.state === 'unreached' && (
              <Paragraph>
                {t('client.unreached')}{' '}
                <Link className="ds-link" href={`/klienter/${organisationNumber}`}>
                  {t('client.go')}
                </Link>
              </Paragraph>
            )}
            {value.row.state === 'nothing' && <Paragraph>{t('client.nothing')}</Paragraph>}
            {value.row.totals && <Totals value={value} />}
            <Ages ages={value.ages} />
            <ClaimLines title={t('lines')} lines={value.lines} unplaced={value.unplaced} returns={returns} />
            <Deadlines organisationNumber={organisationNumber} />
            <Years organisationNumber={organisationNumber} kept={value.years} />
            <ExportClaims value={value} />
          </div>
        )}
      </Loaded>
    </SidePanel>
  );
}

const DAY_MS = 24 * 60 * 60_000;

/** How it stands, and of when it is: muted after a day, a warning after a week. */
function Standing({ value, looking, onLook }: { value: Claims; looking: boolean; onLook: () => void }) {
  const t = useText('claims');
  const { row } = value;
  const now = useNow();
  const age = row.fetchedAt === null ? 0 : now - Date.parse(row.fetchedAt);
  return (
    <>
      <div className="row between wrap">
        <ClaimState row={row} />
        <div className="row tight">
          {row.fetchedAt !== null && (
            <span className={`small ${age > DAY_MS ? 'subtle' : ''}`}>
              {t('fetchedAt')} <At instant={row.fetchedAt} />
            </span>
          )}
          {row.state !== 'unreached' && (
            <Button variant="tertiary" data-size="sm" loading={looking} onClick={onLook}>
              <ArrowsCirclepathIcon aria-hidden /> {t('look')}
            </Button>
          )}
        </div>
      </div>
      {row.problem && <Failure error={row.problem as Parameters<typeof Failure>[0]['error']} onRetry={onLook} />}
      {age > 7 * DAY_MS && <Alert data-color="warning">{t('old')}</Alert>}
      {row.shielded && <Alert data-color="info">{t('shielded')}</Alert>}
      {row.differing.length > 0 && (
        <Alert data-color="info">
          <Heading level={3} data-size="2xs">
            {t('differing')}
          </Heading>
          <Paragraph>{t('differing.text')}</Paragraph>
        </Alert>
      )}
    </>
  );
}
