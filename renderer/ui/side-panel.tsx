import { Button, Heading } from '@digdir/designsystemet-react';
import { ChevronDownIcon, ChevronUpIcon, XMarkIcon } from '@navikt/aksel-icons';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from './text.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** Move through the list beside; undefined at its ends. */
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** True where arrow keys belong to the thing in focus. */
function ownsArrows(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [role=tablist], dialog') !== null;
}

/** Slides in over a list from the right. The list stays; Esc closes, arrow up and down move through the list. */
export function SidePanel({ title, onClose, onPrevious, onNext, actions, children }: Props) {
  const t = useText('common');
  const panel = useRef<HTMLElement>(null);
  const keys = useRef({ onClose, onPrevious, onNext });
  keys.current = { onClose, onPrevious, onNext };
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || ownsArrows(event.target)) return;
      const move = { ArrowUp: keys.current.onPrevious, ArrowDown: keys.current.onNext, Escape: keys.current.onClose }[
        event.key
      ];
      if (!move) return;
      event.preventDefault();
      move();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <aside className="side-panel" aria-label={title} ref={panel} tabIndex={-1}>
      <header className="side-panel-head">
        <Heading level={2} data-size="2xs">
          {title}
        </Heading>
        <div className="row tight">
          {(onPrevious || onNext) && (
            <>
              <IconButton label={t('previous')} onClick={onPrevious} icon={<ChevronUpIcon aria-hidden />} />
              <IconButton label={t('following')} onClick={onNext} icon={<ChevronDownIcon aria-hidden />} />
            </>
          )}
          <IconButton label={t('close')} onClick={onClose} icon={<XMarkIcon aria-hidden />} />
        </div>
      </header>
      <div className="side-panel-body">{children}</div>
      {actions && <footer className="side-panel-foot row wrap">{actions}</footer>}
    </aside>
  );
}

function IconButton({ label, onClick, icon }: { label: string; onClick: (() => void) | undefined; icon: ReactNode }) {
  return (
    <Button variant="tertiary" icon data-size="sm" aria-label={label} disabled={!onClick} onClick={onClick}>
      {icon}
    </Button>
  );
}
