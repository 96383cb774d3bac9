import { Tag } from '@digdir/designsystemet-react';
import {
  CheckmarkCircleIcon,
  CircleIcon,
  ExclamationmarkTriangleIcon,
  HourglassIcon,
  InformationSquareIcon,
  QuestionmarkDiamondIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'todo' | 'waiting' | 'warning' | 'bad' | 'unknown' | 'info';

const look = {
  good: { color: 'success', icon: CheckmarkCircleIcon },
  todo: { color: 'neutral', icon: CircleIcon },
  waiting: { color: 'info', icon: HourglassIcon },
  warning: { color: 'warning', icon: ExclamationmarkTriangleIcon },
  bad: { color: 'danger', icon: XMarkOctagonIcon },
  unknown: { color: 'warning', icon: QuestionmarkDiamondIcon },
  info: { color: 'info', icon: InformationSquareIcon },
} as const;

interface Props {
  readonly tone: Tone;
  /** In a long list what is in order steps back, so that the rest is seen. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A state is a symbol and a word; never a colour alone. */
export function StateTag({ tone, quiet = false, children }: Props) {
  const { color, icon: Icon } = look[tone];
  if (quiet)
    return (
      <span className="quiet-state">
        <Icon aria-hidden fontSize="1rem" />
        {children}
      </span>
    );
  return (
    <Tag data-color={color} data-size="sm" className="state-tag">
      <Icon aria-hidden fontSize="1rem" />
      {children}
    </Tag>
  );
}
