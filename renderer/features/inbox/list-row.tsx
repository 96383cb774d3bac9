import { CheckmarkIcon } from '@navikt/aksel-icons';
import { type MouseEvent, memo } from 'react';
import type { MessageRow as Row } from '../../../shared/contract/messages-list.ts';
import { MessageRow } from './message-row.tsx';

interface Props {
  readonly row: Row;
  readonly open: boolean;
  readonly chosen: boolean;
  /** Something is chosen: every row shows where to choose it too. */
  readonly choosing: boolean;
  readonly position: number;
  readonly setSize: number;
  /** Pixels from the top of the list, and how high. */
  readonly start: number;
  readonly size: number;
  /** yyyy-mm-dd. */
  readonly today: string;
  readonly onOpen: (id: string) => void;
  readonly onChoose: (id: string, extend: boolean) => void;
}

/** A click opens; a click on the box to the left, or with Ctrl or Shift, chooses. With the keyboard: x. */
export const ListRow = memo(function ListRow(props: Props) {
  const { row, open, chosen, choosing, position, setSize, start, size, today, onOpen, onChoose } = props;
  const press = (event: MouseEvent) => {
    if (event.shiftKey) return onChoose(row.id, true);
    if (event.ctrlKey || event.metaKey) return onChoose(row.id, false);
    onOpen(row.id);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and points here
    <div
      id={`message-${row.id}`}
      role="option"
      aria-selected={chosen}
      aria-current={open ? 'true' : undefined}
      aria-setsize={setSize}
      aria-posinset={position}
      className="message-row"
      data-unread={row.unread}
      data-done={row.done}
      data-choosing={choosing}
      style={{ transform: `translateY(${start}px)`, height: size }}
      onClick={press}
    >
      {/* For the mouse alone: the keyboard has x, and the row says whether it is chosen. */}
      <span
        aria-hidden
        className="choose-box"
        onClick={(event) => {
          event.stopPropagation();
          onChoose(row.id, event.shiftKey);
        }}
      >
        <span className="choose-mark">{chosen && <CheckmarkIcon />}</span>
      </span>
      <MessageRow row={row} today={today} />
    </div>
  );
});
