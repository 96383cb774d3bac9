import { describe, expect, it } from 'vitest';
import { ConfirmLists } from '../../../../electron/engine/clients/confirm-lists.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { silentLog } from '../support.ts';

type Answer = 'listed' | 'throttled' | 'refused';

/** Four system users, three of them for clients; Altinn answers each as told. */
function world(answers: Partial<Record<string, Answer>> = {}) {
  const asked: string[] = [];
  const remembered: string[] = [];
  const pushed: string[] = [];
  let open = 0;
  let most = 0;
  const lists = new ConfirmLists({
    delegation: {
      candidates: async (systemUserId) => {
        asked.push(systemUserId);
        open += 1;
        most = Math.max(most, open);
        await new Promise((resolve) => setImmediate(resolve));
        open -= 1;
        const answer = answers[systemUserId] ?? 'listed';
        if (answer === 'throttled') return fail('http.throttled', { retryable: true, action: 'retry' });
        if (answer === 'refused') return fail('access.notClientAdministrator', { action: 'logIn' });
        return ok({ systemUserId, fetchedAt: '2026-11-21T08:00:00.000Z', rows: [] });
      },
    },
    facts: {
      remember: async (systemUserId) => {
        remembered.push(systemUserId);
      },
    },
    systemUsers: async () => [
      { id: 'role', kind: 'agent' },
      { id: 'own', kind: 'standard' },
      { id: 'vat', kind: 'agent' },
      { id: 'tax', kind: 'agent' },
    ],
    log: silentLog(),
    push: (name) => {
      pushed.push(name);
    },
  });
  return { lists, asked, remembered, pushed, most: () => most };
}

describe('the lists at a login', () => {
  it('are all read, one after another, those of system users for clients', async () => {
    const own = world();
    await own.lists.run();
    expect(own.asked).toEqual(['role', 'vat', 'tax']);
    expect(own.most()).toBe(1);
    expect(own.remembered).toEqual(['role', 'vat', 'tax']);
    expect(own.pushed).toEqual(['clients.changed']);
  });

  it('are read on after one that failed, which keeps what it told before', async () => {
    const own = world({ role: 'throttled' });
    await own.lists.run();
    expect(own.asked).toEqual(['role', 'vat', 'tax']);
    expect(own.remembered).toEqual(['vat', 'tax']);
  });

  it('are asked for once by somebody who may not see them', async () => {
    const own = world({ role: 'refused' });
    await own.lists.run();
    expect(own.asked).toEqual(['role']);
    expect(own.pushed).toEqual([]);
  });

  it('are read once for two logins at the same time, and not on when the engine stops', async () => {
    const own = world();
    const both = [own.lists.run(), own.lists.run()];
    await own.lists.stop();
    await Promise.all(both);
    expect(own.asked.length).toBeLessThan(3);
    expect(new Set(own.asked).size).toBe(own.asked.length);
  });
});
