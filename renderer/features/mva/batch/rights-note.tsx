import './rights.css';
import { Link } from 'wouter';
import { useQuery } from '../../../state/context.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useText } from '../../../ui/text.ts';
import { knownRights } from './rights.ts';
import { RightsGap } from './rights-gap.tsx';
import { RightsStatus } from './rights-status.tsx';

/** In the person channel: whom whoever logs in may not file for, by name, and when that was last checked. */
export function RightsNote() {
  const t = useText('filingRights');
  const query = useQuery('filingRights.view', {});
  const view = query.value;
  if (!view) return query.error ? <Failure error={query.error} /> : null;
  const { person } = view;
  return (
    <section className="rights-note" aria-label={t('title')}>
      {person && knownRights(view).gaps.map((gap) => <RightsGap key={gap.lacks} gap={gap} person={person.name} />)}
      <RightsStatus view={view}>
        {person && (
          <Link href="/mva/send/fullmakter" className="ds-link">
            {t('how')}
          </Link>
        )}
      </RightsStatus>
    </section>
  );
}
