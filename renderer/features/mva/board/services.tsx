import { Tag } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import type { ServiceState } from '../../../../shared/contract/services.ts';
import { useQuery } from '../../../state/context.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { useNow } from '../../../ui/time.tsx';

const colors = {
  unknown: 'neutral',
  working: 'success',
  slow: 'warning',
  unsteady: 'warning',
  failing: 'danger',
} as const satisfies Record<ServiceState['state'], string>;

/** How ID-porten, Altinn and Skatteetaten are, as our own calls meet them. */
export function Services() {
  const t = useText('board');
  const query = useQuery('board.services', {});
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again as time goes
  useEffect(() => query.refresh(), [now]);
  const services = query.value?.services ?? [];
  if (services.length === 0) return null;
  return (
    <section aria-label={t('services')}>
      <ul className="services">
        {services.map((each) => (
          <Service key={each.service} service={each} />
        ))}
      </ul>
    </section>
  );
}

function Service({ service: { service, state, answeredAt, failedAt } }: { service: ServiceState }) {
  const t = useText('board');
  const format = useFormat();
  const isDown = state === 'failing' || state === 'unsteady';
  const at = isDown ? failedAt : answeredAt;
  return (
    <li className="service">
      <strong>{t(`service.${service}`)}</strong>
      <Tag data-size="sm" data-color={colors[state]}>
        {t(`service.state.${state}`)}
      </Tag>
      {at !== null && (
        <span className="subtle small">
          {t(isDown ? 'service.failed' : 'service.answered', { at: format.time(at) })}
        </span>
      )}
    </li>
  );
}
