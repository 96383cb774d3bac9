import { describe, expect, it } from 'vitest';
import { Messages, type MessagesOptions } from '../../../../electron/engine/dialogs/messages.ts';
import type { ErrorCode } from '../../../../shared/errors.ts';
import { fail, ok } from '../../../../shared/outcome.ts';

/** Opening a message whose details are answered with `code`; the tokens that were forgotten. */
async function forgottenAfter(code: ErrorCode): Promise<unknown[][]> {
  const forgotten: unknown[][] = [];
  const options = {
    store: { find: async () => ({ id: 'd', system_user_id: 'u', title: 'Brev', clientName: 'Fjell', details: null }) },
    api: { details: async () => fail(code) },
    tokens: { altinn: async () => ok('the token'), forget: (...of: unknown[]) => forgotten.push(of) },
    audit: { around: (_act: object, run: () => Promise<unknown>) => run() },
    systemUser: async () => ({ id: 'u', externalRef: 'r' }),
    push: () => undefined,
  } as unknown as MessagesOptions;
  expect(await new Messages(options).open('d')).toMatchObject({ error: { code } });
  return forgotten;
}

describe('a message that cannot be opened', () => {
  it('because its token was refused costs that token, and no other', async () => {
    expect(await forgottenAfter('dialogs.refused')).toEqual([['the token']]);
  });

  it('for another reason costs none', async () => {
    expect(await forgottenAfter('dialogs.noAccess')).toEqual([]);
    expect(await forgottenAfter('http.unavailable')).toEqual([]);
  });
});
