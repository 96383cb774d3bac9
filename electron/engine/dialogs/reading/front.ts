import type { reading as operations } from '../../../../shared/contract/reading.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { fail, type Outcome } from '../../../../shared/outcome.ts';
import { dialogScopes } from '../../access/scopes.ts';
import type { HeldSystemUser } from '../../access/system-users.ts';
import type { SystemUserTokens } from '../../altinn/tokens.ts';
import type { Base } from '../../base.ts';
import type { DialogStore } from '../store.ts';
import { Addresses } from './addresses.ts';
import { ReadingApi } from './api.ts';
import { Attachments } from './attachments.ts';
import { ContentApi } from './content.ts';
import { Reading } from './reading.ts';
import { ReadingStore } from './store.ts';

export interface ReadingPorts {
  readonly dialogs: DialogStore;
  readonly tokens: SystemUserTokens;
  readonly systemUser: (id: string) => Promise<HeldSystemUser | undefined>;
  /** Of the system user that reads this client's messages; undefined: none does. */
  readonly clientToken: (organisationNumber: string) => Promise<Outcome<string> | undefined>;
  /** One more file is held. */
  readonly onHeld: () => void;
}

export interface ReadingRoom {
  readonly handlers: Pick<EngineHandlers, `dialogs.${keyof typeof operations}`>;
  readonly reading: Reading;
  readonly attachments: Attachments;
}

/** The room's front: one message, as a person reads it. */
export function createReading(base: Base, ports: ReadingPorts): ReadingRoom {
  const { http, audit, push, endpoints } = base;
  const { dialogs, tokens } = ports;
  const store = new ReadingStore(base.store, base.clock);
  const addresses = new Addresses(base.environment, endpoints);
  const content = new ContentApi(http, endpoints.correspondence);
  const token = {
    of: async (stored: { readonly system_user_id: string }): Promise<Outcome<string>> => {
      const systemUser = await ports.systemUser(stored.system_user_id);
      return systemUser
        ? tokens.altinn(systemUser, dialogScopes)
        : fail('maskinporten.noSystemUser', { action: 'openAccess' });
    },
    forget: (held: string) => tokens.forget(held),
  };
  const shared = { dialogs, store, content, addresses, audit, push, token };
  const reading = new Reading({
    ...shared,
    api: new ReadingApi(http, endpoints.dialogporten),
    inbox: endpoints.inbox,
    clientToken: ports.clientToken,
  });
  const attachments = new Attachments({
    ...shared,
    files: base.sideFiles,
    onHeld: ports.onHeld,
    saveFile: (name, bytes) => base.files.save(name, bytes),
  });
  return {
    reading,
    attachments,
    handlers: {
      'dialogs.get': ({ dialogId }) => reading.get(dialogId),
      'dialogs.open': ({ dialogId }) => reading.open(dialogId),
      'dialogs.openPart': ({ dialogId, transmissionId }) => reading.openPart(dialogId, transmissionId),
      'dialogs.lookInto': ({ dialogId, what }) => reading.lookInto(dialogId, what),
      'dialogs.saveAttachment': ({ dialogId, attachmentId }) => attachments.save(dialogId, attachmentId),
      'dialogs.attachmentContent': ({ dialogId, attachmentId }) => attachments.show(dialogId, attachmentId),
      'dialogs.ofReturn': ({ returnId }) => reading.ofReturn(returnId),
    },
  };
}
