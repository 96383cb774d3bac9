import { describe, expect, it } from 'vitest';
import type { ClaimsApi } from '../../../../electron/engine/claims/api.ts';
import { Look, type Reached } from '../../../../electron/engine/claims/look.ts';
import type { ClaimsStore } from '../../../../electron/engine/claims/store.ts';
import { Turns } from '../../../../electron/engine/claims/turns.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { manualClock } from '../support.ts';

const user = (id: string): Reached['systemUser'] => {
  return { id, system: 'firm', externalRef: id, kind: 'agent', title: id, packages: [] };
};
const signal = new AbortController().signal;

/** Two system users, of which the owner has removed one. */
function stage() {
  const clock = manualClock(Date.UTC(2026, 10, 2, 6));
  const tokens: string[] = [];
  const problems = new Map<string, { readonly code: string; readonly until: number | null }>();
  const asked: string[] = [];
  let isGone = true;
  const look = new Look({
    api: {
      open: async ({ organisationNumber }: { organisationNumber: string }) => {
        asked.push(organisationNumber);
        return ok({ claims: [] });
      },
    } as unknown as ClaimsApi,
    store: {
      noteAsked: async () => undefined,
      save: async () => null,
      saveProblem: async (organisationNumber: string, { code }: { code: string }, until: number | null) => {
        problems.set(organisationNumber, { code, until });
      },
    } as unknown as ClaimsStore,
    turns: new Turns({ clock, atOnce: () => 2 }),
    tokens: {
      straight: async ({ externalRef }) => {
        tokens.push(externalRef);
        return externalRef === 'gone' && isGone ? fail('maskinporten.noSystemUser', {}) : ok('token');
      },
      straightAgain: async (refused) => ok(refused),
    },
    clock,
    onAnswer: () => undefined,
  });
  const round = (byPerson: boolean, id = 'gone', count = 40) =>
    Promise.all(
      Array.from({ length: count }, (_, index) =>
        look.open({ organisationNumber: `${id}-${index}`, systemUser: user(id) }, { byPerson, signal }),
      ),
    );
  return { ...{ clock, tokens, problems, asked, round }, back: () => (isGone = false) };
}

describe('a system user that its owner has removed', () => {
  it('is said of each of its clients, which are asked about again after an hour, and stops no others', async () => {
    const { clock, problems, asked, round } = stage();
    await Promise.all([round(false), round(false, 'other')]);
    expect(problems.size).toBe(40);
    expect(new Set([...problems.values()].map(({ code }) => code))).toEqual(new Set(['maskinporten.noSystemUser']));
    expect(problems.get('gone-0')?.until).toBe(clock.now() + 60 * 60_000);
    expect(asked).toHaveLength(40);
  });

  it('is not asked of Maskinporten once for every client', async () => {
    const { tokens, round } = stage();
    await round(false);
    // Those that were under way when the first refusal came.
    expect(tokens.length).toBeLessThanOrEqual(4);
  });

  it('works again as soon as a person asks, when it is back', async () => {
    const { asked, round, back } = stage();
    await round(false);
    back();
    await round(true, 'gone', 1);
    await round(false, 'gone', 3);
    expect(asked).toHaveLength(4);
  });
});
