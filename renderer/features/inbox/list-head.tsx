import { Button, Search } from '@digdir/designsystemet-react';
import { FunnelIcon } from '@navikt/aksel-icons';
import { useText } from '../../ui/text.ts';
import type { InboxView } from './use-inbox-view.ts';

interface Props {
  readonly view: InboxView;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
}

/** Words, and the way to the filters. */
export function ListHead({ view, folded, onFold }: Props) {
  const t = useText('inbox');
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
