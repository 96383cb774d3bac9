import { Details } from '@digdir/designsystemet-react';
import type { ImportView } from '../../../shared/contract/client-list.ts';
import { useText } from '../../ui/text.ts';

/** Rows listed one by one; the rest are counted. */
const LISTED = 100;

/** What will come of the table: how many are good and known, which rows were joined, and which are bad and why. */
export function ImportTold({ view }: { view: ImportView }) {
  const t = useText('clientList');
  return (
    <div className="stack-3">
      <ul className="plain-list" role="status">
        <li>{t('table.good', { count: view.good })}</li>
        {view.known > 0 && <li>{t('table.known', { count: view.known })}</li>}
      </ul>
      <div>
        {view.merged.length > 0 && (
          <Details data-size="sm">
            <Details.Summary>{t('table.merged', { count: view.merged.length })}</Details.Summary>
            <Details.Content>
              <ul className="plain-list">
                {view.merged.slice(0, LISTED).map((row) => (
                  <li key={row.line}>
                    {t('table.line', { line: row.line })} · {t('table.mergedInto', { into: row.into })}
                  </li>
                ))}
                <More count={view.merged.length - LISTED} />
              </ul>
            </Details.Content>
          </Details>
        )}
        {view.badCount > 0 && (
          <Details data-size="sm" defaultOpen>
            <Details.Summary>{t('table.bad', { count: view.badCount })}</Details.Summary>
            <Details.Content>
              <ul className="plain-list">
                {view.bad.slice(0, LISTED).map((row) => (
                  <li key={row.line}>
                    {t('table.line', { line: row.line })} · {t(`bad.${row.reason}`)}{' '}
                    <span className="subtle">{row.text}</span>
                  </li>
                ))}
                <More count={view.badCount - LISTED} />
              </ul>
            </Details.Content>
          </Details>
        )}
      </div>
    </div>
  );
}

function More({ count }: { count: number }) {
  const t = useText('clientList');
  return count > 0 ? <li className="subtle">{t('table.more', { count })}</li> : null;
}
