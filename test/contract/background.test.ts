import { describe, expect, it } from 'vitest';
import type { Clock } from '../../electron/engine/ports.ts';
import { systemClock } from '../../electron/shell/clock.ts';
import { linesOf } from '../../electron/shell/once-report.ts';
import { exitCodeOf, lookOnce } from '../../electron/shell/sync-once.ts';
import { clientRights } from '../../shared/contract/people.ts';
import { jobClients } from '../e2e/job/clients.ts';
import { approved, linkClients, logIn, type Rig, rig, tellPractice } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const look = (own: Rig) => lookOnce((name, input) => own.engine.call(name, input as never), systemClock);

/** Two clients whose messages are fetched. */
async function office(clock?: Clock): Promise<{ own: Rig; clients: typeof jobClients }> {
  const own = await rig(clock);
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const clients = jobClients.slice(0, 2);
  const ids = clients.map(({ organisationNumber }) =>
    rows.find((row) => row.organisationNumber === organisationNumber),
  );
  await linkClients(
    own,
    systemUserId,
    ids.flatMap((row) => (row ? [row.clientId] : [])),
  );
  return { own, clients };
}

describe('one look for a scheduler', () => {
  it('ends when everything is fetched, with 0, and marks nothing as seen', async () => {
    const { own } = await office();
    const result = await look(own);
    expect(result).toEqual({ failures: [], problem: null });
    expect(exitCodeOf(result)).toBe(0);
    const { total } = await own.must('dialogs.list', {});
    expect(total).toBeGreaterThan(0);
    expect((await own.must('dialogs.sync', {})).running).toBe(false);
    const unread = await own.must('dialogs.list', { unreadOnly: true, hideDone: true });
    expect(unread.total).toBeGreaterThan(0);
    expect(await own.must('background.unread', {})).toEqual({ count: unread.total });
  });

  it('ends with 1 and names the clients where Dialogporten does not answer', async () => {
    const { own, clients } = await office();
    await look(own);
    await tellPractice(own, '', { match: '/platform/dialogporten/api/v1/enduser/dialogs', times: 1_000, status: 403 });
    const result = await look(own);
    const { err } = linesOf(result, 'nb');
    await tellPractice(own, 'clear', {});
    expect(exitCodeOf(result)).toBe(1);
    for (const { organisationNumber } of clients) expect(err.join('\n')).toContain(organisationNumber);
  });

  it('ends with 2 where somebody must first say who they are, and after it nothing was asked for', async () => {
    const own = await rig();
    const { osUser } = await own.must('people.list', {});
    const grants = [{ group: null, rights: [...clientRights] }];
    await own.must('people.save', { id: null, wish: { name: 'Ola Test', osUser, setUp: true, grants, blocked: [] } });
    await own.must('people.leave', { idle: false });
    expect(await look(own)).toMatchObject({ problem: { code: 'people.notHere' } });
  });

  it('ends with 2 where the keychain is locked', async () => {
    const own = await rig();
    own.keychain.locked = true;
    await own.restart();
    const result = await look(own);
    expect([exitCodeOf(result), result.problem?.code]).toEqual([2, 'vault.locked']);
    own.keychain.locked = false;
  });
});

describe('a network that is away', () => {
  it('is said, and asked again after about a minute instead of the interval', async () => {
    const { own } = await office();
    await look(own);
    await own.practice.stop();
    const result = await look(own);
    expect(result.failures.map(({ problem }) => problem.code)).toContain('http.offline');
    const { waitsFor, nextAt, lastFinishedAt } = await own.must('dialogs.sync', {});
    expect(waitsFor).toBe('network');
    const wait = Date.parse(nextAt ?? '') - Date.parse(lastFinishedAt ?? '');
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThan(70_000);
  });
});

describe('what a person is told of', () => {
  it('reaches the shell when a message comes, and not for the first fetch of a client', async () => {
    // What comes within half a minute is told together: here at once.
    const clock: Clock = {
      now: systemClock.now,
      timer: (ms, run) => systemClock.timer(ms === 30_000 ? 10 : ms, run),
    };
    const { own, clients } = await office(clock);
    const usual = await own.must('background.notices', {});
    const wish = { ...usual, deadlines: false, quiet: { ...usual.quiet, hours: false, freeDays: false } };
    await own.must('background.setNotices', wish);
    await look(own);
    await look(own);
    expect(own.pushes).not.toContain('background.notice');
    await tellPractice(own, 'letter', { party: clients[0]?.organisationNumber });
    await look(own);
    await until(() => own.pushes.includes('background.notice'), 'the notice');
  });

  it('is their own choice, kept over a restart', async () => {
    const own = await rig();
    const usual = await own.must('background.notices', {});
    const wish = { ...usual, onlyMine: true, quiet: { ...usual.quiet, from: '18:30', freeDays: false } };
    expect(await own.must('background.setNotices', wish)).toEqual(wish);
    await own.restart();
    expect(await own.must('background.notices', {})).toEqual(wish);
    const { osUser } = await own.must('people.list', {});
    const grants = [{ group: null, rights: [...clientRights] }];
    await own.must('people.save', { id: null, wish: { name: 'Ola Test', osUser, setUp: true, grants, blocked: [] } });
    const { choices } = await own.must('people.here', {});
    await own.must('people.choose', { id: choices.find(({ name }) => name === 'Ola Test')?.id ?? '' });
    expect(await own.must('background.notices', {})).toEqual(usual);
  });
});
