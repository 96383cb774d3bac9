import { authorizedPartiesRoom } from './altinn/authorized-parties-room.ts';
import { changeRequestRoom } from './altinn/change-request-room.ts';
import { clientRoom } from './altinn/client-room.ts';
import { delegationRoom } from './altinn/delegation-room.ts';
import { exchangeRoom } from './altinn/exchange.ts';
import { altinnFailures } from './altinn/failures.ts';
import { internalRoom } from './altinn/internal-room.ts';
import { metadataRoom } from './altinn/metadata-room.ts';
import { asClientRoom } from './altinn/portal/as-client.ts';
import { portalRoom } from './altinn/portal/room.ts';
import { portalRequestsRoom } from './altinn/portal-requests-room.ts';
import { portalUsersRoom } from './altinn/portal-users-room.ts';
import { registerReadingRoom } from './altinn/register-reading-room.ts';
import { requestRoom } from './altinn/request-room.ts';
import { systemRegisterRoom } from './altinn/system-register.ts';
import { systemUserRoom } from './altinn/system-user-room.ts';
import { choicesRoom } from './apps/choices-room.ts';
import { appsRoom } from './apps/room.ts';
import { brregRoom } from './brreg/room.ts';
import { claimsRoom } from './claims/room.ts';
import type { Room } from './core/context.ts';
import { correspondenceRoom } from './correspondence/room.ts';
import { inboxRoom } from './dialogporten/inbox-room.ts';
import { dialogportenRoom } from './dialogporten/room.ts';
import { idportenRoom } from './idporten/room.ts';
import { maskinportenRoom } from './maskinporten/room.ts';
import { selfServiceRoom } from './selfservice/room.ts';
import { skatteetatenRoom } from './skatteetaten/room.ts';

/** Tokens, keys, logins, system users, clients and the register of units. */
export const accessRooms: readonly Room[] = [
  maskinportenRoom,
  selfServiceRoom,
  idportenRoom,
  altinnFailures,
  exchangeRoom,
  systemRegisterRoom,
  requestRoom,
  changeRequestRoom,
  systemUserRoom,
  internalRoom,
  portalRequestsRoom,
  portalUsersRoom,
  registerReadingRoom,
  clientRoom,
  delegationRoom,
  authorizedPartiesRoom,
  metadataRoom,
  portalRoom,
  asClientRoom,
  brregRoom,
];

/** Every authority that practice copies. A new one is added here. */
export const rooms: readonly Room[] = [
  ...accessRooms,
  skatteetatenRoom,
  dialogportenRoom,
  appsRoom,
  choicesRoom,
  correspondenceRoom,
  inboxRoom,
  claimsRoom,
];
