import { Details } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { ClaimLine, ClientClaims } from '../../../shared/contract/claims.ts';
import { useFormat } from '../../ui/format.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { LineDetails } from './line-details.tsx';
import { useOre, useTold } from './money.ts';

const tones: Readonly<Record<ClaimLine['status'], Tone>> = {
  paid: 'good',
  part: 'waiting',
  overdue: 'bad',
  coming: 'waiting',
  credit: 'good',
  notTold: 'unknown',
};

interface Props extends Pick<ClientClaims, 'lines' | 'unplaced'> {
  readonly title: string;
  /** The return of ours that a claim is of, by the claim's id. */
  readonly returns?: ReadonlyMap<string, string>;
}

/** One line for each due date: interest stands below its claim; what it takes to pay opens under it. */
export function ClaimLines({ title, lines, unplaced, returns }: Props) {
  const t = useText('claims');
  const format = useFormat();
  const ore = useOre();
  if (lines.length === 0 && unplaced.length === 0) return null;
  return (
    <section className="stack-2" aria-label={title}>
      <h3 className="small">{title}</h3>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a claim may lack its id, and the order is the service's
        <Line key={`${line.claimId} ${index}`} line={line} returnId={returns?.get(line.claimId ?? '')} />
      ))}
      {unplaced.map(({ on, unplaced: left }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a payment may lack its id
        <p key={index} className="row between">
          <span>{t('unplaced.line', { day: on === null ? '' : format.day(on) })}</span>
          <span className="number">{ore(left)}</span>
        </p>
      ))}
    </section>
  );
}

function Line({ line, returnId }: { line: ClaimLine; returnId: string | undefined }) {
  const t = useText('claims');
  const tied = useText('claimsTied');
  const format = useFormat();
  const ore = useOre();
  const told = useTold();
  return (
    <Details className={`claim-line ${line.principalId ? 'claim-below' : ''}`} data-size="sm">
      <Details.Summary>
        <span className="claim-what">
          {told(line.text)} <span className="subtle">{told(line.period)}</span>
          {line.ofOwner && <span className="subtle small">{t('ofOwner')}</span>}
        </span>
        <span className="claim-due small">
          {line.due === null ? t('noDue') : format.day(line.due)}
          <StateTag
            tone={line.suspended ? 'info' : tones[line.status]}
            quiet={line.status !== 'overdue' || line.suspended}
          >
            {line.suspended
              ? t('suspended')
              : line.status === 'overdue'
                ? t('late', { count: line.daysLate ?? 0 })
                : t(`line.${line.status}`)}
          </StateTag>
        </span>
        <span className="number claim-open">{ore(line.open)}</span>
      </Details.Summary>
      <Details.Content>
        <LineDetails line={line} />
        {returnId && (
          <Link className="ds-link small" href={`/mva/${returnId}`}>
            {tied('toReturn')}
          </Link>
        )}
      </Details.Content>
    </Details>
  );
}
