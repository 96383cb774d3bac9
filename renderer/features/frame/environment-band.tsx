import type { Environment } from '../../../shared/contract/common.ts';
import { useText } from '../../ui/text.ts';

/** Always there, so that nobody mistakes one environment for another. */
export function EnvironmentBand({ environment }: { environment: Environment }) {
  const t = useText('frame');
  return (
    <section className="band" data-environment={environment} aria-label={t(`band.${environment}`)}>
      <span className="band-text">
        <strong>{t(`band.${environment}`)}</strong>
        {environment !== 'production' && <span>{t(`band.${environment}.text`)}</span>}
      </span>
    </section>
  );
}
