import { describe, expect, it } from 'vitest';
import { isNothingThere, refusalOf } from '../../../../electron/engine/claims/refusal.ts';
import { httpAnswer } from '../../../../electron/engine/http/answer.ts';

const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  httpAnswer({ host: 'kravogbetalinger.test', changes: false }, status, headers, new TextEncoder().encode(body));
const json = (kode: string, melding = 'Ola Nordmann, 01017012345') =>
  JSON.stringify({ kode, melding, korrelasjonsid: '0d6f9a52-6f0e-4d7b-9d0b-5a1f7d3c2e10' });
const xml = (kode: string) =>
  `<?xml version="1.0"?><feil xmlns="urn:no:skatteetaten:datasamarbeid:feil:v1"><kode>${kode}</kode><melding>m</melding></feil>`;

describe('a refusal of Skatteetaten’s', () => {
  it.each([
    [400, json('KB-006'), 'claims.refused', 'KB-006'],
    [400, json('FRI-006'), 'claims.refused', 'FRI-006'],
    [400, json('KB-006', 'Ugyldig rettighetspakke: x'), 'claims.profileRefused', 'KB-006'],
    [400, 'Rettighetspakken finnes ikke', 'claims.profileRefused', 'HTTP 400'],
    [401, json('KB-004'), 'claims.tokenRefused', 'KB-004'],
    [401, json('FRI-004'), 'claims.tokenRefused', 'FRI-004'],
    [401, '', 'claims.tokenRefused', 'HTTP 401'],
    [403, json('KB-005'), 'claims.noAccess', 'KB-005'],
    [403, json('FRI-005'), 'claims.noAccess', 'FRI-005'],
    [403, json('FRI-009'), 'claims.noAccess', 'FRI-009'],
    [403, json('DAS-008'), 'claims.noAccess', 'DAS-008'],
    [404, json('KB-003'), 'claims.refused', 'KB-003'],
    [404, json('DAS-002'), 'claims.refused', 'DAS-002'],
    [404, json('KB-009'), 'claims.partyUnknown', 'KB-009'],
    [404, xml('KB-009'), 'claims.partyUnknown', 'KB-009'],
    [404, 'Unknown instance', 'claims.refused', 'HTTP 404'],
    [406, json('KB-008'), 'claims.refused', 'KB-008'],
    [406, json('FRI-008'), 'claims.refused', 'FRI-008'],
    [429, '', 'http.throttled', 'HTTP 429'],
    ...(['KB-001', 'KB-002', 'FRI-001', 'FRI-002', 'DAS-001'] as const).map(
      (code) => [500, json(code), 'http.unavailable', code] as const,
    ),
    ...(['DAS-003', 'DAS-004', 'DAS-005', 'DAS-006', 'DAS-007'] as const).map(
      (code) => [500, xml(code), 'http.unavailable', code] as const,
    ),
    [503, '<html>Nede</html>', 'http.unavailable', 'HTTP 503'],
  ] as const)('%i %s is %s, with its code', (status, body, code, authorityCode) => {
    const { params, ...failure } = refusalOf(answer(status, body));
    expect(failure.code).toBe(code);
    expect(params.authorityCode).toBe(authorityCode);
    expect(failure.retryable).toBe(status >= 429);
  });

  it('carries nothing of the text, which may name somebody', () => {
    expect(JSON.stringify(refusalOf(answer(403, json('KB-005'))))).not.toContain('Nordmann');
  });

  it('says how long to stay away: what it was told, else a minute when it was too much', () => {
    const date = 'Mon, 23 Nov 2026 08:00:00 GMT';
    expect(refusalOf(answer(429, '', { 'retry-after': '90', date })).params.waitSeconds).toBe(90);
    expect(refusalOf(answer(429, '')).params.waitSeconds).toBe(60);
    expect(
      refusalOf(answer(503, '', { 'retry-after': 'Mon, 23 Nov 2026 08:02:00 GMT', date })).params.waitSeconds,
    ).toBe(120);
    expect(refusalOf(answer(503, '')).params.waitSeconds).toBeUndefined();
  });

  it('is none where there is nothing of the client’s', () => {
    expect(isNothingThere(answer(404, json('KB-007')))).toBe(true);
    expect(isNothingThere(answer(404, xml('FRI-007')))).toBe(true);
    expect(isNothingThere(answer(404, json('KB-009')))).toBe(false);
    expect(isNothingThere(answer(500, json('KB-007')))).toBe(false);
  });
});
