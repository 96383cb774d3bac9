import { z } from 'zod';
import { failureView, instant, nothing } from './common.ts';
import { engineOperation } from './define.ts';

export const checkGroups = ['network', 'clock', 'key', 'scopes', 'system', 'systemUsers', 'clients', 'claims'] as const;
export const checkGroup = z.enum(checkGroups);
export type CheckGroup = z.infer<typeof checkGroup>;

/** warning: works, but needs somebody before long. skipped: could not be looked at, or is not set up yet. */
export const checkState = z.enum(['waiting', 'running', 'ok', 'warning', 'failed', 'skipped']);
export type CheckState = z.infer<typeof checkState>;

/** What was found, as a code the renderer has a sentence for. Where a failure says it, there is `problem` instead. */
export const checkCodes = [
  'reached',
  'reachedByProxy',
  'hostTroubled',
  'rootsNone',
  'rootsExtra',
  'rootsUnreadable',
  'clockRight',
  'clockBehind',
  'clockAhead',
  'clockUnknown',
  'vaultReady',
  'vaultTemporary',
  'keyRight',
  'keyEnds',
  'keyOver',
  'scopeGranted',
  'systemRight',
  'systemMissing',
  'systemDeleted',
  'systemClientId',
  'systemPackages',
  'systemHidden',
  'systemUserRight',
  'clientsRight',
  'clientsLost',
  'clientsLack',
  'claimsRight',
  'claimsNobody',
  'notYet',
  'afterFailure',
  'cancelled',
] as const;
export const checkCode = z.enum(checkCodes);
export type CheckCode = z.infer<typeof checkCode>;

export const check = z.object({
  /** `<group>.<what>`; never a name. */
  id: z.string(),
  group: checkGroup,
  /** What it is about: an authority, a scope, a system user's title. Empty where the group says it. */
  subject: z.string(),
  state: checkState,
  code: checkCode.nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The first of those that fail: for the window, not for support. */
  names: z.array(z.string()),
  problem: failureView.nullable(),
  tookMs: z.number().int().nonnegative().nullable(),
});
export type Check = z.infer<typeof check>;

export const checkRun = z.object({
  state: z.enum(['none', 'running', 'finished', 'cancelled']),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  checks: z.array(check),
  /** Whose set-up it was, for support. Empty while not set up. */
  about: z.object({ organisationNumber: z.string(), clientId: z.string(), systemId: z.string() }),
});
export type CheckRun = z.infer<typeof checkRun>;

export const checks = {
  /** The newest run since the engine started. */
  last: engineOperation(nothing, checkRun),
  /** Begins a run, or answers the one under way; `checks.changed` tells how it goes. */
  start: engineOperation(nothing, checkRun),
  /** What is not done yet is left undone. */
  cancel: engineOperation(nothing, checkRun),
};
