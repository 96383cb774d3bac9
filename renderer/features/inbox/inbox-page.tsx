import './inbox.css';
import './inbox-list.css';
import { useEffect, useRef, useState } from 'react';
import { later } from '../../ui/later.tsx';
import { Page } from '../../ui/page.tsx';
import { useText } from '../../ui/text.ts';
import { ActiveFilters } from './active-filters.tsx';
import { ChoiceBar } from './choice-bar.tsx';
import { Filters } from './filters.tsx';
import { InboxList } from './inbox-list.tsx';
import { ListHead } from './list-head.tsx';
import { SearchedFor } from './marked.tsx';
import { PageLinks } from './page-links.tsx';
import { SavedSearches } from './saved-searches.tsx';
import { SyncFailures, SyncLine } from './sync-line.tsx';
import { useChosen } from './use-chosen.ts';
import { useDialogList } from './use-dialog-list.ts';
import { useInboxView } from './use-inbox-view.ts';
import { everything } from './view.ts';

const NARROW = 1280;

const MessagePane = later(async () => (await import('./message/message-pane.tsx')).MessagePane);

/** "Hva har myndighetene sagt, og til hvem?" Filters, list, message. */
export function InboxPage() {
  const t = useText('inbox');
  const view = useInboxView();
  const { filter, selected } = view;
  const [folded, setFolded] = useState(() => window.innerWidth < NARROW);
  const list = useDialogList(filter);
  const listed = !list.first || list.error !== undefined;
  const chosen = useChosen(list.rows);
  const pane = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  // The three panes need the room; a message that is opened takes it from the filters.
  const reading = selected !== undefined;
  useEffect(() => {
    if (reading && window.innerWidth < NARROW) setFolded(true);
  }, [reading]);
  return (
    <div className="inbox-page">
      <Page title={t('title')} actions={<SyncLine />}>
        <SyncFailures />
        <SearchedFor search={list.search}>
          {/* Says which words the rows shown were found by: whoever watches the window sees when an answer has come. */}
          <div className="inbox" data-folded={folded} data-reading={reading} data-searched={list.search}>
            {!folded && (
              <section className="inbox-filters stack-4" aria-label={t('filters')} id="inbox-filters">
                <SavedSearches filter={filter} onShow={view.show} />
                <Filters filter={view.narrowing} listed={listed} onChange={view.change} />
                <PageLinks />
              </section>
            )}
            <div className="inbox-list" ref={box}>
              <ListHead view={view} folded={folded} onFold={setFolded} />
              <ActiveFilters
                filter={filter}
                listed={listed}
                onChange={view.change}
                onClear={() => view.show({ ...everything, sort: filter.sort })}
              />
              {chosen.rows.length > 0 && <ChoiceBar chosen={chosen.rows} onClear={chosen.clear} />}
              <InboxList view={view} list={list} chosen={chosen} onEnter={() => pane.current?.focus()} />
            </div>
            {selected === undefined ? (
              <div className="message-pane message-pane-empty subtle">{list.rows.length > 0 && t('choose')}</div>
            ) : (
              <MessagePane
                key={selected}
                dialogId={selected}
                pane={pane}
                onEscape={() => box.current?.querySelector<HTMLElement>('[role=listbox]')?.focus()}
                onLeave={() => view.select(undefined)}
              />
            )}
          </div>
        </SearchedFor>
      </Page>
    </div>
  );
}
