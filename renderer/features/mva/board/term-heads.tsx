import { Fragment } from 'react';
import { periodKey } from '../../../../shared/mva/periods.ts';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { usePeriodName } from '../period-name.ts';
import type { Term } from '../terms-view.ts';

interface Props {
  readonly terms: readonly Term[];
  readonly abreast: number;
  readonly compact: boolean;
}

/** The terms' names over their columns; again for each client that stands abreast. */
export function TermHeads({ terms, abreast, compact }: Props) {
  const t = useText('mva');
  const blocks = Array.from({ length: abreast }, (_, block) => block);
  return (
    <thead>
      <tr>
        {blocks.map((block) => (
          <Fragment key={block}>
            <th scope="col" className="term-head term-first">
              {t('terms.client')}
            </th>
            {terms.map((term) => (
              <TermHead key={periodKey(term.period)} term={term} compact={compact} />
            ))}
          </Fragment>
        ))}
      </tr>
    </thead>
  );
}

function TermHead({ term: { period, deadline, current }, compact }: { term: Term; compact: boolean }) {
  const t = useText('mva');
  const format = useFormat();
  const periodName = usePeriodName();
  const className = current ? 'term-head term-current' : 'term-head';
  if (compact)
    return (
      <th scope="col" className={className} title={`${periodName(period)}, ${format.day(deadline)}`}>
        <span aria-hidden>{period.number}</span>
        <span aria-hidden className="term-deadline">
          {`’${String(period.year).slice(2)}`}
        </span>
        <span className="sr-only">{periodName(period)}</span>
      </th>
    );
  return (
    <th scope="col" className={className}>
      <span>{periodName(period)}</span>
      <span className="term-deadline">
        {current ? t('terms.deadline', { day: format.day(deadline) }) : format.day(deadline)}
      </span>
    </th>
  );
}
