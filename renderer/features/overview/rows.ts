/** How each kind of row on the overview looks. The words are in i18n `row.<kind>` and `do.<kind>`. */
import {
  ArrowsCirclepathIcon,
  ClockIcon,
  EnvelopeClosedIcon,
  ExclamationmarkTriangleIcon,
  FloppydiskIcon,
  FolderIcon,
  HourglassIcon,
  KeyVerticalIcon,
  LinkBrokenIcon,
  PadlockLockedIcon,
  PadlockUnlockedIcon,
  PaperplaneIcon,
  PencilWritingIcon,
  PersonIcon,
  PersonPlusIcon,
  QuestionmarkDiamondIcon,
  TasklistIcon,
  TrashIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons';
import type { OutputOf } from '../../../shared/contract.ts';

export type OverviewRow = OutputOf<'overview.get'>['rows'][number];

export const rowLook = {
  setUp: { color: 'info', icon: TasklistIcon },
  linkClients: { color: 'info', icon: PersonPlusIcon },
  returnRejected: { color: 'danger', icon: XMarkOctagonIcon },
  returnUnknown: { color: 'warning', icon: QuestionmarkDiamondIcon },
  returnFailed: { color: 'danger', icon: XMarkOctagonIcon },
  waitingForLogin: { color: 'warning', icon: PersonIcon },
  waitingForVerdict: { color: 'info', icon: HourglassIcon },
  returnLate: { color: 'danger', icon: ExclamationmarkTriangleIcon },
  releaseDue: { color: 'warning', icon: PadlockUnlockedIcon },
  sendDue: { color: 'warning', icon: PaperplaneIcon },
  accessMissing: { color: 'danger', icon: LinkBrokenIcon },
  signingMissing: { color: 'danger', icon: PersonIcon },
  returnDue: { color: 'warning', icon: ClockIcon },
  draftWrongOrganisation: { color: 'danger', icon: XMarkOctagonIcon },
  draftReady: { color: 'info', icon: PencilWritingIcon },
  dialogDue: { color: 'warning', icon: ClockIcon },
  dialogsUnread: { color: 'neutral', icon: EnvelopeClosedIcon },
  requestOpen: { color: 'info', icon: HourglassIcon },
  syncFailed: { color: 'danger', icon: ArrowsCirclepathIcon },
  accessLost: { color: 'danger', icon: LinkBrokenIcon },
  systemUserGone: { color: 'danger', icon: LinkBrokenIcon },
  selfLinkingStopped: { color: 'warning', icon: LinkBrokenIcon },
  clientStopped: { color: 'warning', icon: XMarkOctagonIcon },
  deleteClient: { color: 'neutral', icon: TrashIcon },
  keyEnds: { color: 'danger', icon: KeyVerticalIcon },
  keyExpires: { color: 'warning', icon: KeyVerticalIcon },
  archiveStopped: { color: 'warning', icon: FolderIcon },
  recoveryCode: { color: 'warning', icon: PadlockLockedIcon },
  backupDue: { color: 'neutral', icon: FloppydiskIcon },
} as const satisfies Record<OverviewRow['kind'], { color: string; icon: unknown }>;

export const MOST_ROWS = 7;
