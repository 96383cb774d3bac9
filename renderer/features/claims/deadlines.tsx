import { CheckmarkCircleIcon } from '@navikt/aksel-icons';
import type { ShownDeadline } from '../../../shared/contract/claims-tied.ts';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { useQuery } from '../../state/context.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';

/** Skatteetaten's own calendar of a client, in its own words. Ours is never dropped for it. */
export function Deadlines({ organisationNumber }: { organisationNumber: string }) {
  const t = useText('claimsTied');
  const claims = useText('claims');
  const held = useQuery('claims.deadlines', { organisationNumber }).value;
  if (!held || held.deadlines.length === 0) return null;
  return (
    <section className="stack-2" aria-label={t('deadlines')}>
      <div className="row between wrap">
        <h3 className="small">{t('deadlines')}</h3>
        {held.fetchedAt !== null && (
          <span className="small subtle">
            {claims('fetchedAt')} <At instant={held.fetchedAt} />
          </span>
        )}
      </div>
      <ul className="claim-entries">
        {held.deadlines.map((each) => (
          <li key={`${each.source}|${each.kind}|${each.due}|${each.title}`}>
            <Deadline deadline={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deadline({ deadline }: { deadline: ShownDeadline }) {
  const t = useText('claimsTied');
  const format = useFormat();
  const claims = useText('claims');
  const { title, description, kind, due, stands } = deadline;
  return (
    <>
      <div className="row between">
        <span>
          {title ?? description ?? kind}{' '}
          {title !== null && description !== null && <span className="subtle small">{description}</span>}
        </span>
        <span className="nowrap">{due === null ? claims('noDue') : format.day(due)}</span>
      </div>
      {stands === 'confirmed' && (
        <StateTag tone="good" quiet>
          {t('deadline.confirmed')}
        </StateTag>
      )}
      <Other deadline={deadline} />
    </>
  );
}

/** Both days, since ours stands until a person has looked. */
function Other({ deadline: { stands, due, ours } }: { deadline: ShownDeadline }) {
  const t = useText('claimsTied');
  const format = useFormat();
  if (stands !== 'other' || due === null || !ours) return null;
  return (
    <div className="small">
      <StateTag tone="info">{t('deadline.other')}</StateTag>
      <p>{t('deadline.other.text', { ours: format.day(ours.deadline), theirs: format.day(due) })}</p>
    </div>
  );
}

/** At the deadline of a return: a mark when Skatteetaten has the same one, a notice when it has another; else nothing. */
export function DeadlineAtSkatteetaten({ view: { client, period, category } }: { view: ReturnView }) {
  const t = useText('claimsTied');
  const held = useQuery('claims.deadlines', { organisationNumber: client.organisationNumber }).value;
  const found = held?.deadlines.find(
    ({ ours }) => ours?.category === category && periodKey(ours.period) === periodKey(period),
  );
  if (!found) return null;
  if (found.stands === 'other') return <Other deadline={found} />;
  return (
    <span className="confirmed-deadline" title={t('deadline.confirmed')}>
      <CheckmarkCircleIcon aria-hidden />
      <span className="sr-only">{t('deadline.confirmed')}</span>
    </span>
  );
}
