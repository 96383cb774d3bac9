import type { EngineHandlers } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Access } from '../access/access.ts';
import { opens, systemUserFor } from '../access/choice.ts';
import { dialogScopes } from '../access/scopes.ts';
import type { HeldSystemUser } from '../access/system-users.ts';
import type { Base } from '../base.ts';
import type { ClientStore } from '../clients/store.ts';
import type { People } from '../people/people.ts';
import { DialogportenApi } from './api.ts';
import { appInstances } from './app-instances.ts';
import { Budget } from './budget.ts';
import { type ClientFolderHandlers, createClientFolders } from './client-folders/front.ts';
import { FileTexts } from './file-text/file-texts.ts';
import { PdfThread } from './file-text/pdf-thread.ts';
import { Labels } from './labels/labels.ts';
import { Courtesy } from './list/courtesy.ts';
import { astrayIn, messageList } from './list/front.ts';
import { TakeIn } from './list/take-in.ts';
import { createOffice, type Office } from './office/front.ts';
import type { OfficeRules } from './office/rules.ts';
import { createOwnerFetch, type OwnerFetch } from './owner-fetch/front.ts';
import { createReading, type ReadingRoom } from './reading/front.ts';
import { createMessageServices, type MessageServices } from './services/services.ts';
import { createStorage, type StorageRoom } from './storage/front.ts';
import { DialogStore } from './store.ts';
import { DialogSync, type SyncOptions } from './sync.ts';
import { SyncStore } from './sync-store.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `${'dialogs' | 'messages' | 'office'}.${string}`>> &
  MessageServices['handlers'] &
  Labels['handlers'] &
  ClientFolderHandlers &
  StorageRoom['handlers'] &
  OwnerFetch['handlers'];

export interface Dialogs {
  readonly handlers: Handlers;
  readonly store: DialogStore;
  readonly sync: DialogSync;
  /** Whether the firm's rules say that somebody is told of a message; undefined: none is about it. */
  readonly notifies: OfficeRules['notifies'];
  readonly reading: ReadingRoom['reading'];
  readonly ownerFetch: Pick<OwnerFetch, 'start' | 'stop'>;
  readonly rules: Office['rules'];
  readonly followUps: Office['followUps'];
  readonly takeIn: TakeIn;
  readonly fileTexts: FileTexts;
  /** Instances of the VAT app that have a dialog at a client, where its messages are open to us. */
  readonly vatInstances: ReturnType<typeof appInstances>;
}

/** What the room needs of others, and tells them. */
export interface DialogsAround {
  readonly people: People;
  readonly onRows: NonNullable<SyncOptions['onRows']>;
  /** What reads PDF files, where it is not that of the sources. */
  readonly pdfReader?: URL | undefined;
}

/** The room's front: the quiet sync, and messages opened by a person. */
export function createDialogs(
  base: Base,
  access: Access,
  clients: ClientStore,
  { people, onRows, pdfReader }: DialogsAround,
): Dialogs {
  const { http, clock, log, push, audit, endpoints } = base;
  const { systemUsers, tokens, state } = access;
  // One for all that the background asks of one host.
  const budget = new Budget({ clock, perMinute: endpoints.dialogportenPerMinute });
  const byHand: Base = { ...base, http: budget.ahead(http) };
  const office = createOffice(base, people);
  const store = new DialogStore(base.store);
  const api = new DialogportenApi(http, endpoints.dialogporten);
  const apiByHand = new DialogportenApi(byHand.http, endpoints.dialogporten);
  /** An agent system user reaches the clients linked to it, a standard one its owner. */
  const clientsOf = async (systemUser: HeldSystemUser) => {
    if (systemUser.kind === 'agent')
      return (await clients.linked()).filter((each) => each.systemUserId === systemUser.id && !each.ending);
    const firm = await state.firm();
    return firm ? [firm] : [];
  };
  const courtesy = new Courtesy(clock);
  const pdf = new PdfThread({ clock, script: pdfReader });
  const fileTexts = new FileTexts({ ...base, files: base.sideFiles, pdf });
  const onHeld = () => fileTexts.kick();
  const services = createMessageServices(base, access, clients, { clientsOf, look: () => void sync.now() });
  const storage = createStorage(base);
  const sync = new DialogSync({
    store: new SyncStore(
      base.store,
      (trx, rows) => office.rules.apply(trx, rows),
      (contentUpdatedAt) => storage.retention.isDeleted(contentUpdatedAt),
    ),
    budget,
    api,
    tokens,
    audit,
    clock,
    log,
    push,
    rest: () => courtesy.rest(),
    onRows: (rows) => {
      onRows(rows);
      ownerFetch.kick();
    },
    systemUsers: async () => {
      const users = (await systemUsers.all()).filter((user) => opens('dialogs', user.packages));
      await services.beforeLook(users);
      await storage.retention.load();
      return users;
    },
    clientsOf,
    wants: services.wants,
    isReached: async (systemUser, organisationNumber) =>
      systemUser.kind === 'standard' || clients.isLinked(systemUser.id, organisationNumber),
    onHealth: async (systemUser, health) => {
      await systemUsers.setHealth(systemUser.id, health);
      push('access.changed', {});
    },
    onSeen: async (systemUser, seen) => {
      await clients.saveSeen(systemUser.id, seen);
      push('clients.changed', {});
    },
  });
  /** Of the system user that reads this client's messages. */
  const clientToken = async (organisationNumber: string) => {
    const reaching = new Set(
      (await clients.linked(organisationNumber)).filter((each) => !each.ending).map(({ systemUserId }) => systemUserId),
    );
    const isOwn = (await state.firm())?.organisationNumber === organisationNumber;
    const users = (await systemUsers.all()).filter(({ id, kind }) => (kind === 'agent' ? reaching.has(id) : isOwn));
    const user = systemUserFor('dialogs', users);
    return user && tokens.altinn(user, dialogScopes);
  };
  const { handlers, reading, attachments } = createReading(byHand, {
    dialogs: store,
    tokens,
    systemUser: (id) => systemUsers.find(id),
    clientToken,
    onHeld,
  });
  const ownerFetch = createOwnerFetch(base, {
    api,
    tokens,
    systemUser: (id) => systemUsers.find(id),
    wants: services.wants,
    budget,
    isHeld: () => sync.isHeld,
    saveText: (dialogId, text, transmissionId) => reading.saveText(dialogId, text, transmissionId),
    saveTransmissions: (dialogId, listed) => reading.saveTransmissions(dialogId, listed),
    onHeld,
  });
  const labels = new Labels({ base: byHand, list: apiByHand, tokens, systemUser: (id) => systemUsers.find(id) });
  return {
    handlers: {
      ...services.handlers,
      ...ownerFetch.handlers,
      ...messageList(base, people, courtesy, (organisationNumber) => sync.watch(organisationNumber)),
      ...office.handlers,
      ...handlers,
      ...labels.handlers,
      ...storage.handlers,
      ...createClientFolders(base, {
        bytes: (dialogId, attachmentId, options) =>
          attachments.bytes(dialogId, attachmentId, 'dialog.saveToFolder', { keep: false, ...options }),
        astray: (filter) => astrayIn(people, filter),
      }),
      'dialogs.sync': async () => ok(sync.state()),
      'dialogs.syncNow': async () => ok(await sync.now()),
    },
    store,
    sync,
    notifies: (message) => office.rules.notifies(message),
    reading,
    ownerFetch,
    rules: office.rules,
    followUps: office.followUps,
    takeIn: new TakeIn(base),
    fileTexts,
    vatInstances: appInstances({
      api: apiByHand,
      resource: endpoints.mvaAppId,
      token: clientToken,
    }),
  };
}
