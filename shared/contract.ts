/**
 * The contents page of everything that crosses the IPC wall. The gate, the engine's dispatcher, the preload's functions,
 * the renderer's types and the tests' double are all derived from this table; no channel string is written anywhere else.
 */
import type { z } from 'zod';
import type { PRELOAD_ONLY } from './channels.ts';
import { access } from './contract/access.ts';
import { agreements } from './contract/agreements.ts';
import { app } from './contract/app.ts';
import { archive } from './contract/archive.ts';
import { attachments } from './contract/attachments.ts';
import { background } from './contract/background.ts';
import { backup } from './contract/backup.ts';
import { batch } from './contract/batch.ts';
import { board } from './contract/board.ts';
import { changes } from './contract/changes.ts';
import { checks } from './contract/checks.ts';
import { claims } from './contract/claims.ts';
import { claimsTied } from './contract/claims-tied.ts';
import { clientExport } from './contract/client-export.ts';
import { clientFolders } from './contract/client-folders.ts';
import { clientGroups } from './contract/client-groups.ts';
import { clients } from './contract/clients.ts';
import { dialogs } from './contract/dialogs.ts';
import { filingRights } from './contract/filing-rights.ts';
import { form } from './contract/form.ts';
import { keys } from './contract/keys.ts';
import { labels } from './contract/labels.ts';
import { messageServices } from './contract/message-services.ts';
import { dialogsList, messages } from './contract/messages-list.ts';
import { mva } from './contract/mva.ts';
import { office } from './contract/office.ts';
import { ownerFetch } from './contract/owner-fetch.ts';
import { payments } from './contract/payments.ts';
import { people } from './contract/people.ts';
import { type PushEnvelope, type PushName, type PushPayload, pushes } from './contract/pushes.ts';
import { reading } from './contract/reading.ts';
import { saft } from './contract/saft.ts';
import { selfLinking } from './contract/self-linking.ts';
import { storage } from './contract/storage.ts';
import { surroundings } from './contract/surroundings.ts';
import { system } from './contract/system.ts';
import { tables } from './contract/tables.ts';
import { tokens } from './contract/tokens.ts';
import { audit, health, jobs, overview, settings } from './contract/work.ts';
import type { Outcome } from './outcome.ts';

export const contract = {
  app,
  access,
  agreements,
  tokens,
  keys,
  system,
  changes,
  checks,
  clients,
  selfLinking,
  mva,
  batch,
  filingRights,
  form,
  saft,
  tables,
  archive,
  clientGroups,
  payments,
  claims: { ...claims, ...claimsTied },
  board,
  surroundings,
  attachments,
  messageServices,
  dialogs: { ...dialogs, ...reading, list: dialogsList },
  messages,
  office,
  labels,
  clientExport,
  clientFolders,
  storage,
  background,
  ownerFetch,
  people,
  jobs,
  audit,
  overview,
  settings,
  backup,
  health,
} as const;

export type Contract = typeof contract;
export type Domain = keyof Contract;

/** `domain.operation` for every operation. */
export type OperationName = { [D in Domain]: `${D}.${Extract<keyof Contract[D], string>}` }[Domain];

type Find<N extends OperationName> = N extends `${infer D extends Domain}.${infer O}`
  ? O extends keyof Contract[D]
    ? Contract[D][O]
    : never
  : never;

type SideOf<N extends OperationName> = Find<N> extends { side: infer S } ? S : never;
/** What a caller passes: before defaults are filled in. */
export type InputOf<N extends OperationName> =
  Find<N> extends { input: infer I extends z.ZodType } ? z.input<I> : never;
/** What a handler receives: after defaults are filled in. */
export type ParsedInputOf<N extends OperationName> =
  Find<N> extends { input: infer I extends z.ZodType } ? z.output<I> : never;
export type OutputOf<N extends OperationName> =
  Find<N> extends { output: infer O extends z.ZodType } ? z.output<O> : never;

export type EngineOperation = { [N in OperationName]: SideOf<N> extends 'engine' ? N : never }[OperationName];
export type ShellOperation = Exclude<OperationName, EngineOperation>;

export type Handler<N extends OperationName> = (input: ParsedInputOf<N>) => Promise<Outcome<OutputOf<N>>>;
export type EngineHandlers = { readonly [N in EngineOperation]: Handler<N> };
export type ShellHandlers = { readonly [N in ShellOperation]: Handler<N> };

/** Every operation name, in the order of the table. */
export const operationNames = Object.entries(contract).flatMap(([domain, operations]) =>
  Object.keys(operations).map((operation) => `${domain}.${operation}`),
) as OperationName[];

export function operationOf(name: OperationName): { side: 'shell' | 'engine'; input: z.ZodType; output: z.ZodType } {
  const [domain, operation] = name.split('.') as [Domain, string];
  return (contract[domain] as Record<string, { side: 'shell' | 'engine'; input: z.ZodType; output: z.ZodType }>)[
    operation
  ] as { side: 'shell' | 'engine'; input: z.ZodType; output: z.ZodType };
}

export function isOperationName(name: string): name is OperationName {
  return (operationNames as string[]).includes(name);
}

/** `window.klientbro`: one named function per operation, `onPush`, and the way a chosen File becomes a handle. */
export type Bridge = {
  readonly [D in Domain]: {
    readonly [O in Extract<keyof Contract[D], string> as `${D}.${O}` extends typeof PRELOAD_ONLY ? never : O]: (
      input: InputOf<Extract<`${D}.${O}`, OperationName>>,
    ) => Promise<Outcome<OutputOf<Extract<`${D}.${O}`, OperationName>>>>;
  };
} & {
  readonly onPush: (listener: (push: PushEnvelope) => void) => () => void;
  readonly chooseFile: (file: File) => Promise<Outcome<OutputOf<'app.registerFile'>>>;
};

export type { PushEnvelope, PushName, PushPayload };
export { pushes };
