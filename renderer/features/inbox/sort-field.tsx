import { Select } from '@digdir/designsystemet-react';
import { sorts } from '../../../shared/contract/messages-list.ts';
import { useText } from '../../ui/text.ts';
import type { InboxView } from './use-inbox-view.ts';

/** In which order. The newest first is what nobody needs to ask for. */
export function SortField({ view }: { view: InboxView }) {
  const list = useText('inboxList');
  return (
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
  );
}
