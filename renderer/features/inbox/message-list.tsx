import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import type { Heading } from './dates.ts';
import { listItems } from './list-items.ts';
import { MessageRow } from './message-row.tsx';
import type { DialogList } from './use-dialog-list.ts';

const ROW = 108;
const HEADING = 36;

interface Props {
  readonly list: DialogList;
  readonly selected: string | undefined;
  /** Found by a search: in the order of the search, without dates between. */
  readonly searching: boolean;
  readonly onSelect: (dialogId: string) => void;
  /** Enter: on to the message itself. */
  readonly onEnter: () => void;
}

/** Reads like mail. One stop for Tab; arrow keys move, Enter goes on to the message. */
export function MessageList({ list, selected, searching, onSelect, onEnter }: Props) {
  const t = useText('inbox');
  const now = today(useNow());
  const scroll = useRef<HTMLDivElement>(null);
  const { rows, total, more } = list;
  const items = useMemo(() => listItems(rows, !searching, now), [rows, searching, now]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (items[index]?.kind === 'heading' ? HEADING : ROW),
    overscan: 8,
    initialRect: { width: 360, height: 640 },
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown > items.length - 30 && rows.length < total) more();
  }, [lastShown, items.length, rows.length, total, more]);

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return onEnter();
    const at = rows.findIndex((row) => row.id === selected);
    const next = { ArrowDown: at + 1, ArrowUp: Math.max(at - 1, 0), Home: 0, End: rows.length - 1 }[event.key];
    const row = next === undefined ? undefined : rows[next];
    if (row === undefined) return;
    event.preventDefault();
    onSelect(row.id);
    virtual.scrollToIndex(items.findIndex((item) => item.kind === 'row' && item.row.id === row.id));
  };
  return (
    <div className={list.stale ? 'message-list message-list-stale' : 'message-list'} ref={scroll}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t('list')}
        aria-activedescendant={selected === undefined ? undefined : `message-${selected}`}
        className="message-list-inner"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={press}
      >
        {shown.map(({ index, start, size }) => {
          const item = items[index];
          const style = { transform: `translateY(${start}px)`, height: size };
          if (item === undefined) return null;
          if (item.kind === 'heading') {
            return (
              <div key={`h${start}`} role="presentation" className="message-heading" style={style}>
                <HeadingText heading={item.heading} />
              </div>
            );
          }
          const { row } = item;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and points here
            <div
              key={row.id}
              id={`message-${row.id}`}
              role="option"
              aria-selected={row.id === selected}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              className="message-row"
              data-unread={row.unread}
              data-done={row.done}
              style={style}
              onClick={() => onSelect(row.id)}
            >
              <MessageRow row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function HeadingText({ heading }: { heading: Heading }) {
  const t = useText('inbox');
  const mva = useText('mva');
  if (heading.kind !== 'month') return t(`heading.${heading.kind}`);
  return `${mva(`month.${heading.month as 1}`)} ${heading.year}`;
}
