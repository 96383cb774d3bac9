import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { Person } from '../../../shared/contract/people.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';

/** Put to rest and back, and the link to ID-porten forgotten. Nobody is deleted. */
export function PersonLife({ person }: { person: Person }) {
  const t = useText('people');
  const setActive = useAction('people.setActive');
  const forget = useAction('people.forgetIdentity');
  const active = person.deactivatedAt === null;
  const error = setActive.error ?? forget.error;
  return (
    <section className="stack-3 person-form" aria-label={t('life')}>
      <Heading level={2} data-size="2xs">
        {t('life')}
      </Heading>
      <Paragraph className="measure subtle">{t('life.text')}</Paragraph>
      {error && <Failure error={error} />}
      <div className="row wrap">
        <Button
          variant="secondary"
          data-color={active ? 'danger' : 'neutral'}
          data-size="sm"
          loading={setActive.pending}
          onClick={() => void setActive.run({ id: person.id, active: !active })}
        >
          {t(active ? 'deactivate' : 'activate')}
        </Button>
        {person.knownSince !== null && (
          <Button
            variant="tertiary"
            data-size="sm"
            loading={forget.pending}
            onClick={() => void forget.run({ id: person.id })}
          >
            {t('forgetIdentity')}
          </Button>
        )}
      </div>
    </section>
  );
}
