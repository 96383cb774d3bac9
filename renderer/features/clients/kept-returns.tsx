import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { EndingView } from '../../../shared/contract/client-endings.ts';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { usePeriodName } from '../mva/period-name.ts';
import { ReturnStateTag } from '../mva/state-symbol.tsx';
import { DeleteData } from './ended-data.tsx';

/** What is left of a client that was deleted here: the returns that were sent, until their day has come. */
export function KeptReturns({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  const format = useFormat();
  const periodName = usePeriodName();
  const { organisationNumber, kept } = view;
  const returns = useQuery('mva.list', { organisationNumber });
  return (
    <div className="stack-4">
      <Paragraph className="measure">
        {kept
          ? t('delete.kept', { count: kept.returns, day: format.day(kept.until) })
          : t('deleted.due', { count: view.returns })}
      </Paragraph>
      <section className="stack-2" aria-label={t('deleted.returns')}>
        <Heading level={2} data-size="2xs">
          {t('deleted.returns')}
        </Heading>
        <Loaded query={returns}>
          {({ returns: list }) => (
            <ul className="plain-list stack-2">
              {list.map((each) => (
                <li key={each.id} className="row wrap">
                  <Link href={`/mva/${each.id}`} className="ds-link">
                    {periodName(each.period)}
                  </Link>
                  <ReturnStateTag state={each.state} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </section>
      {view.canDelete && <DeleteData view={view} />}
    </div>
  );
}
