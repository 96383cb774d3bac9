import { describe, expect, it } from 'vitest';
import { claimsSteps } from '../../../../electron/engine/claims/checks.ts';
import type { Reached } from '../../../../electron/engine/claims/look.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';

const clients: Reached[] = ['310000002', '310000010'].map((organisationNumber) => {
  const systemUser = {
    id: 'u',
    system: 'firm',
    externalRef: 'r',
    kind: 'agent',
    title: 'Klienter',
    packages: [],
  } as const;
  return { organisationNumber, systemUser };
});

async function check(answer: Outcome<null>, reached: readonly Reached[] = clients, isChosen = true) {
  const asked: string[] = [];
  const steps = await claimsSteps({
    isChosen: async () => isChosen,
    reached: async () => reached,
    nameOf: async (organisationNumber) => `Navn ${organisationNumber}`,
    look: {
      open: async ({ organisationNumber }, { byPerson }) => {
        asked.push(`${organisationNumber} ${byPerson}`);
        return answer;
      },
    },
  });
  const [finding] = await Promise.all(steps.map(({ run }) => run(new AbortController().signal)));
  return { asked, finding, lines: steps.length };
}

describe('the self-test of claims', () => {
  it('asks one question, about one client', async () => {
    const { asked, finding } = await check(ok(null));
    expect(asked).toEqual(['310000002 true']);
    expect(finding).toMatchObject({ state: 'ok', code: 'claimsRight', names: ['Navn 310000002'] });
  });

  it.each(['claims.profileRefused', 'claims.noAccess', 'maskinporten.scopeNotGranted', 'http.unavailable'] as const)(
    'says what failed, by its own code: %s',
    async (code) => {
      const { finding } = await check(fail(code, {}));
      expect(finding).toMatchObject({ state: 'failed', problem: { code } });
    },
  );

  it('says that no client is reached, and asks nothing', async () => {
    const { asked, finding } = await check(ok(null), []);
    expect(asked).toEqual([]);
    expect(finding).toMatchObject({ state: 'warning', code: 'claimsNobody' });
  });

  it('has no line for a firm that does not use them', async () => {
    expect((await check(ok(null), clients, false)).lines).toBe(0);
  });
});
