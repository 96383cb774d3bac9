import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';

export const ROW_HEIGHT = 56;

/** The rows of a list that scrolls by itself: those in sight, and the room that the others take. */
export function useRowsInSight(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialRect: { width: 800, height: 600 },
  });
  const items = virtual.getVirtualItems();
  return {
    box,
    indexes: items.map(({ index }) => index),
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
  };
}
