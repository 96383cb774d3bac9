/**
 * What each of the engine's operations asks of the person who calls it. The engine holds every call against this one table
 * (engine/people/guard.ts); an operation without a line is a type error.
 */
import type { EngineOperation, ParsedInputOf } from '../contract.ts';
import type { LoginView } from './access.ts';
import type { WhichMessages } from './client-folders.ts';
import type { Right } from './people.ts';

/** How an input names clients: by number, or by the id of something of theirs that the engine looks up. */
export interface Subject {
  readonly by: 'client' | 'return' | 'filing' | 'batch' | 'dialog' | 'link' | 'linkJob' | 'job' | 'every';
  readonly ids: readonly string[];
}

/** none: anybody, also before it is known who is here. job: the right of what the job does (`jobRights`). */
export type Needed = Right | 'none' | 'job';

/**
 * The right, and whom it is needed for. Without a subject the right is needed for at least one client: what the answer then
 * lists is sifted (engine/people/sieve.ts). Setting up concerns no client.
 */
type Line<N extends EngineOperation> = readonly [
  needed: Needed | ((input: ParsedInputOf<N>) => Needed),
  about?: (input: ParsedInputOf<N>) => readonly Subject[],
];

const client = ({ organisationNumber }: { organisationNumber: string }): Subject[] => [
  { by: 'client', ids: [organisationNumber] },
];
const clients = ({ organisationNumbers }: { organisationNumbers: readonly string[] }): Subject[] => [
  { by: 'client', ids: organisationNumbers },
];
const places = ({ places: of }: { places: readonly { organisationNumber: string }[] }): Subject[] => [
  { by: 'client', ids: [...new Set(of.map((each) => each.organisationNumber))] },
];
const theReturn = ({ returnId }: { returnId: string }): Subject[] => [{ by: 'return', ids: [returnId] }];
const returns = ({ returns: chosen }: { returns: readonly { returnId: string }[] }): Subject[] => [
  { by: 'return', ids: chosen.map(({ returnId }) => returnId) },
];
const theBatch = ({ batchId }: { batchId: string }): Subject[] => [{ by: 'batch', ids: [batchId] }];
const filing = ({ filingId }: { filingId: string }): Subject[] => [{ by: 'filing', ids: [filingId] }];
const dialogs = ({ dialogIds }: { dialogIds: readonly string[] }): Subject[] => [{ by: 'dialog', ids: dialogIds }];
const dialog = ({ dialogId }: { dialogId: string }): Subject[] => [{ by: 'dialog', ids: [dialogId] }];
/** What a search finds is what the person sees: it is sifted by the list itself. */
const messages = (which: WhichMessages): Subject[] => {
  if ('filter' in which) return [];
  return 'organisationNumber' in which ? client(which) : [{ by: 'dialog', ids: which.dialogIds }];
};
const links = ({ clientIds }: { clientIds: readonly string[] }): Subject[] => [{ by: 'link', ids: clientIds }];
const job = ({ id }: { id: string }): Subject[] => [{ by: 'job', ids: [id] }];
/** It may touch any client of the list. */
const every = (): Subject[] => [{ by: 'every', ids: [] }];
const login = ({ purpose }: Pick<LoginView, 'purpose'>): Right => (purpose === 'filing' ? 'read' : 'clients');

export const needs: { readonly [N in EngineOperation]: Line<N> } = {
  'access.overview': ['read'],
  'access.setFirm': ['setUp'],
  'access.createKey': ['setUp'],
  'access.saveIntegrations': ['setUp'],
  'access.checkIntegration': ['setUp'],
  'access.registerSystem': ['setUp'],
  'access.checkVisible': ['setUp'],
  'access.registerVisible': ['setUp'],
  'access.requestSystemUser': ['setUp'],
  'access.resendRequest': ['setUp'],
  'access.keepRequest': ['setUp'],
  'access.saveGuideDraft': ['setUp'],
  'access.leaders': ['setUp'],
  'access.verifySystemUser': ['setUp'],
  'access.lookForSystemUsers': ['setUp'],
  'access.refreshRequests': ['setUp'],
  'access.deleteRequest': ['setUp'],
  // A login is the person's own; what it may be used for is decided where it is used.
  'access.startLogin': [login],
  'access.cancelLogin': [login],
  'access.login': ['read'],

  'agreements.view': ['read'],
  'agreements.chooseTasks': ['setUp'],
  'agreements.note': ['setUp'],

  'tokens.diagnostics': ['setUp'],

  'keys.list': ['setUp'],
  'keys.create': ['setUp'],
  'keys.import': ['setUp'],
  'keys.exportPublic': ['setUp'],
  'keys.tryKey': ['setUp'],
  'keys.useKey': ['setUp'],
  'keys.retire': ['setUp'],
  'keys.remove': ['setUp'],
  'keys.noteRegistered': ['setUp'],
  'keys.noteOther': ['setUp'],
  'keys.forgetOther': ['setUp'],

  'system.view': ['setUp'],
  'system.difference': ['setUp'],
  'system.save': ['setUp'],
  'system.delete': ['setUp'],
  'system.catalogue': ['setUp'],
  'system.advice': ['setUp'],

  'changes.list': ['read'],
  'changes.request': ['setUp'],
  'changes.resend': ['setUp'],
  'changes.refresh': ['setUp'],
  'changes.remove': ['setUp'],

  'checks.last': ['setUp'],
  'checks.start': ['setUp'],
  'checks.cancel': ['setUp'],

  'clients.list': ['read'],
  'clients.get': ['read', client],
  'clients.ending': ['read', client],
  'clients.beginEnding': ['clients', client],
  'clients.undoEnding': ['clients', client],
  'clients.saveHandover': ['clients', client],
  'clients.finishEnding': ['clients', client],
  'clients.deleteLocal': ['clients', client],
  'clients.edit': [
    'clients',
    ({ rows }) => clients({ organisationNumbers: rows.map((row) => row.organisationNumber) }),
  ],
  // The rights that name the group follow it.
  'clientGroups.rename': ['setUp'],
  'clients.setInList': ['clients', clients],
  'clients.readTable': ['clients'],
  'clients.importTable': ['clients', every],
  'clients.searchRegister': ['clients'],
  'clients.addFromRegister': ['clients', clients],
  'clients.exportList': ['read'],
  'clients.saveText': ['read'],
  'clients.asked': ['clients', client],
  'clients.notAsked': ['clients', client],
  'clients.changes': ['read'],
  'clients.seeChanges': ['clients', every],
  'clients.lookUp': ['read', clients],
  'clients.candidates': ['clients'],
  'clients.link': ['clients', links],
  'clients.unlink': ['clients', links],
  'clients.linkTasks': ['clients'],
  'clients.openLinkJob': ['clients'],
  'clients.retryLink': [
    'clients',
    ({ jobId, clientIds }) => (clientIds ? links({ clientIds }) : [{ by: 'linkJob', ids: [jobId] }]),
  ],

  'selfLinking.view': ['read'],
  'selfLinking.createKey': ['setUp'],
  'selfLinking.turnOn': ['setUp'],
  'selfLinking.turnOff': ['setUp'],
  'selfLinking.runNow': ['setUp'],

  'mva.terms': ['read'],
  'mva.importFile': ['prepare', client],
  'mva.useAsDraft': ['prepare', (input) => [...theReturn(input), ...client(input)]],
  'mva.get': ['read', theReturn],
  'mva.list': ['read'],
  'mva.discard': ['prepare', theReturn],
  'mva.noteControl': ['prepare', theReturn],
  'mva.validate': ['prepare', theReturn],
  'mva.file': ['file', theReturn],
  'mva.resume': ['file', filing],
  'mva.noteFollowUp': ['prepare', filing],
  'mva.savePdf': ['read', theReturn],
  'mva.saveDocument': ['read', filing],

  'batch.release': ['file', theReturn],
  'batch.withdraw': ['file', theReturn],
  'batch.mayRelease': ['read', theReturn],
  'saft.recognise': ['prepare'],
  'saft.terms': ['read', client],
  'saft.start': ['prepare', client],
  'saft.reading': ['read', job],
  'saft.get': ['read', theReturn],
  'saft.answer': ['prepare', theReturn],
  'saft.postings': ['read', theReturn],
  'saft.exportPostings': ['read', theReturn],
  'tables.read': ['prepare', client],
  'tables.preview': ['prepare', client],
  'tables.draft': ['prepare', client],
  'tables.rows': ['read', theReturn],

  'payments.list': ['read'],
  'payments.save': ['read'],

  'claims.list': ['read'],
  'claims.ofClient': ['read', client],
  'claims.look': ['read', client],
  'claims.seen': ['read', client],
  'claims.year': ['read', client],
  'claims.refreshAll': ['read'],
  'claims.ofReturn': ['read', theReturn],
  'claims.deadlines': ['read', client],
  'claims.returnsOf': ['read', client],
  'claims.settledOf': ['read'],
  'claims.settings': ['read'],
  'claims.saveSettings': ['setUp'],
  'claims.terms': ['read'],
  'claims.confirmTerms': ['setUp'],
  'claims.export': ['read', client],

  'archive.view': ['read'],
  'archive.useFolder': ['setUp'],
  'archive.writeMissing': ['read'],
  'archive.ofReturn': ['read', theReturn],

  'form.change': ['prepare', theReturn],
  'form.versions': ['read', theReturn],
  'form.create': ['prepare', client],
  'form.nullCandidates': ['prepare'],
  'form.makeNull': ['prepare', clients],
  'form.putRight': ['prepare', (input) => [...theReturn(input), ...client(input)]],
  'batch.releaseMany': ['file', returns],
  'filingRights.view': ['read'],
  'filingRights.read': ['file'],
  'batch.candidates': ['read'],
  'batch.reach': ['read'],
  'batch.start': ['file', returns],
  'batch.list': ['read'],
  'batch.get': ['read'],
  'batch.pause': ['file', theBatch],
  'batch.resume': ['file', theBatch],
  'batch.stop': ['file', theBatch],
  'batch.retry': ['file', ({ returnIds }) => [{ by: 'return', ids: returnIds }]],
  'attachments.list': ['read', theReturn],
  'attachments.add': ['prepare', theReturn],
  'attachments.remove': ['prepare', theReturn],

  'surroundings.view': ['read', theReturn],
  'surroundings.deleteInstance': ['file', client],

  'board.ofReturn': ['read', theReturn],
  'board.services': ['read'],
  'board.reminders': ['read'],
  'board.setReminders': ['prepare'],
  'board.mark': ['prepare', places],
  'board.unmark': ['prepare', ({ marks }) => places({ places: marks })],
  'board.endMark': ['prepare', ({ mark }) => client(mark)],
  'board.setDeadline': ['prepare', places],
  'board.clearDeadline': ['prepare', places],

  'dialogs.list': ['read'],
  'dialogs.get': ['read', dialog],
  'dialogs.open': ['read', dialog],
  'dialogs.openPart': ['read', dialog],
  'dialogs.lookInto': ['read', dialog],
  'dialogs.saveAttachment': ['read', dialog],
  'dialogs.attachmentContent': ['read', dialog],
  'dialogs.ofReturn': ['read', theReturn],
  'clientExport.plan': ['clients', client],
  'clientExport.start': ['clients', client],
  'clientFolders.view': ['read'],
  'clientFolders.useFolder': ['setUp'],
  'clientFolders.setRule': ['setUp'],
  'clientFolders.tryRule': ['setUp'],
  'clientFolders.plan': ['read', ({ which }) => messages(which)],
  'clientFolders.save': ['read', ({ which }) => messages(which)],
  'clientFolders.result': ['read'],
  'storage.usage': ['read'],
  'storage.retention': ['setUp'],
  'storage.setYears': ['setUp'],
  'storage.deleteOld': ['setUp'],
  'labels.view': ['read'],
  'labels.allow': ['setUp'],
  'labels.of': ['read', dialog],
  'labels.change': ['prepare', ({ wishes }) => [{ by: 'dialog', ids: wishes.map(({ dialogId }) => dialogId) }]],
  'labels.again': ['prepare', dialog],
  'labels.letGo': ['prepare', dialog],
  'dialogs.sync': ['read'],
  'dialogs.syncNow': ['read'],

  'messageServices.table': ['read'],
  'messageServices.refresh': ['read'],
  'messageServices.choose': ['setUp'],
  'messageServices.held': ['setUp'],
  'messageServices.deleteHeld': ['setUp'],
  'messageServices.ofClient': ['read', client],
  'background.notices': ['read'],
  'background.setNotices': ['read'],
  'background.unread': ['read'],
  'background.syncOnce': ['read'],

  'ownerFetch.view': ['read'],
  'ownerFetch.choose': ['setUp'],

  'messages.choices': ['read'],
  // Each sees and changes their own.
  'messages.saved': ['read'],
  'messages.saveSearch': ['read'],
  'messages.removeSearch': ['read'],

  'office.get': ['read', dialog],
  'office.setDone': ['prepare', dialogs],
  'office.addNote': ['prepare', dialog],
  'office.removeNote': ['prepare', dialog],
  'office.setFollowUp': ['prepare', dialogs],
  'office.receivers': ['read', dialogs],
  'office.assign': ['prepare', dialogs],
  'office.setTag': ['prepare', dialogs],
  // A rule is about the messages of every client.
  'office.rules': ['read'],
  'office.saveRule': ['prepare', every],
  'office.removeRule': ['prepare', every],
  'office.countRule': ['prepare', every],
  'office.applyRule': ['prepare', every],
  'office.due': ['read'],
  'office.exportDue': ['read'],

  'people.here': ['none'],
  'people.choose': ['none'],
  'people.leave': ['none'],
  'people.mine': ['none'],
  'people.list': ['setUp'],
  'people.save': ['setUp'],
  'people.setActive': ['setUp'],
  'people.forgetIdentity': ['setUp'],
  'people.saveRules': ['setUp'],

  'jobs.list': ['read'],
  'jobs.pause': ['job', job],
  'jobs.resume': ['job', job],
  'jobs.cancel': ['job', job],

  'audit.list': ['read'],
  'audit.persons': ['read'],
  'audit.export': ['read'],
  'audit.verify': ['read'],

  'overview.get': ['read'],
  'settings.get': ['read'],
  'settings.set': ['setUp'],

  'backup.view': ['read'],
  'backup.makeCode': ['setUp'],
  'backup.keepCode': ['setUp'],
  'backup.saveCode': ['setUp'],
  'backup.useFolder': ['setUp'],
  'backup.start': ['setUp'],
  'backup.cancel': ['setUp'],
  // Answered only while nobody's database is open.
  'backup.inspect': ['none'],
  'backup.restore': ['none'],
  'backup.restoring': ['none'],

  'health.get': ['none'],
};

/** What stopping or resuming a job asks for, by its kind; a kind without a line asks for `setUp`. */
export const jobRights: Readonly<Record<string, Right>> = {
  'mva.file': 'file',
  'saft.read': 'prepare',
  'labels.send': 'prepare',
  'folders.save': 'read',
  'storage.delete': 'setUp',
  'claims.refresh': 'read',
  'mva.batch': 'file',
  'clients.export': 'clients',
  'clients.link': 'clients',
  'clients.unlink': 'clients',
  'clients.selfLink': 'clients',
};
