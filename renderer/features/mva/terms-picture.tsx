import { Button, Field, Label, Paragraph, Search, Select } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { OutsideReturns } from './outside-returns.tsx';
import { type ShownState, shownStates } from './return-state.ts';
import { TermsTable } from './terms-table.tsx';
import { filterRows, type Terms, type TermsFilter, termsView } from './terms-view.ts';

/** The picture with its filters and, below, the returns that have no place in it. */
export function TermsPicture({ terms }: { terms: Terms }) {
  const t = useText('mva');
  const common = useText('common');
  const format = useFormat();
  const day = today(useNow());
  const [filter, setFilter] = useState<TermsFilter>({ text: '', state: 'all', sort: 'name' });
  const view = useMemo(() => termsView(terms, day), [terms, day]);
  const rows = filterRows(view.rows, filter, format.compare);
  const change = (part: Partial<TermsFilter>) => setFilter((before) => ({ ...before, ...part }));
  const chips = [
    { key: 'all' as const, label: t('terms.showAll'), count: terms.cells.length },
    ...shownStates.map((key) => ({ key, label: t(`state.${key}`), count: view.counts.get(key) ?? 0 })),
  ];
  return (
    <div className="stack-4">
      <div className="terms-tools">
        <Search data-size="sm" className="terms-search">
          <Search.Input
            aria-label={t('terms.filter')}
            placeholder={t('terms.filter')}
            value={filter.text}
            onChange={(event) => change({ text: event.target.value })}
          />
          <Search.Clear aria-label={common('clear')} onClick={() => change({ text: '' })} />
        </Search>
        <Field data-size="sm" className="terms-sort">
          <Label>{t('terms.sort')}</Label>
          <Select
            width="auto"
            value={filter.sort}
            onChange={(event) => change({ sort: event.target.value as TermsFilter['sort'] })}
          >
            <Select.Option value="name">{t('terms.sort.name')}</Select.Option>
            <Select.Option value="deadline">{t('terms.sort.deadline')}</Select.Option>
          </Select>
        </Field>
      </div>
      <FilterChips<ShownState | 'all'>
        label={t('terms.states')}
        chips={chips}
        chosen={filter.state}
        onChoose={(state) => change({ state })}
      />
      {rows.length > 0 ? (
        <TermsTable terms={terms.terms} rows={rows} />
      ) : (
        <div className="row wrap">
          <Paragraph>{t('terms.noMatch')}</Paragraph>
          <Button variant="secondary" data-size="sm" onClick={() => change({ text: '', state: 'all' })}>
            {t('terms.showAll')}
          </Button>
        </div>
      )}
      {view.outside.length > 0 && <OutsideReturns shown={view.outside} />}
    </div>
  );
}
