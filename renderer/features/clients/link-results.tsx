import { Button, Heading } from '@digdir/designsystemet-react';
import type { LinkAct, LinkTask } from '../../../shared/contract/clients.ts';
import { type ErrorCode, errorCodes } from '../../../shared/errors.ts';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly rows: readonly LinkTask[];
  readonly act: LinkAct;
  readonly onRetry: (clientId: string) => void;
}

const order: Record<LinkTask['state'], number> = { failed: 0, open: 1, done: 2 };

/** One line per client: done, or why not. Those that failed stand first. */
export function LinkResults({ rows, act, onRetry }: Props) {
  const t = useText('clients');
  const count = (state: LinkTask['state']) => rows.filter((row) => row.state === state).length;
  return (
    <div className="stack-3">
      <Heading level={2} data-size="2xs">
        {t('result.title')}
      </Heading>
      <div className="row wrap" role="status">
        {count('done') > 0 && (
          <StateTag tone="good">{t(act === 'link' ? 'result.added' : 'removed', { count: count('done') })}</StateTag>
        )}
        {count('failed') > 0 && <StateTag tone="bad">{t(`result.failed.${act}`, { count: count('failed') })}</StateTag>}
        {count('open') > 0 && <StateTag tone="todo">{t('result.notTried', { count: count('open') })}</StateTag>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard */}
      <section className="result-list" tabIndex={0} aria-label={t('result.title')}>
        <ul className="plain-list">
          {[...rows]
            .sort((a, b) => order[a.state] - order[b.state])
            .map((row) => (
              <ResultLine key={row.clientId} row={row} act={act} onRetry={() => onRetry(row.clientId)} />
            ))}
        </ul>
      </section>
    </div>
  );
}

const isCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code);

function ResultLine({ row, act, onRetry }: { row: LinkTask; act: LinkAct; onRetry: () => void }) {
  const t = useText('clients');
  const common = useText('common');
  const errors = useText('errors');
  const format = useFormat();
  const { problem } = row;
  const name = row.name === '' ? t('result.unnamed') : row.name;
  return (
    <li>
      <span className="grow">
        {name}{' '}
        {row.organisationNumber !== '' && (
          <span className="subtle number nowrap">{format.organisationNumber(row.organisationNumber)}</span>
        )}
      </span>
      <span className="result-why">
        {row.state === 'done' && <StateTag tone="good">{t(act === 'link' ? 'add.linked' : 'result.gone')}</StateTag>}
        {row.state === 'open' && <StateTag tone="todo">{t('result.open')}</StateTag>}
        {problem && (
          <>
            {errors(isCode(problem.code) ? problem.code : 'access.altinnRefused', problem.params)}
            {problem.sent === 'unknown' && <strong> {common('sent.unknown')}.</strong>}{' '}
            {problem.params.authorityCode !== undefined && (
              <code className="subtle nowrap">{problem.params.authorityCode}</code>
            )}
          </>
        )}
      </span>
      {row.state === 'failed' && (
        <Button variant="tertiary" data-size="sm" aria-label={t('result.retryOne', { name })} onClick={onRetry}>
          {common('retry')}
        </Button>
      )}
    </li>
  );
}
