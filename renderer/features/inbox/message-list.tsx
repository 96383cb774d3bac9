import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { MessageFilter } from '../../../shared/contract/messages-list.ts';
import { useLate } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { type ListHeading, listItems } from './list-items.ts';
import { ListRow } from './list-row.tsx';
import { hasOfficeLine } from './message-row.tsx';
import type { Chosen } from './use-chosen.ts';
import type { DialogList } from './use-dialog-list.ts';
import { useDone } from './use-done.ts';

const ROW = 108;
const OFFICE_LINE = 24;
const HEADING = 36;
/** Rows that are still below when the next are asked for. */
const AHEAD = 20;

interface Props {
  readonly list: DialogList;
  readonly chosen: Chosen;
  readonly selected: string | undefined;
  /** What the headings between the rows tell; null: none, as for what a search finds. */
  readonly grouped: NonNullable<MessageFilter['sort']> | null;
  readonly onSelect: (dialogId: string) => void;
  /** Enter: on to the message itself. */
  readonly onEnter: () => void;
}

/** Reads like mail. One stop for Tab; arrow keys or j and k move, x chooses, e is done, Enter goes on to the message. */
export function MessageList({ list, chosen, selected, grouped, onSelect, onEnter }: Props) {
  const t = useText('inbox');
  const words = useText('inboxList');
  const now = today(useNow());
  const setDone = useDone();
  const scroll = useRef<HTMLDivElement>(null);
  const late = useLate(300, list.stale);
  const { rows, total, over, more } = list;
  const items = useMemo(() => listItems(rows, grouped, now), [rows, grouped, now]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => {
      const item = items[index];
      if (item?.kind !== 'row') return HEADING;
      return hasOfficeLine(item.row) ? ROW + OFFICE_LINE : ROW;
    },
    getItemKey: (index) => keyOf(items[index], index),
    overscan: 4,
    initialRect: { width: 360, height: 640 },
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown > items.length - AHEAD) more();
  }, [lastShown, items.length, more]);
  // A row may have come to another height.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what changes it
  useEffect(() => virtual.measure(), [items]);

  // The same functions at every render, so that a row is drawn anew only when it has changed.
  const latest = useRef({ onSelect, chosen });
  latest.current = { onSelect, chosen };
  const open = useCallback((id: string) => latest.current.onSelect(id), []);
  const choose = useCallback((id: string, extend: boolean) => {
    const { extendTo, toggle } = latest.current.chosen;
    return extend ? extendTo(id) : toggle(id);
  }, []);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = rows.findIndex((row) => row.id === selected);
    const acts: Record<string, () => void> = {
      Enter: onEnter,
      Escape: chosen.clear,
      x: () => selected !== undefined && chosen.toggle(selected),
      e: () => {
        const meant = chosen.rows.length > 0 ? chosen.rows : rows.slice(at, at + 1);
        if (at >= 0 || chosen.rows.length > 0) void setDone(meant, true).then(chosen.clear);
      },
    };
    const act = acts[event.key];
    const next = moves[event.key]?.(at, rows.length - 1);
    const row = next === undefined ? undefined : rows[next];
    if (act) act();
    else if (row) {
      onSelect(row.id);
      virtual.scrollToIndex(items.findIndex((item) => item.kind === 'row' && item.row.id === row.id));
    } else return;
    event.preventDefault();
  };
  return (
    <div className={late ? 'message-list message-list-stale' : 'message-list'} ref={scroll}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t('list')}
        aria-description={words('keys')}
        aria-multiselectable
        aria-busy={list.stale}
        aria-activedescendant={selected === undefined ? undefined : `message-${selected}`}
        className="message-list-inner"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={press}
      >
        {shown.map(({ index, start, size, key }) => {
          const item = items[index];
          if (item === undefined) return null;
          if (item.kind === 'heading')
            return (
              <div
                key={key}
                role="presentation"
                className="message-heading"
                style={{ transform: `translateY(${start}px)`, height: size }}
              >
                <HeadingText heading={item.heading} />
              </div>
            );
          const { row } = item;
          return (
            <ListRow
              key={key}
              row={row}
              open={row.id === selected}
              chosen={chosen.has(row.id)}
              choosing={chosen.rows.length > 0}
              position={item.index + 1}
              setSize={over ? -1 : total}
              start={start}
              size={size}
              today={now}
              onOpen={open}
              onChoose={choose}
            />
          );
        })}
      </div>
    </div>
  );
}

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  ArrowUp: (at) => Math.max(at - 1, 0),
  k: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

function keyOf(item: ReturnType<typeof listItems>[number] | undefined, index: number): string {
  return item?.kind === 'row' ? item.row.id : `heading ${index}`;
}

function HeadingText({ heading }: { heading: ListHeading }) {
  const t = useText('inbox');
  const mva = useText('mva');
  if (heading.kind === 'name') return <span className="clip">{heading.name}</span>;
  if (heading.kind !== 'month') return t(`heading.${heading.kind}`);
  return `${mva(`month.${heading.month as 1}`)} ${heading.year}`;
}
