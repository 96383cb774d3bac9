import { CheckmarkIcon } from '@navikt/aksel-icons';
import type { CSSProperties, MouseEvent } from 'react';
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
  readonly style: CSSProperties;
  readonly onOpen: () => void;
  readonly onChoose: (extend: boolean) => void;
}

/** A click opens; a click on the box to the left, or with Ctrl or Shift, chooses. With the keyboard: x. */
export function ListRow({ row, open, chosen, choosing, position, setSize, style, onOpen, onChoose }: Props) {
  const press = (event: MouseEvent) => {
    if (event.shiftKey) return onChoose(true);
    if (event.ctrlKey || event.metaKey) return onChoose(false);
    onOpen();
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
      style={style}
      onClick={press}
    >
      {/* For the mouse alone: the keyboard has x, and the row says whether it is chosen. */}
      <span
        aria-hidden
        className="choose-box"
        onClick={(event) => {
          event.stopPropagation();
          onChoose(event.shiftKey);
        }}
      >
        <span className="choose-mark">{chosen && <CheckmarkIcon />}</span>
      </span>
      <MessageRow row={row} />
    </div>
  );
}
