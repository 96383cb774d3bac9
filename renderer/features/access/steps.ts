import type { AccessOverview } from '../../../shared/contract/access.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';

export type StepState = AccessOverview['key']['state'];
export const stepNames = ['agreements', 'key', 'maskinporten', 'idporten', 'system', 'users', 'clients'] as const;
export type StepName = (typeof stepNames)[number];

/** The seven steps with their states. The engine tells the first five; the last two follow from what exists. */
export function stepStates(access: AccessOverview, clients: readonly ClientRow[]): Record<StepName, StepState> {
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
    clients: linked ? 'done' : hasAgent ? 'todo' : 'blocked',
  };
}

/** The step to stand open: the first that a person can do something about, else the first that waits. */
export function currentStep(states: Record<StepName, StepState>): StepName | undefined {
  return stepNames.find((name) => states[name] === 'todo') ?? stepNames.find((name) => states[name] === 'waiting');
}

export const isReady = (states: Record<StepName, StepState>): boolean =>
  stepNames.every((name) => states[name] === 'done');
