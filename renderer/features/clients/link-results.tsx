import { Heading } from '@digdir/designsystemet-react';
import { type ErrorCode, errorCodes } from '../../../shared/errors.ts';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import type { LinkRow } from './use-removal.ts';

const codeOf = (code: string | undefined): ErrorCode =>
  errorCodes.find((each) => each === code) ?? 'access.altinnRefused';

/** One line per client: done, or why not. Those that failed stand first. */
export function LinkResults({ rows, act }: { rows: readonly LinkRow[]; act: 'add' | 'remove' }) {
  const t = useText('clients');
  const errors = useText('errors');
  const format = useFormat();
  const done = rows.filter((row) => row.done).length;
  const failed = rows.length - done;
  return (
    <div className="stack-3">
      <Heading level={2} data-size="2xs">
        {t('result.title')}
      </Heading>
      <div className="row wrap" role="status">
        {done > 0 && <StateTag tone="good">{t(act === 'add' ? 'result.added' : 'removed', { count: done })}</StateTag>}
        {failed > 0 && (
          <StateTag tone="bad">
            {t(act === 'add' ? 'result.failed' : 'result.removeFailed', { count: failed })}
          </StateTag>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable from the keyboard */}
      <section className="result-list" tabIndex={0} aria-label={t('result.title')}>
        <ul className="plain-list">
          {[...rows]
            .sort((a, b) => Number(a.done) - Number(b.done))
            .map((row) => (
              <li key={row.organisationNumber}>
                <span className="grow">
                  {row.name}{' '}
                  <span className="subtle number nowrap">{format.organisationNumber(row.organisationNumber)}</span>
                </span>
                <span className="result-why">
                  {row.done ? (
                    <StateTag tone="good">{t(act === 'add' ? 'add.linked' : 'way.lost')}</StateTag>
                  ) : (
                    errors(codeOf(row.problem?.code), row.problem?.params)
                  )}
                </span>
              </li>
            ))}
        </ul>
      </section>
    </div>
  );
}
