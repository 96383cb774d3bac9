import { z } from 'zod';
import { failureView, fileHandle, nothing, organisationNumber, uuid } from './common.ts';
import { engineOperation } from './define.ts';
import { messageFilter } from './messages-list.ts';

/** How folders and files are named: text with fields in braces, `/` between folders (engine/dialogs/client-folders/rule.ts). */
export const namingRule = z.object({ folder: z.string().max(200), file: z.string().max(200) }).strict();
export type NamingRule = z.infer<typeof namingRule>;

const clientFoldersView = z.object({
  /** The folder that the clients' folders lie in; the path behind the handle stays with shell and engine. */
  folder: fileHandle.nullable(),
  rule: namingRule,
  /** Where a file would lie by that rule, below the folder. */
  example: z.string(),
});
export type ClientFoldersView = z.infer<typeof clientFoldersView>;

/** Messages one by one, everything of a client, or all that a search finds. */
const which = z.union([
  z.object({ dialogIds: z.array(uuid).min(1).max(5000) }).strict(),
  z.object({ organisationNumber }).strict(),
  z.object({ filter: messageFilter }).strict(),
]);
export type WhichMessages = z.infer<typeof which>;

const plan = z.object({
  messages: z.number().int(),
  files: z.number().int(),
  /** Of the files: those not held here, which have to be fetched; that shows at the sender. */
  toFetch: z.number().int(),
  /** Messages nobody has opened or fetched: which files they have is not known. */
  unopened: z.number().int(),
  /** Files past their time, or not open to us. */
  unavailable: z.number().int(),
});
export type SavePlan = z.infer<typeof plan>;

const saveResult = z.object({
  folder: fileHandle.nullable(),
  saved: z.number().int(),
  waiting: z.number().int(),
  failed: z.array(
    z.object({
      dialogId: uuid,
      title: z.string(),
      client: z.object({ organisationNumber, name: z.string() }),
      name: z.string(),
      problem: failureView,
    }),
  ),
});
export type SaveResult = z.infer<typeof saveResult>;

/** Attachments of many messages at once, into the clients' folders. */
export const clientFolders = {
  view: engineOperation(nothing, clientFoldersView),
  useFolder: engineOperation(z.object({ handle: z.string() }).strict(), clientFoldersView),
  setRule: engineOperation(namingRule, clientFoldersView),
  /** What a rule would make, before it is kept; what it lacks is a failure. */
  tryRule: engineOperation(namingRule, z.object({ example: z.string() })),
  plan: engineOperation(z.object({ which }).strict(), plan),
  save: engineOperation(z.object({ which }).strict(), z.object({ saveId: uuid, jobId: z.string() })),
  result: engineOperation(z.object({ saveId: uuid }).strict(), saveResult),
};
