import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  /** The page's buttons, at the right of its title; one of them primary (`PrimaryButton`). */
  readonly actions?: ReactNode;
  /** `full` gives tables the whole width; `read` keeps decisions narrow. */
  readonly width?: 'full' | 'read';
  /** The page is as high as the window, and something in it (`.fill`) scrolls by itself. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** The shape of every page: title, what it answers, its buttons, its content. Moves focus to the title on arrival. */
export function Page({ title, lead, actions, width = 'full', fill = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Klientbro`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={`page page-${width}${fill ? ' page-fill' : ''}`}>
      <header className="page-head">
        <div className="page-title">
          <Heading level={1} data-size="sm" ref={heading} tabIndex={-1}>
            {title}
          </Heading>
          {lead && <Paragraph className="subtle">{lead}</Paragraph>}
        </div>
        {actions && <div className="row wrap">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
