import { TasklistIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useQuery } from '../../state/context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { ChainStatus } from './chain-status.tsx';
import './log.css';
import { type LogFilter, LogFilters } from './log-filters.tsx';
import { LogTable } from './log-table.tsx';

const PAGE = 100;
/** What one answer may hold at most (`audit.list`). */
const MOST = 2000;

/** "Hvem gjorde hva, for hvem, når?" */
export function LogPage() {
  const t = useText('log');
  const format = useFormat();
  const [filter, setFilter] = useState<LogFilter>({});
  const [limit, setLimit] = useState(PAGE);
  const log = useQuery('audit.list', { ...filter, limit });
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page fill title={t('title')} lead={t('lead')} actions={<ChainStatus />}>
      <LogFilters
        filter={filter}
        onFilter={(next) => {
          setFilter(next);
          setLimit(PAGE);
        }}
      />
      <Loaded query={log}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty
              icon={TasklistIcon}
              title={t(filtered ? 'nothing' : 'empty')}
              text={filtered ? '' : t('empty.text')}
            />
          ) : (
            <>
              <LogTable
                rows={rows}
                onMore={rows.length < total && limit < MOST ? () => setLimit(Math.min(MOST, limit + PAGE)) : undefined}
              />
              <p className="subtle small">
                {t('shown', { shown: format.number(rows.length), total: format.number(total) })}
              </p>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
