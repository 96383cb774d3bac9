import { describe, expect, it } from 'vitest';
import type { TokenRow } from '../../shared/contract/tokens.ts';
import { type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const WISH = {
  kind: 'agent' as const,
  title: 'Klienter',
  packages: ['urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet'],
};

/** The token that requests for system users are sent with. */
async function requestToken(own: Rig): Promise<TokenRow | undefined> {
  const { rows } = await own.must('tokens.diagnostics', {});
  return rows.find(
    (row) => row.scopes[0] === 'altinn:authentication/systemuser.request.write' && row.scopes.length === 2,
  );
}

describe('tokens in practice', () => {
  it('of many acts at the same time are fetched once, held, and told about without being shown', async () => {
    const own = await rig();
    await setUp(own);
    await Promise.all(Array.from({ length: 5 }, () => own.must('access.requestSystemUser', WISH)));
    await own.must('access.refreshRequests', {});
    const row = await requestToken(own);
    expect(row).toMatchObject({ issuer: 'maskinporten', systemUser: null, fetches: 1, failures: 0, lastFailure: null });
    // Four of the five wishes, and the look at the one request that they became.
    expect((row?.hits ?? 0) + (row?.shared ?? 0)).toBeGreaterThanOrEqual(5);
    expect(row?.medianMs).not.toBeNull();
    // Practice's tokens live 120 seconds.
    expect(Date.parse(row?.expiresAt ?? '') - Date.now()).toBeLessThanOrEqual(120_000);
    expect(JSON.stringify(await own.must('tokens.diagnostics', {}))).not.toMatch(/eyJ/);
  });

  it('are fetched with a new grant for every try, also when practice answers late, refuses for a while, or cuts the line', async () => {
    const own = await rig();
    await setUp(own);
    await tellPractice(own, '', { match: '/maskinporten/token', times: 1, status: 429, retryAfter: 0 });
    await tellPractice(own, '', { match: '/maskinporten/token', times: 1, cut: true, after: true });
    // Practice takes a grant once only, so the third try shows that it was not the first one's.
    await own.must('access.requestSystemUser', WISH);
    expect(await requestToken(own)).toMatchObject({ fetches: 1, failures: 0 });
  });

  it('follow a clock three minutes off: the grant is signed by the authority’s time and the token is held by ours', async () => {
    const own = await rig();
    await setUp(own);
    await own.restart();
    await tellPractice(own, 'clock', { skewMs: -180_000 });
    await own.must('access.requestSystemUser', WISH);
    const row = await requestToken(own);
    expect(row).toMatchObject({ failures: 0, fetches: 1 });
    expect(Date.parse(row?.expiresAt ?? '')).toBeGreaterThan(Date.now() + 60_000);
  });

  it('that are refused say why, and the next act works', async () => {
    const own = await rig();
    await setUp(own);
    await tellPractice(own, '', { match: '/maskinporten/token', times: 1, status: 403 });
    expect(await own.call('access.requestSystemUser', WISH)).toMatchObject({ error: { code: 'maskinporten.refused' } });
    expect(await requestToken(own)).toMatchObject({
      failures: 1,
      lastFailure: { code: 'maskinporten.refused', authorityCode: 'HTTP 403' },
      expiresAt: null,
    });
    await own.must('access.requestSystemUser', WISH);
    await until(async () => (await requestToken(own))?.expiresAt !== null, 'a token held');
  });
});
