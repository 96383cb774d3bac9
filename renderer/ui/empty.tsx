import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ComponentType, ReactNode, SVGProps } from 'react';

interface Props {
  readonly icon: ComponentType<SVGProps<SVGSVGElement>>;
  readonly title: string;
  readonly text?: string;
  /** The first step. */
  readonly children?: ReactNode;
}

/** Says what will be here and offers the first step. */
export function Empty({ icon: Icon, title, text, children }: Props) {
  return (
    <div className="empty">
      <Icon aria-hidden fontSize="2.5rem" />
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {text && <Paragraph className="subtle">{text}</Paragraph>}
      {children && <div className="row wrap center">{children}</div>}
    </div>
  );
}
