import { Button } from '@digdir/designsystemet-react';
import type { ClientClaims } from '../../../shared/contract/claims.ts';
import { useAction } from '../../state/context.tsx';
import { useText } from '../../ui/text.ts';
import { DayOf } from '../../ui/time.tsx';
import { useOre, useTold } from './money.ts';

/** What moved since somebody looked last; gone when it is said to be seen. */
export function Moved({ value: { moved }, organisationNumber }: { value: ClientClaims; organisationNumber: string }) {
  const t = useText('claims');
  const ore = useOre();
  const told = useTold();
  const seen = useAction('claims.seen');
  if (moved.length === 0) return null;
  return (
    <section className="stack-2 moved" aria-label={t('moved.title')}>
      <div className="row between">
        <h3 className="small">{t('moved.title')}</h3>
        <Button
          variant="tertiary"
          data-size="sm"
          loading={seen.pending}
          onClick={() => void seen.run({ organisationNumber })}
        >
          {t('moved.seen')}
        </Button>
      </div>
      <ul className="claim-entries">
        {moved.map(({ at, kind, text, period, before, after }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a movement has no name, and none is ever put between two
          <li key={index} className="stack-1">
            <span>
              {told(text)} <span className="subtle">{told(period)}</span>
            </span>
            <span className="small">
              <DayOf instant={at} />: {t(`moved.${kind}`, { before: ore(before), after: ore(after) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
