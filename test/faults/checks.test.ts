import { describe, expect, it } from 'vitest';
import { practiceEndpoints } from '../../electron/engine/environments.ts';
import type { Check, CheckRun } from '../../shared/contract/checks.ts';
import { errorCodes } from '../../shared/errors.ts';
import { type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

async function checked(own: Rig): Promise<CheckRun> {
  await own.must('checks.start', {});
  await until(async () => (await own.must('checks.last', {})).state === 'finished', 'the end of the checks', 90_000);
  const run = await own.must('checks.last', {});
  await tellPractice(own, 'clear', {});
  expect(run.checks.filter(({ state }) => state === 'waiting' || state === 'running')).toEqual([]);
  return run;
}

const line = (run: CheckRun, id: string): Check => {
  const found = run.checks.find((each) => each.id === id);
  if (!found) throw new Error(`no line ${id}`);
  return found;
};

/** The path of the page by which each is looked for. */
function pages(own: Rig): [string, string][] {
  const at = practiceEndpoints(own.practice.origin);
  const path = (url: string) => new URL(url).pathname;
  return [
    ['network.maskinporten', `${path(at.maskinporten.issuer)}.well-known`],
    ['network.id-porten', `${path(at.idporten.issuer)}/.well-known`],
    ['network.altinn', `${path(at.platform)}/accessmanagement/api/v1/meta`],
    ['network.altinn-mva-melding', `${path(at.mvaApp)}/api/v1/applicationmetadata`],
    ['network.skatteetaten', path(at.mvaValidation)],
    ['network.enhetsregisteret', path(at.brreg)],
  ];
}

const fault = (own: Rig, match: string, answer: object) => tellPractice(own, '', { match, times: 20, ...answer });

describe('“Sjekk oppsettet” comes to its end and names the host', () => {
  it('when each of them cuts the connection', async () => {
    const own = await rig();
    await setUp(own);
    const { host } = new URL(own.practice.origin);
    for (const [, match] of pages(own)) await fault(own, match, { cut: true });
    const run = await checked(own);
    for (const [id] of pages(own)) {
      const { state, problem } = line(run, id);
      expect([id, state, problem?.params.host]).toEqual([id, 'failed', host]);
      expect(errorCodes).toContain(problem?.code);
    }
    // Nothing more is asked of a Maskinporten that is not reached.
    expect(line(run, 'system.register')).toMatchObject({ state: 'skipped', code: 'afterFailure' });
  }, 120_000);

  it('when each of them is in trouble, and goes on to what works', async () => {
    const own = await rig();
    await setUp(own);
    const { host } = new URL(own.practice.origin);
    for (const [, match] of pages(own)) await fault(own, match, { status: 503 });
    const run = await checked(own);
    for (const [id] of pages(own))
      expect(line(run, id)).toMatchObject({ state: 'warning', code: 'hostTroubled', params: { host, status: 503 } });
    expect(line(run, 'system.register').state).toBe('ok');
  }, 120_000);

  it('when one never answers', async () => {
    const own = await rig();
    await setUp(own);
    const { host } = new URL(own.practice.origin);
    const [[id = '', match = ''] = []] = pages(own).slice(5);
    await fault(own, match, { delayMs: 30_000 });
    const run = await checked(own);
    expect(line(run, id)).toMatchObject({ state: 'failed', problem: { code: 'http.timeout', params: { host } } });
    expect(line(run, 'network.maskinporten').state).toBe('ok');
  }, 120_000);

  it.each([
    ['an HTML page', { body: 'html' }],
    ['half of an answer', { body: 'notJson' }],
    ['nothing', { body: 'empty' }],
  ])(
    'when tokens and the register answer with %s',
    async (_what, answer) => {
      const own = await rig();
      await setUp(own);
      const { host } = new URL(own.practice.origin);
      await fault(own, '/platform/authentication/api/v1/systemregister', answer);
      const register = line(await checked(own), 'system.register');
      expect(register).toMatchObject({ state: 'failed', problem: { params: { host } } });
      await fault(own, '/maskinporten/token', answer);
      const run = await checked(own);
      const scopes = run.checks.filter(({ group }) => group === 'scopes');
      expect(scopes[0]).toMatchObject({ state: 'failed', problem: { params: { host } } });
      // The others would say the same.
      expect(scopes.slice(1).every(({ code }) => code === 'afterFailure')).toBe(true);
    },
    120_000,
  );
});
