import type { OperationName, PushName } from '../../shared/contract.ts';

/** Which answers a push makes old. Reads named here are fetched again when they are on screen. */
export const refreshedBy: Readonly<Record<PushName, readonly OperationName[]>> = {
  'app.engine': ['app.snapshot'],
  'access.changed': [
    'access.overview',
    'agreements.view',
    'keys.list',
    'clients.list',
    'overview.get',
    'settings.get',
    'system.view',
    'system.advice',
  ],
  'access.login': ['access.login', 'clients.candidates'],
  'checks.changed': ['checks.last'],
  'clients.changed': [
    'clients.list',
    'clients.candidates',
    'clients.linkTasks',
    'access.overview',
    'overview.get',
    'mva.terms',
  ],
  'mva.changed': ['mva.terms', 'mva.get', 'mva.list', 'overview.get', 'clients.list'],
  'dialogs.changed': ['dialogs.list', 'dialogs.get', 'overview.get', 'clients.list'],
  'dialogs.sync': ['dialogs.sync'],
  'jobs.changed': ['jobs.list', 'clients.linkTasks', 'clients.openLinkJob'],
  'audit.changed': ['audit.list', 'audit.persons', 'audit.verify'],
  'health.changed': ['health.get'],
};

/** Operations that answer with what a read would: their answer takes its place at once. */
export const answersFor: Partial<Record<OperationName, OperationName>> = {
  'access.setFirm': 'access.overview',
  'access.createKey': 'access.overview',
  'access.saveIntegrations': 'access.overview',
  'access.checkIntegration': 'access.overview',
  'access.registerSystem': 'access.overview',
  'access.requestSystemUser': 'access.overview',
  'access.refreshRequests': 'access.overview',
  'access.deleteRequest': 'access.overview',
  'access.resendRequest': 'access.overview',
  'access.keepRequest': 'access.overview',
  'access.saveGuideDraft': 'access.overview',
  'access.verifySystemUser': 'access.overview',
  'access.lookForSystemUsers': 'access.overview',
  'agreements.chooseTasks': 'agreements.view',
  'agreements.note': 'agreements.view',
  'keys.create': 'keys.list',
  'keys.import': 'keys.list',
  'keys.tryKey': 'keys.list',
  'keys.useKey': 'keys.list',
  'keys.retire': 'keys.list',
  'keys.remove': 'keys.list',
  'keys.noteRegistered': 'keys.list',
  'keys.noteOther': 'keys.list',
  'keys.forgetOther': 'keys.list',
  'checks.start': 'checks.last',
  'checks.cancel': 'checks.last',
  'system.save': 'system.view',
  'system.delete': 'system.view',
  'settings.set': 'settings.get',
  'dialogs.syncNow': 'dialogs.sync',
  'app.openEnvironment': 'app.snapshot',
  'app.leaveEnvironment': 'app.snapshot',
  'app.resetPractice': 'app.snapshot',
  'app.setPreferences': 'app.snapshot',
  'app.restartEngine': 'app.snapshot',
};

/** The same, for a read with the same input as the operation. */
export const answersForSameInput: Partial<Record<OperationName, OperationName>> = {
  'access.startLogin': 'access.login',
  'access.cancelLogin': 'access.login',
  'dialogs.open': 'dialogs.get',
};
