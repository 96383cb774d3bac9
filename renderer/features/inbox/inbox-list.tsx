import { Button } from '@digdir/designsystemet-react';
import { EnvelopeClosedIcon } from '@navikt/aksel-icons';
import { useQuery } from '../../state/context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { useLate } from '../../ui/loaded.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useText } from '../../ui/text.ts';
import { isNarrowed } from './active-filters.tsx';
import { SaveFiles } from './client-folders/save-files.tsx';
import { MessageList } from './message-list.tsx';
import { SortField } from './sort-field.tsx';
import type { Chosen } from './use-chosen.ts';
import type { DialogList } from './use-dialog-list.ts';
import type { InboxView } from './use-inbox-view.ts';
import { everything } from './view.ts';

interface Props {
  readonly view: InboxView;
  readonly list: DialogList;
  readonly chosen: Chosen;
  readonly onEnter: () => void;
}

/** The list, or why there is none. */
export function InboxList({ view, list, chosen, onEnter }: Props) {
  const t = useText('inbox');
  const words = useText('inboxList');
  const format = useFormat();
  if (list.error && list.rows.length === 0) {
    return (
      <div className="inbox-note">
        <Failure error={list.error} onRetry={list.refresh} />
      </div>
    );
  }
  if (list.first) return <Late />;
  const isSearched = (view.filter.search ?? '').trim() !== '';
  if (list.rows.length === 0) {
    if (!isSearched && !isNarrowed(view.filter)) return <NothingHere />;
    return (
      <Empty icon={EnvelopeClosedIcon} title={words('none')} text={words('none.text')}>
        <Button variant="secondary" data-size="sm" onClick={() => view.show(everything)}>
          {words('showAll')}
        </Button>
      </Empty>
    );
  }
  return (
    <>
      {list.error && <Failure error={list.error} onRetry={list.refresh} />}
      <div className="inbox-count row between tight">
        <span className="subtle" role="status">
          {list.over ? words('over', { number: format.number(list.total) }) : t('count', { count: list.total })}
        </span>
        <SortField sort={view.filter.sort} onChange={view.change} />
      </div>
      {(isSearched || isNarrowed(view.filter)) && (
        <div className="inbox-count stack-2">
          <SaveFiles which={{ filter: view.filter }} />
        </div>
      )}
      <MessageList
        list={list}
        chosen={chosen}
        selected={view.selected}
        grouped={isSearched ? null : (view.filter.sort ?? 'newest')}
        onSelect={view.select}
        onEnter={onEnter}
      />
    </>
  );
}

const Late = () => (useLate() ? <SkeletonLines lines={8} /> : null);

/** Before the first fetch there is another reason than after it. */
function NothingHere() {
  const t = useText('inbox');
  const words = useText('inboxList');
  const sync = useQuery('dialogs.sync', {}).value;
  const isFirst = sync?.running === true && sync.lastFinishedAt === null;
  return isFirst ? (
    <Empty icon={EnvelopeClosedIcon} title={words('notYet')} text={words('notYet.text')} />
  ) : (
    <Empty icon={EnvelopeClosedIcon} title={t('empty')} text={t('emptyText')} />
  );
}
