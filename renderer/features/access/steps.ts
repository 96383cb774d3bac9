import type { AccessOverview } from '../../../shared/contract/access.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';

/** `notNeeded`: a firm that reports for itself alone has no clients to link. */
export type StepState = AccessOverview['key']['state'] | 'notNeeded';
export const stepNames = ['agreements', 'key', 'maskinporten', 'idporten', 'system', 'users', 'clients'] as const;
export type StepName = (typeof stepNames)[number];

/** The seven steps with their states. The engine tells the first five; the last two follow from what exists. */
export function stepStates(access: AccessOverview, clients: readonly ClientRow[]): Record<StepName, StepState> {
  const isOwnOnly = reportsForItself(access);
  const hasAgent = access.systemUsers.some((user) => user.kind === 'agent');
  const waits = access.requests.some((request) => request.status === 'New');
  const linked = clients.some((client) => !client.own && client.systemUserId !== null);
  const users: StepState =
    access.systemUsers.length > 0 ? 'done' : waits ? 'waiting' : access.system.state === 'done' ? 'todo' : 'blocked';
  return {
    agreements: access.agreements,
    key: access.key.state,
    maskinporten: access.maskinporten.state,
    idporten: access.idporten.state,
    system: access.system.state,
    users,
    clients: linked ? 'done' : hasAgent ? 'todo' : isOwnOnly ? 'notNeeded' : 'blocked',
  };
}

/** The step to stand open: the first that a person can do something about, else the first that waits. */
export function currentStep(states: Record<StepName, StepState>): StepName | undefined {
  return stepNames.find((name) => states[name] === 'todo') ?? stepNames.find((name) => states[name] === 'waiting');
}

export const isDone = (state: StepState): boolean => state === 'done' || state === 'notNeeded';

export const isReady = (states: Record<StepName, StepState>): boolean =>
  stepNames.every((name) => isDone(states[name]));

/** A system user for the firm's own reports, and none for clients, had or asked for. */
function reportsForItself({ systemUsers, requests }: AccessOverview): boolean {
  const asked = requests.some((request) => request.kind === 'agent' && request.status === 'New');
  return !asked && systemUsers.some((user) => user.kind === 'standard' && user.packages.some(isReporting));
}

/** The right to link clients alone reports nothing. */
const isReporting = (urn: string): boolean => !urn.endsWith(':klientadministrator');
