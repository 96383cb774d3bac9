import { describe, expect, it } from 'vitest';
import { isReady, stepStates } from '../../../../../renderer/features/access/steps.ts';
import type { AccessOverview } from '../../../../../shared/contract/access.ts';
import { clientRow } from '../../../../support/client-row.ts';

const user = (kind: 'agent' | 'standard', code: string) => ({ kind, packages: [`urn:altinn:accesspackage:${code}`] });

function states(systemUsers: object[], requests: object[] = [], clients = [clientRow({ own: true })]) {
  const done = { state: 'done' };
  const access = { agreements: 'done', key: done, maskinporten: done, idporten: done, system: done };
  return stepStates({ ...access, systemUsers, requests } as unknown as AccessOverview, clients);
}

describe('the step of the clients', () => {
  it('is not needed by a firm that reports for itself alone, whose set-up is then whole', () => {
    const own = states([user('standard', 'merverdiavgift')]);
    expect(own.clients).toBe('notNeeded');
    expect(isReady(own)).toBe(true);
  });

  it('is there for a firm with a system user for clients, had or asked for, or one that links clients', () => {
    const own = user('standard', 'merverdiavgift');
    const agent = user('agent', 'merverdiavgift');
    expect(states([own, agent]).clients).toBe('todo');
    expect(states([own], [{ kind: 'agent', status: 'New' }]).clients).toBe('blocked');
    expect(states([user('standard', 'klientadministrator')]).clients).toBe('blocked');
    expect(states([own, agent], [], [clientRow()]).clients).toBe('done');
  });
});
