import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { ReturnClaim as Claim } from '../../../shared/contract/claims-tied.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import './claims.css';
import { ClaimLines } from './claim-lines.tsx';
import { ComparedDetails } from './compared-details.tsx';
import { useOre } from './money.ts';

/** Whether the claim of a return that was delivered is there, right and paid. Nothing at all where the firm does not use the claims. */
export function ReturnClaim({ returnId }: { returnId: string }) {
  const t = useText('claimsTied');
  const query = useQuery('claims.ofReturn', { returnId });
  const claim = query.value?.claim;
  if (!claim) return null;
  if (claim.state === 'unreached')
    return <Paragraph className="subtle small screen-only">{t('state.unreached.text')}</Paragraph>;
  return (
    <section className="stack-3 screen-only" aria-label={t('heading')}>
      <div className="row wrap">
        <Heading level={2} data-size="2xs">
          {t('heading')}
        </Heading>
        <Standing claim={claim} />
      </div>
      {claim.state === 'there' ? <There claim={claim} /> : <Away claim={claim} />}
      {claim.decided.length > 0 && <ClaimLines title={t('decided')} lines={claim.decided} unplaced={[]} />}
      <Ask claim={claim} onAnswer={query.refresh} />
    </section>
  );
}

/** Overdue only by the claim's own lines; a credit is never owed. */
function Standing({ claim }: { claim: Claim }) {
  const t = useText('claimsTied');
  const [tone, text] = standingOf(claim);
  if (!text) return null;
  return (
    <StateTag tone={tone} quiet={tone !== 'bad' && tone !== 'warning'}>
      {t(text)}
    </StateTag>
  );
}

type Word =
  | `state.${'waiting' | 'missing' | 'notOpen' | 'notFetched' | 'shielded'}`
  | `settled.${'open' | 'overdue' | 'part' | 'all' | 'unknown'}`
  | `credit.${'open' | 'part' | 'paidOut' | 'setOff'}`;

function standingOf({ state, settled, filed, lines, paidOut, setOff }: Claim): readonly [Tone, Word | null] {
  if (state === 'nothing' || state === 'replaced' || state === 'unreached') return ['info', null];
  if (state !== 'there')
    return [state === 'missing' ? 'warning' : state === 'waiting' ? 'waiting' : 'unknown', `state.${state}`];
  if (settled === null) return ['info', 'settled.unknown'];
  if (filed < 0) {
    if (settled === 'open') return ['good', 'credit.open'];
    if (settled === 'part') return ['waiting', 'credit.part'];
    return ['good', paidOut ? 'credit.paidOut' : setOff ? 'credit.setOff' : 'settled.all'];
  }
  if (settled === 'all') return ['good', 'settled.all'];
  if (lines.some(({ status }) => status === 'overdue')) return ['bad', 'settled.overdue'];
  return ['waiting', `settled.${settled}`];
}

function There({ claim }: { claim: Claim }) {
  const t = useText('claimsTied');
  const format = useFormat();
  const ore = useOre();
  const { amount, claimed, filed, open, settled, goneOn, details } = claim;
  return (
    <>
      {amount === 'same' && <Paragraph data-size="sm">{t('same')}</Paragraph>}
      {amount === 'other' && (
        <Alert data-color="info" data-size="sm">
          <Heading level={3} data-size="2xs">
            {t('other', { claimed: ore(claimed), filed: ore(filed) })}
          </Heading>
          <Paragraph>{t('other.text')}</Paragraph>
        </Alert>
      )}
      {filed < 0 && settled !== 'all' && <Paragraph data-size="sm">{t('credit.text')}</Paragraph>}
      {settled === 'part' && (
        <Paragraph data-size="sm">
          {t('left')}: <span className="number">{ore(open)}</span>
        </Paragraph>
      )}
      {goneOn !== null && <Paragraph data-size="sm">{t('goneOn', { day: format.day(goneOn) })}</Paragraph>}
      {details && <ComparedDetails details={details} />}
    </>
  );
}

function Away({ claim: { state, waitUntil, replacedBy } }: { claim: Claim }) {
  const t = useText('claimsTied');
  const format = useFormat();
  if (state === 'there') return null;
  return (
    <Paragraph data-size="sm" className={state === 'nothing' || state === 'replaced' ? 'subtle' : ''}>
      {t(`state.${state}.text`, { day: format.day(waitUntil) })}{' '}
      {replacedBy && (
        <Link className="ds-link" href={`/mva/${replacedBy}`}>
          {t('state.replaced.see')}
        </Link>
      )}
    </Paragraph>
  );
}

const SETTLED_STATES: readonly Claim['state'][] = ['nothing', 'replaced'];

/** When it was asked, and what there is left to ask. */
function Ask({ claim, onAnswer }: { claim: Claim; onAnswer: () => void }) {
  const t = useText('claimsTied');
  const claims = useText('claims');
  const look = useAction('claims.look');
  const year = useAction('claims.year');
  const { organisationNumber, state, fetchedAt, askYears } = claim;
  if (SETTLED_STATES.includes(state)) return null;
  const fetchYears = async () => {
    for (const each of askYears) await year.run({ organisationNumber, year: each });
    onAnswer();
  };
  const lookNow = async () => {
    await look.run({ organisationNumber, force: true });
    onAnswer();
  };
  return (
    <div className="stack-2">
      {(look.error ?? year.error) && (
        <Failure error={(look.error ?? year.error) as Parameters<typeof Failure>[0]['error']} />
      )}
      {state === 'notOpen' && (
        <Button variant="secondary" data-size="sm" loading={year.pending} onClick={() => void fetchYears()}>
          {t('fetchYear', { years: askYears.join(', ') })}
        </Button>
      )}
      {state === 'notFetched' && (
        <Button variant="secondary" data-size="sm" loading={look.pending} onClick={() => void lookNow()}>
          {claims('look')}
        </Button>
      )}
      <p className="row between wrap small subtle">
        <Link className="ds-link" href={`/krav/${organisationNumber}`}>
          {t('toClient')}
        </Link>
        {fetchedAt !== null && (
          <span>
            {claims('fetchedAt')} <At instant={fetchedAt} />
          </span>
        )}
      </p>
    </div>
  );
}
