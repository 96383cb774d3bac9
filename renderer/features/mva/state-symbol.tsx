import { Tag } from '@digdir/designsystemet-react';
import {
  CheckmarkCircleFillIcon,
  CheckmarkCircleIcon,
  CircleIcon,
  CircleSlashIcon,
  ClockIcon,
  ExclamationmarkTriangleFillIcon,
  HourglassIcon,
  PaperplaneIcon,
  PencilWritingIcon,
  QuestionmarkDiamondIcon,
  XMarkOctagonFillIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons';
import { useText } from '../../ui/text.ts';
import type { ShownState } from './return-state.ts';

/** Colour and symbol of each state, the same in the picture, in the filter and on the page of a return. */
export const look = {
  notHere: { color: 'neutral', icon: CircleSlashIcon },
  upcoming: { color: 'neutral', icon: CircleIcon },
  missing: { color: 'warning', icon: ClockIcon },
  overdue: { color: 'danger', icon: ExclamationmarkTriangleFillIcon },
  wrongOrganisation: { color: 'danger', icon: XMarkOctagonIcon },
  draft: { color: 'info', icon: PencilWritingIcon },
  filing: { color: 'info', icon: PaperplaneIcon },
  sent: { color: 'info', icon: HourglassIcon },
  accepted: { color: 'success', icon: CheckmarkCircleFillIcon },
  acceptedWithDeviations: { color: 'success', icon: CheckmarkCircleIcon },
  rejected: { color: 'danger', icon: XMarkOctagonFillIcon },
  unknown: { color: 'warning', icon: QuestionmarkDiamondIcon },
  failed: { color: 'danger', icon: XMarkOctagonIcon },
} as const satisfies Record<ShownState, { color: string; icon: unknown }>;

export function ReturnStateTag({ state }: { state: ShownState }) {
  const t = useText('mva');
  const { color, icon: Icon } = look[state];
  return (
    <Tag data-color={color} data-size="sm" className="state-tag">
      <Icon aria-hidden fontSize="1rem" />
      {t(`state.${state}`)}
    </Tag>
  );
}
