import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

/** Every row carries the hash of the one before: a change from outside shows. */
export function ChainStatus() {
  const t = useText('log');
  const format = useFormat();
  const chain = useQuery('audit.verify', {});
  if (!chain.value)
    return chain.error && !chain.loading ? <Failure error={chain.error} onRetry={chain.refresh} /> : null;
  const { intact, rows, brokenAt } = chain.value;
  return (
    <div className="stack-1 chain-status">
      <div className="row wrap">
        <StateTag tone={intact ? 'good' : 'bad'}>
          {intact ? t('chain.intact') : t('chain.broken', { row: brokenAt ?? '' })}
        </StateTag>
        <span className="subtle small">
          {t('chain.rows', { count: rows }).replace(String(rows), format.number(rows))}
        </span>
        <Button variant="secondary" data-size="sm" onClick={chain.refresh}>
          {t('chain.check')}
        </Button>
      </div>
      {!intact && <Paragraph className="measure">{t('chain.broken.text')}</Paragraph>}
    </div>
  );
}
