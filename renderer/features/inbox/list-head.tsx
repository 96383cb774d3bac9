import { Button, Search, Select } from '@digdir/designsystemet-react';
import { FunnelIcon } from '@navikt/aksel-icons';
import { sorts } from '../../../shared/contract/messages-list.ts';
import { useText } from '../../ui/text.ts';
import type { InboxView } from './use-inbox-view.ts';

interface Props {
  readonly view: InboxView;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
}

/** Words, order, and the way to the filters. */
export function ListHead({ view, folded, onFold }: Props) {
  const t = useText('inbox');
  const list = useText('inboxList');
  const common = useText('common');
  return (
    <div className="inbox-list-head">
      <Search data-size="sm" className="grow">
        <Search.Input
          aria-label={t('search')}
          placeholder={t('search')}
          value={view.search}
          maxLength={200}
          onChange={(event) => view.setSearch(event.target.value)}
        />
        <Search.Clear aria-label={common('clear')} onClick={() => view.setSearch('')} />
      </Search>
      <Select
        data-size="sm"
        className="inbox-sort"
        aria-label={list('sort')}
        value={view.filter.sort ?? 'newest'}
        onChange={(event) => {
          const sort = sorts.find((each) => each === event.target.value);
          view.change({ sort: sort === 'newest' ? undefined : sort });
        }}
      >
        {sorts.map((sort) => (
          <Select.Option key={sort} value={sort}>
            {list(`sort.${sort}`)}
          </Select.Option>
        ))}
      </Select>
      <Button
        variant="tertiary"
        icon
        data-size="sm"
        aria-label={t(folded ? 'filters.show' : 'filters.hide')}
        aria-expanded={!folded}
        onClick={() => onFold(!folded)}
      >
        <FunnelIcon aria-hidden fontSize="1.25rem" />
      </Button>
    </div>
  );
}
