import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AccessOverview } from '../../shared/contract/access.ts';
import { type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { until } from '../unit/engine/support.ts';

const PREFIX = 'urn:altinn:accesspackage:';
const REGN = `${PREFIX}regnskapsforer-med-signeringsrettighet`;
const VAT = `${PREFIX}merverdiavgift`;
const REFERENCE = 'klienter-regnskapsforer-med-signeringsrettighet';
const REQUESTS = '/platform/authentication/api/v1/systemuser/request/vendor';
const holders = { accessManager: 'Hege Strand', clientAdministrator: 'Marius Aune' };

async function ready(): Promise<Rig> {
  const own = await rig();
  await setUp(own);
  return own;
}

function ask(own: Rig, packages = [REGN], kind: 'agent' | 'standard' = 'agent'): Promise<AccessOverview> {
  return own.must('access.requestSystemUser', { kind, title: 'Regnskapsklienter', packages, holders });
}

/** Opens the approval page as this person and presses the button. */
async function answer(url: string, person: RegExp, button: string): Promise<string> {
  const picker = await new PaperBrowser().open(url);
  return (await (await picker.press(person)).press(button)).text;
}

const approve = (url: string) => answer(url, /Hege Strand/, 'Godkjenn systemtilgang');

const only = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1);
  return list[0] as T;
};

describe('a request for a system user', () => {
  it('is approved, noticed by itself, and tried with a real token', async () => {
    const own = await ready();
    const request = only((await ask(own)).requests);
    expect(request).toMatchObject({ externalRef: REFERENCE, status: 'New', packages: [REGN], wanted: [REGN], holders });
    await approve(request.confirmUrl);
    await until(
      async () => (await own.must('access.overview', {})).systemUsers[0]?.verifiedAt != null,
      'a tried system user',
      20_000,
    );
    const { systemUsers, requests, guide } = await own.must('access.overview', {});
    expect(requests).toEqual([]);
    expect(only(systemUsers)).toMatchObject({
      id: request.id,
      health: 'ok',
      origin: 'requested',
      holders,
      goneAt: null,
    });
    expect(guide.sets.find((set) => set.code === 'regnskapsforer-med-signeringsrettighet')?.systemUserId).toBe(
      request.id,
    );
  }, 60_000);

  it('is rejected, deleted, sent anew under the same reference, and approved', async () => {
    const own = await ready();
    const first = only((await ask(own)).requests);
    expect(await answer(first.confirmUrl, /Daglig leder/, 'Avvis')).toContain('avvist');
    expect(only((await own.must('access.refreshRequests', {})).requests).status).toBe('Rejected');
    const second = only((await own.must('access.resendRequest', { id: first.id })).requests);
    expect(second).toMatchObject({ externalRef: REFERENCE, status: 'New', holders, title: first.title });
    expect(second.id).not.toBe(first.id);
    await approve(second.confirmUrl);
    expect(only((await own.must('access.refreshRequests', {})).systemUsers).id).toBe(second.id);
  });

  it('is sent on by somebody without authority, and approved by the access manager from the overview', async () => {
    const own = await ready();
    const request = only((await ask(own)).requests);
    await answer(request.confirmUrl, /Sara Lien/, 'Ja, send videre');
    expect(only((await own.must('access.refreshRequests', {})).requests)).toMatchObject({
      status: 'New',
      escalated: true,
    });
    const { links } = await own.must('access.overview', {});
    const overview = await (await new PaperBrowser().open(links.portal)).press(/Hege Strand/);
    await (await overview.follow(/Se forespørselen/)).press('Godkjenn systemtilgang');
    expect(only((await own.must('access.refreshRequests', {})).systemUsers).id).toBe(request.id);
  });

  it('expires, and is sent anew', async () => {
    const own = await ready();
    const request = only((await ask(own)).requests);
    // 181 days ago, for practice: moving its clock would end the tokens too.
    own.practice.context.database.run('UPDATE request SET created = created - ?', 181 * 24 * 60 * 60_000);
    expect(only((await own.must('access.refreshRequests', {})).requests).status).toBe('Timedout');
    expect(only((await own.must('access.resendRequest', { id: request.id })).requests).status).toBe('New');
  });

  it('that Altinn no longer has is gone here, and is sent anew', async () => {
    const own = await ready();
    const request = only((await ask(own)).requests);
    own.practice.context.database.run('DELETE FROM request');
    expect(only((await own.must('access.refreshRequests', {})).requests).status).toBe('Gone');
    const again = only((await own.must('access.resendRequest', { id: request.id })).requests);
    expect(again).toMatchObject({ status: 'New', externalRef: REFERENCE });
  });

  it('whose answer was lost meets itself when it is sent again', async () => {
    const own = await ready();
    await tellPractice(own, '', { match: REQUESTS, method: 'POST', times: 1, cut: true, after: true });
    const lost = await own.call('access.requestSystemUser', { kind: 'agent', title: 'Klienter', packages: [REGN] });
    expect(lost).toMatchObject({ ok: false, error: { sent: 'unknown' } });
    only((await ask(own)).requests);
    expect(own.practice.context.database.all('SELECT id FROM request')).toHaveLength(1);
  });

  it('that existed with other packages shows both, and is kept or sent anew', async () => {
    const own = await ready();
    own.practice.context.database.run(
      `INSERT INTO request (id, kind, system_id, party, external_ref, title, rights, packages, status, escalated, created)
       VALUES ('7b0c6f3e-0d1f-4a0e-8d38-7f2f1a6f4b10', 'agent', ?, ?, ?, 'Gammel', '[]', ?, 'New', 0, ?)`,
      (await own.must('access.overview', {})).system.systemId,
      own.practice.firm.organisationNumber,
      REFERENCE,
      JSON.stringify([{ urn: VAT }]),
      Date.now(),
    );
    const found = only((await ask(own)).requests);
    expect(found).toMatchObject({ packages: [VAT], wanted: [REGN] });
    expect(only((await own.must('access.keepRequest', { id: found.id })).requests)).toMatchObject({ wanted: [VAT] });
    await own.must('access.deleteRequest', { id: found.id });
    expect(only((await ask(own)).requests)).toMatchObject({ packages: [REGN], wanted: [REGN] });
  });

  it('for a system user that exists already takes that one in (AUTH-00004), and asks beside one of another kind', async () => {
    const own = await ready();
    const { context, firm } = own.practice;
    const { system } = await own.must('access.overview', {});
    const there = { systemId: system.systemId, vendor: firm.organisationNumber, owner: firm.organisationNumber };
    const rest = { packages: [REGN], resources: [], created: '2026-01-02T08:00:00Z' };
    const id = '7b0c6f3e-0d1f-4a0e-8d38-7f2f1a6f4b11';
    context.access.addSystemUser({ ...there, ...rest, id, kind: 'agent', externalRef: REFERENCE, title: 'Før' });
    const first = await ask(own);
    expect(only(first.systemUsers)).toMatchObject({ id, title: 'Før', origin: 'found', packages: [REGN], holders });
    expect(first.requests).toEqual([]);
    const other = '7b0c6f3e-0d1f-4a0e-8d38-7f2f1a6f4b12';
    const reference = 'klienter-merverdiavgift';
    context.access.addSystemUser({
      ...there,
      ...rest,
      id: other,
      kind: 'standard',
      externalRef: reference,
      title: 'Annen',
    });
    const second = await ask(own, [VAT]);
    expect(second.systemUsers.map((user) => user.id).sort()).toEqual([id, other]);
    expect(only(second.requests)).toMatchObject({ kind: 'agent', externalRef: `${reference}-2` });
  });

  it('passes by a reference that another request holds (AUTH-00006 to 00009)', async () => {
    const own = await ready();
    for (const code of ['00006', '00007', '00008', '00009']) {
      await tellPractice(own, 'altinn', { match: REQUESTS, method: 'POST', code });
      const made = only((await ask(own)).requests);
      expect(made.externalRef).toBe(`${REFERENCE}-2`);
      await own.must('access.deleteRequest', { id: made.id });
    }
  });

  it('is refused before it is sent when no client could give all of it', async () => {
    const own = await ready();
    const mixed = await own.call('access.requestSystemUser', { kind: 'agent', title: 'x', packages: [REGN, VAT] });
    expect(mixed).toMatchObject({ ok: false, error: { code: 'access.packagesMixed', sent: 'notSent' } });
    const own2 = await own.call('access.requestSystemUser', { kind: 'standard', title: 'x', packages: [REGN] });
    expect(own2).toMatchObject({ ok: false, error: { code: 'access.packageUnsuitable', sent: 'notSent' } });
    expect(own.practice.context.database.all('SELECT id FROM request')).toEqual([]);
  });

  it('tells each refusal in its own words', async () => {
    const own = await ready();
    for (const [code, words] of [
      ['00011', 'access.systemUnknown'],
      ['00013', 'access.requestAnswered'],
      ['00021', 'access.redirectRefused'],
      ['00026', 'access.redirectRefused'],
      ['00063', 'access.packageNotInSystem'],
      ['00064', 'access.packageUnsuitable'],
      ['00065', 'access.packageUnsuitable'],
    ] as const) {
      await tellPractice(own, 'altinn', { match: REQUESTS, method: 'POST', code });
      const refused = await own.call('access.requestSystemUser', { kind: 'agent', title: 'x', packages: [REGN] });
      expect(refused).toMatchObject({ ok: false, error: { code: words, params: { authorityCode: `AUTH-${code}` } } });
    }
  });
});

describe('a system user', () => {
  it('deleted in the portal is marked as gone with everything else kept, and can be asked for anew', async () => {
    const own = await ready();
    const request = only((await ask(own)).requests);
    await approve(request.confirmUrl);
    const user = only((await own.must('access.refreshRequests', {})).systemUsers);
    const page = await (
      await new PaperBrowser().open(`${own.practice.origin}/portal/accessmanagement/ui/systemuser/${user.id}/slett`)
    ).press(/Hege Strand/);
    await page.press('Slett systemtilgang');
    expect(await own.call('access.verifySystemUser', { id: user.id })).toMatchObject({
      ok: false,
      error: { code: 'maskinporten.noSystemUser' },
    });
    // The refusal alone makes the app look.
    await until(
      async () => (await own.must('audit.list', { act: 'systemUser.gone' })).total > 0,
      'the end of it in the log',
      10_000,
    );
    const gone = only((await own.must('access.overview', {})).systemUsers);
    expect(gone).toMatchObject({ id: user.id, health: 'maskinporten.noSystemUser', title: user.title });
    // The reference is taken by what is kept here.
    const again = only((await ask(own)).requests);
    expect(again.externalRef).toBe(`${REFERENCE}-2`);
    await own.restart();
    expect((await own.must('access.overview', {})).systemUsers).toHaveLength(1);
  });

  it('that another workstation asked for is waited for here, too, and becomes a system user when it is approved', async () => {
    const own = await ready();
    const [mine, others] = [only((await ask(own)).requests), randomUUID()];
    own.practice.context.database.run(
      `INSERT INTO request SELECT ?, kind, system_id, party, 'fra-en-annen', 'Fra en annen maskin', rights, packages, redirect_url,
       status, escalated, created FROM request WHERE id = ?`,
      others,
      mine.id,
    );
    const { requests } = await own.must('access.lookForSystemUsers', {});
    expect(requests.map((each) => each.id).sort()).toEqual([mine.id, others].sort());
    const found = only(requests.filter((each) => each.id === others));
    expect(found).toMatchObject({ title: 'Fra en annen maskin', packages: [REGN], status: 'New' });
    await approve(found.confirmUrl);
    const after = only((await own.must('access.refreshRequests', {})).systemUsers);
    expect(after).toMatchObject({ id: others, packages: [REGN] });
  });

  it('made by the owner alone in the portal is found by itself', async () => {
    const own = await ready();
    const { system, links } = await own.must('access.overview', {});
    // As a firm without accountant packages has it registered.
    own.practice.context.database.run(
      `UPDATE system SET body = json_set(body, '$.isVisible', json('true'), '$.accessPackages', json(?)) WHERE system_id = ?`,
      JSON.stringify([{ urn: VAT }]),
      system.systemId,
    );
    const overview = await (await new PaperBrowser().open(links.portal)).press(/Daglig leder/);
    const made = await (await overview.follow('Lag ny systemtilgang')).press('Opprett systemtilgang');
    expect(made.status).toBe(200);
    const found = only((await own.must('access.lookForSystemUsers', {})).systemUsers);
    expect(found).toMatchObject({
      kind: 'standard',
      origin: 'found',
      externalRef: own.practice.firm.organisationNumber,
      packages: [VAT],
    });
    await until(
      async () => (await own.must('access.overview', {})).systemUsers[0]?.verifiedAt != null,
      'a tried system user',
      10_000,
    );
  });

  it('is looked for over all pages of Altinn’s list', async () => {
    const own = await ready();
    const { system } = await own.must('access.overview', {});
    const { context, firm } = own.practice;
    const id = (count: number) => `7b0c6f3e-0d1f-4a0e-8d38-${String(count).padStart(12, '0')}`;
    for (let count = 0; count < 53; count += 1) {
      context.access.addSystemUser({
        id: id(count),
        kind: 'agent',
        systemId: system.systemId,
        vendor: firm.organisationNumber,
        owner: firm.organisationNumber,
        externalRef: `ref-${count}`,
        title: `Nummer ${count}`,
        packages: [REGN],
        resources: [],
        created: '2026-01-02T08:00:00Z',
      });
    }
    const { systemUsers } = await own.must('access.lookForSystemUsers', {});
    expect(new Set(systemUsers.map((user) => user.id)).size).toBe(53);
  }, 30_000);

  it('has people at the firm who at least can approve and link, as Enhetsregisteret names them', async () => {
    const own = await ready();
    expect((await own.must('access.leaders', {})).people).toEqual([
      { name: 'Ingrid Solvang', role: 'DAGL', accessManager: true, clientAdministrator: true },
    ]);
  });
});
