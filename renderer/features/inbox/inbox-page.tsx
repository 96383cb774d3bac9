import './inbox.css';
import { Button, Search } from '@digdir/designsystemet-react';
import { EnvelopeClosedIcon, FunnelIcon } from '@navikt/aksel-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Page } from '../../ui/page.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useText } from '../../ui/text.ts';
import { Filters } from './filters.tsx';
import { MessagePane } from './message/message-pane.tsx';
import { MessageList } from './message-list.tsx';
import { SyncFailures, SyncLine } from './sync-line.tsx';
import { type DialogFilter, noFilter, useDialogList } from './use-dialog-list.ts';

const REST = 150;

/** "Hva har myndighetene sagt, og til hvem?" Filters, list, message. */
export function InboxPage() {
  const t = useText('inbox');
  const common = useText('common');
  const [, route] = useRoute('/innboks/:dialogId');
  const [, go] = useLocation();
  const selected = route?.dialogId;
  const [filter, setFilter] = useState<DialogFilter>(noFilter);
  const [search, setSearch] = useState('');
  const [folded, setFolded] = useState(() => window.innerWidth < 1280);
  const list = useDialogList(filter);
  const pane = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const timer = setTimeout(() => setFilter((held) => (held.search === search ? held : { ...held, search })), REST);
    return () => clearTimeout(timer);
  }, [search]);
  const select = useCallback((id: string) => go(`/innboks/${id}`, { replace: selected !== undefined }), [go, selected]);
  const backToList = () => box.current?.querySelector<HTMLElement>('[role=listbox]')?.focus();

  return (
    <div className="inbox-page">
      <Page title={t('title')} actions={<SyncLine />}>
        <SyncFailures />
        <div className="inbox" data-folded={folded} data-reading={selected !== undefined}>
          {!folded && <Filters filter={filter} onChange={setFilter} />}
          <div className="inbox-list" ref={box}>
            <div className="inbox-list-head">
              <Search data-size="sm" className="grow">
                <Search.Input
                  aria-label={t('search')}
                  placeholder={t('search')}
                  value={search}
                  onChange={(event) => setSearch(event.target.value)}
                />
                <Search.Clear aria-label={common('clear')} onClick={() => setSearch('')} />
              </Search>
              <Button
                variant="tertiary"
                icon
                data-size="sm"
                aria-label={t(folded ? 'filters.show' : 'filters.hide')}
                aria-expanded={!folded}
                onClick={() => setFolded(!folded)}
              >
                <FunnelIcon aria-hidden fontSize="1.25rem" />
              </Button>
            </div>
            <InboxList
              filter={filter}
              list={list}
              selected={selected}
              onSelect={select}
              onEnter={() => pane.current?.focus()}
            />
          </div>
          {selected === undefined ? (
            <div className="message-pane message-pane-empty subtle">{list.rows.length > 0 && t('choose')}</div>
          ) : (
            <MessagePane
              key={selected}
              dialogId={selected}
              pane={pane}
              onEscape={backToList}
              onLeave={() => go('/innboks')}
            />
          )}
        </div>
      </Page>
    </div>
  );
}

type ListProps = Omit<Parameters<typeof MessageList>[0], 'searching'> & { readonly filter: DialogFilter };

/** The list, or why there is none. */
function InboxList({ filter, list, ...rest }: ListProps) {
  const t = useText('inbox');
  if (list.error && list.rows.length === 0) {
    return (
      <div className="inbox-note">
        <Failure error={list.error} onRetry={list.refresh} />
      </div>
    );
  }
  if (list.first) return <SkeletonLines lines={8} />;
  if (list.rows.length === 0) {
    const filtered =
      filter.search.trim() !== '' || filter.organisationNumber !== '' || filter.unreadOnly || filter.hideDone;
    if (filtered) return <p className="inbox-note subtle">{t('noMatch')}</p>;
    return <Empty icon={EnvelopeClosedIcon} title={t('empty')} text={t('emptyText')} />;
  }
  return (
    <>
      <p className="inbox-count subtle" role="status">
        {t('count', { count: list.total })}
      </p>
      <MessageList list={list} searching={filter.search.trim() !== ''} {...rest} />
    </>
  );
}
