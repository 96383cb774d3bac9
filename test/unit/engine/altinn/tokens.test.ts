import { generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { SystemUserTokens } from '../../../../electron/engine/altinn/tokens.ts';
import { Maskinporten } from '../../../../electron/engine/maskinporten/tokens.ts';
import type { VendorKey } from '../../../../electron/engine/vault/vault.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { scriptedHttp } from '../http-double.ts';
import { manualClock, silentLog, until } from '../support.ts';

const PLATFORM = 'https://platform.example';
const OWNER = '310000001';
const AGENT = { externalRef: 'agent-1', system: 'firm' as const };
const SCOPES = ['altinn:instances.read'];
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

let key: VendorKey;

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: false });
  key = { kid: 'kid-1', fingerprint: '', bits: 2048, createdAt: '', publicJwk: {}, privateKey };
});

/** Maskinporten's tokens live 2 minutes, Altinn's 30; `refuse` answers the exchange instead. */
async function world() {
  const clock = manualClock();
  const state = { grants: 0, exchanges: 0, refuse: undefined as number | undefined };
  const http = scriptedHttp((request) => {
    if (request.method === 'POST') {
      state.grants += 1;
      return { status: 200, body: { access_token: `m${state.grants}`, expires_in: 120 } };
    }
    state.exchanges += 1;
    if (state.refuse !== undefined) return { status: state.refuse };
    const claims = { exp: clock.now() / 1000 + 1_800, nth: state.exchanges, of: request.bearer };
    return { status: 200, body: `"${part({ alg: 'RS256' })}.${part(claims)}.sig"` };
  });
  const maskinporten = new Maskinporten({
    http,
    clock,
    log: silentLog(),
    endpoints: { issuer: 'https://m.example/', token: 'https://m.example/token' },
    clientId: async () => ok('client-1'),
    key: async () => ok(key),
  });
  const reference = async ({ externalRef }: { externalRef: string }) =>
    ok({ ownerOrganisationNumber: OWNER, externalRef });
  const tokens = new SystemUserTokens({ http, clock, platform: PLATFORM, maskinporten, reference });
  const get = async (systemUser = AGENT) => tokenOf(await tokens.altinn(systemUser, SCOPES));
  return { clock, state, http, tokens, get };
}

const tokenOf = (outcome: Outcome<string>) => (outcome.ok ? outcome.value : outcome.error.code);

describe('an exchanged token', () => {
  it('is kept to its own end, which outlives the token it came of, and renewed ahead of it', async () => {
    const { clock, state, get } = await world();
    const first = await get();
    await clock.advance(23 * 60_000);
    expect(await get()).toBe(first);
    expect(state).toMatchObject({ grants: 1, exchanges: 1 });
    await clock.advance(2 * 60_000);
    expect(await get()).toBe(first);
    await until(async () => (await get()) !== first, 'the renewed one');
    expect(state).toMatchObject({ grants: 2, exchanges: 2 });
  });

  it('that is refused is thrown away once, with what it came of, however many were refused with it', async () => {
    const { state, tokens, get } = await world();
    const refused = await get();
    const renewed = await Promise.all(
      Array.from({ length: 10 }, async () => {
        tokens.forget(refused);
        const again = await get();
        tokens.forget(refused);
        return again;
      }),
    );
    expect(new Set(renewed).size).toBe(1);
    expect(await get()).toBe(renewed[0]);
    expect(state).toMatchObject({ grants: 2, exchanges: 2 });
  });

  it('that is refused leaves those of other system users', async () => {
    const { state, tokens, get } = await world();
    const other = await get({ externalRef: 'agent-2', system: 'firm' as const });
    tokens.forget(await get());
    expect(await get({ externalRef: 'agent-2', system: 'firm' as const })).toBe(other);
    expect(state.grants).toBe(2);
  });

  it('that Altinn refuses to give is asked for with a new grant next time; a server that is down is not to blame on it', async () => {
    const { state, get } = await world();
    state.refuse = 401;
    expect(await get()).toBe('access.altinnRefused');
    await get();
    expect(state).toMatchObject({ grants: 2, exchanges: 2 });
    state.refuse = 503;
    await get();
    await get();
    expect(state.grants).toBe(3);
  });
});
