import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

interface Rows {
  readonly count: number;
  /** Pixels, until a row is measured. */
  readonly height: number;
  readonly keyOf?: (index: number) => number | string;
  /** Called when the reader comes within `nearEnd` rows of the last one. */
  readonly onEnd?: (() => void) | undefined;
  readonly nearEnd?: number;
}

/** The rows of a box that scrolls by itself: those in sight, and the room that the others take above and below. */
export function useRowsInSight({ count, height, keyOf, onEnd, nearEnd = 0 }: Rows) {
  const box = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    ...(keyOf ? { getItemKey: keyOf } : {}),
    overscan: 12,
    initialRect: { width: 800, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= count - nearEnd) onEnd?.();
  }, [lastShown, count, nearEnd, onEnd]);
  return {
    box,
    indexes: items.map(({ index }) => index),
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
  };
}
