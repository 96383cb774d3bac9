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

/** A state is a symbol and a word; never a colour alone. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { color, icon: Icon } = look[tone];
  return (
    <Tag data-color={color} data-size="sm" className="state-tag">
      <Icon aria-hidden fontSize="1rem" />
      {children}
    </Tag>
  );
}
