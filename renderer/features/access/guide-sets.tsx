import { Button, Link, Paragraph } from '@digdir/designsystemet-react';
import { Link as Route, useLocation } from 'wouter';
import type { AccessOverview, PackageSetView, Whom } from '../../../shared/contract/access.ts';
import { type TextKey, translations } from '../../../shared/i18n/index.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Technical } from '../../ui/technical.tsx';
import { type Translate, useText } from '../../ui/text.ts';
import { ChangeInstead } from './change/change-way.tsx';
import { ChoiceCard } from './choice-card.tsx';
import { SelfService } from './guide-self-service.tsx';
import { packageName } from './packages.tsx';
import { requestPath, setPath, userPath } from './whom.ts';

/** What the package opens, for the one who chooses. */
function packageText({ code, whom, packages }: PackageSetView, t: Translate<'access'>): string {
  const keys = whom === 'own' ? [`package.${code}.own`, `package.${code}.text`] : [`package.${code}.text`];
  const key = keys.find((each) => each in translations.access.nb);
  return key ? t(key as TextKey<'access'>) : packages.join(', ');
}

export function ChooseSet({ whom, access }: { whom: Whom; access: AccessOverview }) {
  const t = useText('guide');
  const names = useText('access');
  const [, go] = useLocation();
  const sets = access.guide.sets.filter((set) => set.whom === whom);
  // Where there is one already, using it is the better choice, and nothing else is pressed on anybody.
  const isFree = sets.every((set) => !set.systemUserId && !set.requestId);
  return (
    <>
      <Paragraph className="measure subtle">{t(`why.${whom}`)}</Paragraph>
      {whom === 'own' && <ChangeInstead users={access.systemUsers} />}
      <div className="choices">
        {sets.map((set) => (
          <ChoiceCard
            key={set.code}
            title={packageName(set.code, names)}
            text={packageText(set, names)}
            primary={isFree && set === sets[0]}
            disabled={!set.inSystem}
            onChoose={() => go(setPath(set))}
          >
            <Standing set={set} access={access} />
          </ChoiceCard>
        ))}
      </div>
      {whom === 'own' && <SelfService access={access} />}
      <Technical>
        <strong>{t('urns')}</strong>
        <ul className="plain-list">
          {sets
            .flatMap((set) => set.packages)
            .map((urn) => (
              <li key={urn}>
                <code>{urn}</code>
              </li>
            ))}
        </ul>
      </Technical>
    </>
  );
}

/** There may be one of it already: then that one is the better choice. */
function Standing({ set, access }: { set: PackageSetView; access: AccessOverview }) {
  const t = useText('guide');
  const user = access.systemUsers.find((each) => each.id === set.systemUserId);
  if (!set.inSystem) return <NotInSystem name={access.system.name} />;
  if (user)
    return (
      <Paragraph>
        <strong>{t('set.exists', { title: user.title })}</strong>{' '}
        <Link asChild>
          <Route href={userPath(user.id)}>{t('set.use')}</Route>
        </Link>
      </Paragraph>
    );
  if (set.requestId)
    return (
      <Paragraph>
        {t('set.waits')}{' '}
        <Link asChild>
          <Route href={requestPath(set.requestId)}>{t('request.open')}</Route>
        </Link>
      </Paragraph>
    );
  return null;
}

/** Registering the system again adds what the firm's tasks want and it lacks; all that it has stays. */
function NotInSystem({ name }: { name: string }) {
  const t = useText('guide');
  const register = useAction('access.registerSystem');
  return (
    <>
      <Paragraph>{t('set.notInSystem')}</Paragraph>
      <Button variant="secondary" data-size="sm" loading={register.pending} onClick={() => void register.run({ name })}>
        {t('set.register')}
      </Button>
      {register.error && <Failure error={register.error} />}
    </>
  );
}
