import { Tag } from '@digdir/designsystemet-react';
import {
  Buildings3Icon,
  ChatIcon,
  CheckmarkCircleFillIcon,
  CheckmarkCircleIcon,
  CircleIcon,
  CircleSlashIcon,
  ClockIcon,
  ExclamationmarkTriangleFillIcon,
  ExternalLinkIcon,
  HourglassIcon,
  MagnifyingGlassIcon,
  MinusIcon,
  PadlockUnlockedIcon,
  PaperplaneIcon,
  PencilWritingIcon,
  PersonGroupIcon,
  PersonIcon,
  PersonPencilIcon,
  QuestionmarkDiamondIcon,
  TasklistIcon,
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
  toLookAt: { color: 'warning', icon: MagnifyingGlassIcon },
  waitingForLogin: { color: 'warning', icon: PersonIcon },
  waitingForAttestation: { color: 'warning', icon: PersonPencilIcon },
  question: { color: 'warning', icon: ChatIcon },
  draft: { color: 'info', icon: PencilWritingIcon },
  checked: { color: 'info', icon: TasklistIcon },
  released: { color: 'info', icon: PadlockUnlockedIcon },
  filing: { color: 'info', icon: PaperplaneIcon },
  sent: { color: 'info', icon: HourglassIcon },
  accepted: { color: 'success', icon: CheckmarkCircleFillIcon },
  acceptedWithDeviations: { color: 'success', icon: CheckmarkCircleIcon },
  rejected: { color: 'danger', icon: XMarkOctagonFillIcon },
  unknown: { color: 'warning', icon: QuestionmarkDiamondIcon },
  failed: { color: 'danger', icon: XMarkOctagonIcon },
  filedOutside: { color: 'success', icon: ExternalLinkIcon },
  filedByOthers: { color: 'neutral', icon: PersonGroupIcon },
  deliveredByUnit: { color: 'neutral', icon: Buildings3Icon },
  notLiable: { color: 'neutral', icon: MinusIcon },
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
