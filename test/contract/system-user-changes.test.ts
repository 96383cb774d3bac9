import { describe, expect, it } from 'vitest';
import { type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { until } from '../unit/engine/support.ts';

const PREFIX = 'urn:altinn:accesspackage:';
const VAT = `${PREFIX}merverdiavgift`;
const TAX_BASE = `${PREFIX}skattegrunnlag`;
const REGN = `${PREFIX}regnskapsforer-med-signeringsrettighet`;
const CHANGES = '/platform/authentication/api/v1/systemuser/changerequest/vendor';

/** A firm with a standard system user for VAT, and a system that holds one package more. */
async function withOwn(): Promise<{ own: Rig; systemUserId: string }> {
  const own = await rig();
  await setUp(own);
  const asked = await own.must('access.requestSystemUser', { kind: 'standard', title: 'Eget firma', packages: [VAT] });
  await decide(asked.requests[0]?.confirmUrl ?? '', 'Godkjenn systemtilgang');
  const { systemUsers } = await own.must('access.refreshRequests', {});
  own.practice.context.database.run(
    `UPDATE system SET body = json_set(body, '$.accessPackages', json(?))`,
    JSON.stringify([REGN, VAT, TAX_BASE].map((urn) => ({ urn }))),
  );
  return { own, systemUserId: systemUsers[0]?.id ?? '' };
}

async function decide(url: string, button: string, person = /Daglig leder/): Promise<string> {
  const picker = await new PaperBrowser().open(url);
  return (await (await picker.press(person)).press(button)).text;
}

const both = (systemUserId: string) => ({ systemUserId, packages: [VAT, TAX_BASE] });

async function asked(own: Rig, systemUserId: string) {
  const { changes } = await own.must('changes.request', both(systemUserId));
  expect(changes).toHaveLength(1);
  const change = changes[0];
  if (!change) throw new Error('no change');
  return change;
}

const packagesOf = async (own: Rig) => (await own.must('access.overview', {})).systemUsers[0]?.packages;
const atAltinn = (own: Rig) => own.practice.context.database.all('SELECT id FROM change_request');

describe('a change of what a standard system user may do', () => {
  it('waits, is approved in the portal, is noticed by itself, and holds at Altinn and here', async () => {
    const { own, systemUserId } = await withOwn();
    const change = await asked(own, systemUserId);
    expect(change).toMatchObject({ status: 'New', added: [TAX_BASE], removed: [], packages: [VAT, TAX_BASE] });
    expect(await packagesOf(own)).toEqual([VAT]);
    expect(await decide(change.confirmUrl, 'Godkjenn systemtilgang')).toContain('Endringen er godkjent');
    await until(
      async () => (await own.must('changes.list', {})).changes[0]?.status === 'Accepted',
      'the approved change',
      40_000,
    );
    expect(await packagesOf(own)).toEqual([VAT, TAX_BASE]);
    expect(own.practice.context.access.systemUser(systemUserId)?.packages).toEqual([VAT, TAX_BASE]);
    expect((await own.must('audit.list', { act: 'change.approved' })).total).toBe(1);
    await own.must('access.verifySystemUser', { id: systemUserId });
    // The next one may take away.
    const next = await own.must('changes.request', { systemUserId, packages: [TAX_BASE] });
    expect(next.changes).toMatchObject([{ status: 'New', added: [], removed: [VAT] }]);
  }, 60_000);

  it('is rejected, leaves all as it was, and is asked for once more under another id', async () => {
    const { own, systemUserId } = await withOwn();
    const first = await asked(own, systemUserId);
    expect(await decide(first.confirmUrl, 'Avvis')).toContain('Endringen er avvist');
    expect((await own.must('changes.refresh', {})).changes[0]?.status).toBe('Rejected');
    expect(await packagesOf(own)).toEqual([VAT]);
    const { changes } = await own.must('changes.resend', { id: first.id });
    expect(changes).toMatchObject([{ status: 'New', added: [TAX_BASE] }]);
    expect(changes[0]?.id).not.toBe(first.id);
    expect(atAltinn(own)).toHaveLength(1);
    expect((await own.must('changes.remove', { id: changes[0]?.id ?? '' })).changes).toEqual([]);
    expect(atAltinn(own)).toEqual([]);
  }, 60_000);

  it('whose answer was lost is sent again under the same id, also by the next start, and stands there once', async () => {
    const { own, systemUserId } = await withOwn();
    await tellPractice(own, '', { match: CHANGES, method: 'POST', times: 1, cut: true, after: true });
    expect(await own.call('changes.request', both(systemUserId))).toMatchObject({
      ok: false,
      error: { sent: 'unknown' },
    });
    expect((await own.must('changes.list', {})).changes).toMatchObject([{ status: 'Sending' }]);
    await own.restart();
    const { changes } = await own.must('changes.refresh', {});
    expect(changes).toMatchObject([{ status: 'New' }]);
    expect(atAltinn(own)).toEqual([{ id: changes[0]?.id }]);
  }, 60_000);

  it('lapses after half a year, or is gone, and is asked for once more', async () => {
    const { own, systemUserId } = await withOwn();
    const first = await asked(own, systemUserId);
    own.practice.context.database.run('UPDATE change_request SET created = created - ?', 181 * 24 * 60 * 60_000);
    expect((await own.must('changes.refresh', {})).changes[0]?.status).toBe('Timedout');
    const second = (await own.must('changes.resend', { id: first.id })).changes[0];
    expect(second?.status).toBe('New');
    own.practice.context.database.run('DELETE FROM change_request');
    expect((await own.must('changes.refresh', {})).changes[0]?.status).toBe('Gone');
    expect((await own.must('changes.resend', { id: second?.id ?? '' })).changes[0]?.status).toBe('New');
  }, 60_000);

  it('ends when Altinn no longer has the system user (AUTH-00015)', async () => {
    const { own, systemUserId } = await withOwn();
    own.practice.context.access.deleteSystemUser(systemUserId);
    expect(await own.call('changes.request', both(systemUserId))).toMatchObject({
      ok: false,
      error: { code: 'access.systemUserUnknown', sent: 'notSent' },
    });
    expect((await own.must('changes.list', {})).changes).toEqual([]);
  }, 60_000);

  it('is waited for no more once the system user is gone', async () => {
    const { own, systemUserId } = await withOwn();
    await asked(own, systemUserId);
    own.practice.context.access.deleteSystemUser(systemUserId);
    await own.must('access.lookForSystemUsers', {});
    expect((await own.must('changes.refresh', {})).changes).toMatchObject([{ status: 'Gone' }]);
  }, 60_000);

  it('is refused before it is sent where it makes no sense', async () => {
    const { own, systemUserId } = await withOwn();
    const refused = async (packages: string[], id = systemUserId) => {
      const outcome = await own.call('changes.request', { systemUserId: id, packages });
      return outcome.ok ? 'taken' : outcome.error.code;
    };
    expect(await refused([VAT])).toBe('access.nothingToChange');
    expect(await refused([VAT, REGN])).toBe('access.packageUnsuitable');
    expect(await refused([VAT], '7b0c6f3e-0d1f-4a0e-8d38-7f2f1a6f4b10')).toBe('access.systemUserUnknown');
    const made = await own.must('access.requestSystemUser', { kind: 'agent', title: 'Klienter', packages: [REGN] });
    await decide(made.requests[0]?.confirmUrl ?? '', 'Godkjenn systemtilgang');
    const agent = (await own.must('access.refreshRequests', {})).systemUsers.find((user) => user.kind === 'agent');
    expect(await refused([VAT], agent?.id)).toBe('access.cannotBeChanged');
    await asked(own, systemUserId);
    expect(await refused([TAX_BASE])).toBe('access.changeWaits');
  }, 60_000);

  it('of a package that the system lacks is told, and is not left waiting', async () => {
    const { own, systemUserId } = await withOwn();
    const outcome = await own.call('changes.request', { systemUserId, packages: [VAT, `${PREFIX}a-ordning`] });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'access.packageNotInSystem' } });
    expect((await own.must('changes.list', {})).changes).toEqual([]);
  }, 60_000);

  it('can be approved only by somebody who may give the packages', async () => {
    const { own, systemUserId } = await withOwn();
    const change = await asked(own, systemUserId);
    expect(await decide(change.confirmUrl, 'Godkjenn systemtilgang', /Hege Strand/)).toContain('AUTH-00053');
    expect((await own.must('changes.refresh', {})).changes[0]?.status).toBe('New');
  }, 60_000);
});
