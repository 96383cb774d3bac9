import { Select } from '@digdir/designsystemet-react';
import { memo } from 'react';
import { type MessageFilter, sorts } from '../../../shared/contract/messages-list.ts';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly sort: MessageFilter['sort'];
  readonly onChange: (part: Partial<MessageFilter>) => void;
}

/** In which order. The newest first is what nobody needs to ask for. */
export const SortField = memo(function SortField({ sort = 'newest', onChange }: Props) {
  const list = useText('inboxList');
  return (
    <Select
      data-size="sm"
      className="inbox-sort"
      aria-label={list('sort')}
      value={sort}
      onChange={(event) => {
        const chosen = sorts.find((each) => each === event.target.value);
        onChange({ sort: chosen === 'newest' ? undefined : chosen });
      }}
    >
      {sorts.map((each) => (
        <Select.Option key={each} value={each}>
          {list(`sort.${each}`)}
        </Select.Option>
      ))}
    </Select>
  );
});
