import { TasklistIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { ChainStatus } from './chain-status.tsx';
import './log.css';
import { ExportLog } from './export-log.tsx';
import { type LogFilter, LogFilters } from './log-filters.tsx';
import { LogTable } from './log-table.tsx';
import { useLogRows } from './use-log-rows.ts';

/** "Hvem gjorde hva, for hvem, når?" */
export function LogPage() {
  const t = useText('log');
  const format = useFormat();
  const [filter, setFilter] = useState<LogFilter>({});
  const { live, rows, more, error, retry } = useLogRows(filter);
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page fill title={t('title')} lead={t('lead')} actions={<ChainStatus />}>
      <LogFilters filter={filter} onFilter={setFilter} />
      <Loaded query={live}>
        {({ total }) =>
          rows.length === 0 ? (
            <Empty
              icon={TasklistIcon}
              title={t(filtered ? 'nothing' : 'empty')}
              text={filtered ? '' : t('empty.text')}
            />
          ) : (
            <>
              <LogTable key={JSON.stringify(filter)} rows={rows} onEnd={more} />
              {error && <Failure error={error} onRetry={retry} />}
              <div className="row between">
                <p className="subtle small">
                  {t('shown', { shown: format.number(rows.length), total: format.number(total) })}
                </p>
                <ExportLog filter={filter} />
              </div>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
