import { clientRoom } from './altinn/client-room.ts';
import { exchangeRoom } from './altinn/exchange.ts';
import { metadataRoom } from './altinn/metadata-room.ts';
import { requestRoom } from './altinn/request-room.ts';
import { systemRegisterRoom } from './altinn/system-register.ts';
import { systemUserRoom } from './altinn/system-user-room.ts';
import { brregRoom } from './brreg/room.ts';
import type { Room } from './core/context.ts';
import { maskinportenRoom } from './maskinporten/room.ts';

/** Every authority that practice copies. A new one is added here. */
export const rooms: readonly Room[] = [
  maskinportenRoom,
  exchangeRoom,
  systemRegisterRoom,
  requestRoom,
  systemUserRoom,
  clientRoom,
  metadataRoom,
  brregRoom,
];
