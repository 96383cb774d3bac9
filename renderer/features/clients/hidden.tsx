import { Button, Details } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { HiddenService, HiddenView } from '../../../shared/contract/message-services.ts';
import { useQuery } from '../../state/context.tsx';
import { useRights } from '../../state/rights.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { OrganisationNumber } from '../../ui/organisation-number.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useLanguage, useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { GUIDE } from '../access/whom.ts';
import { nameIn } from '../inbox/services/names.ts';
import { ASKABLE } from './ask-client.tsx';
import { PanelSection } from './panel-section.tsx';

interface Props {
  readonly organisationNumber: string;
  /** Opens the text that asks the client for a delegation. */
  readonly onAsk: () => void;
}

/** Which messages of the client the firm cannot see, and why; the next step where there is one. */
export function Hidden({ organisationNumber, onAsk }: Props) {
  const t = useText('messageServices');
  const hidden = useQuery('messageServices.ofClient', { organisationNumber });
  return (
    <PanelSection title={t('client.title')}>
      <Loaded query={hidden} skeleton={<SkeletonLines lines={2} />}>
        {(view) => <View view={view} organisationNumber={organisationNumber} onAsk={onAsk} />}
      </Loaded>
    </PanelSection>
  );
}

function View({ view, organisationNumber, onAsk }: Props & { view: HiddenView }) {
  const t = useText('messageServices');
  const language = useLanguage();
  const { known, reached, missing, levelFour, notChosen, soleTrader, subUnits, fetchedAt } = view;
  const sees = missing.length + levelFour.length + notChosen.length + subUnits.length === 0;
  return (
    <div className="stack-3">
      {!known && <p>{t('client.unknown')}</p>}
      {!reached && <p>{t('client.notReached')}</p>}
      {known && reached && sees && <p className="subtle">{t('client.nothing')}</p>}
      {reached &&
        missing.map((each) => (
          <Group
            key={each.package?.code ?? ''}
            title={
              each.package
                ? t('client.missing', { name: nameIn(each.package.names, language) || each.package.code })
                : t('client.noPackage')
            }
            services={each.services}
          >
            <Step missing={each} organisationNumber={organisationNumber} onAsk={onAsk} />
          </Group>
        ))}
      {levelFour.length > 0 && <Group title={t('client.levelFour')} services={levelFour} />}
      {notChosen.length > 0 && (
        <Group title={t('client.notChosen')} services={notChosen}>
          <Link href="/innboks/tjenester" className="ds-link">
            {t('link')}
          </Link>
        </Group>
      )}
      {soleTrader && <p>{t('client.soleTrader')}</p>}
      {subUnits.length > 0 && (
        <div className="stack-1">
          <strong>{t('client.subUnits')}</strong>
          <ul className="plain-list">
            {subUnits.map((unit) => (
              <li key={unit.organisationNumber}>
                {unit.name} <OrganisationNumber value={unit.organisationNumber} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {fetchedAt && (
        <span className="subtle small">
          {t('client.read')} <At instant={fetchedAt} />
        </span>
      )}
    </div>
  );
}

/** A reason, with the services it hides folded under it. */
function Group({
  title,
  services,
  children,
}: {
  title: string;
  services: readonly HiddenService[];
  children?: ReactNode;
}) {
  const t = useText('messageServices');
  const language = useLanguage();
  return (
    <div className="stack-1">
      <Details data-size="sm">
        <Details.Summary>
          {title} · {t('client.services', { count: services.length })}
        </Details.Summary>
        <Details.Content>
          <ul className="plain-list">
            {services.map((service) => (
              <li key={service.id}>
                {nameIn(service.names, language) || service.id.slice(service.id.lastIndexOf(':') + 1)}{' '}
                <span className="subtle small">{nameIn(service.owner, language)}</span>
              </li>
            ))}
          </ul>
        </Details.Content>
      </Details>
      {children}
    </div>
  );
}

/** What would open them, for those who may do it. */
function Step({
  missing: { step, package: wanted },
  organisationNumber,
  onAsk,
}: Props & { missing: HiddenView['missing'][number] }) {
  const t = useText('messageServices');
  const may = useRights(organisationNumber);
  const [, go] = useLocation();
  const isAskable = step === 'ask' && wanted !== null && ASKABLE.some((code) => code === wanted.code);
  return (
    <div className="row wrap tight">
      <span className="subtle small">{t(`client.step.${step}`)}</span>
      {(step === 'guide' || step === 'change') && may('setUp') && (
        <Button variant="tertiary" data-size="sm" onClick={() => go(GUIDE)}>
          {t('client.guide')}
        </Button>
      )}
      {isAskable && may('clients') && (
        <Button variant="tertiary" data-size="sm" onClick={onAsk}>
          {t('client.ask')}
        </Button>
      )}
    </div>
  );
}
