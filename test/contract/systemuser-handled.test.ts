import { describe, expect, it } from 'vitest';
import { type ErrorCode, errorCodes } from '../../shared/errors.ts';
import { authority } from '../../shared/i18n/authority.ts';
import { authorityCodes } from '../../shared/i18n/authority-codes.ts';
import { errors } from '../../shared/i18n/errors.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import { linkClients, logIn, logInAndList, type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';
import { PATHS } from '../support/systemuser-codes.ts';

const PREFIX = 'urn:altinn:accesspackage:';
const [REGN, VAT] = [`${PREFIX}regnskapsforer-med-signeringsrettighet`, `${PREFIX}merverdiavgift`];
const padded = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(5, '0'));

/** Taken for what they are, so that they never reach the person: test/contract/access-guide.test.ts. */
const PASSED_BY = ['00004', '00006', '00007', '00008', '00009'];
/** Codes of Altinn's that have a sentence of their own besides what the code means; the rest share one. */
const OF_REQUESTS: Readonly<Record<string, ErrorCode>> = {
  '00010': 'access.requestGone',
  '00011': 'access.systemUnknown',
  '00013': 'access.requestAnswered',
  '00015': 'access.systemUserUnknown',
  '00021': 'access.redirectRefused',
  '00026': 'access.redirectRefused',
  '00030': 'access.requestGone',
  '00061': 'access.changeAnswered',
  '00063': 'access.packageNotInSystem',
  '00064': 'access.packageUnsuitable',
  '00065': 'access.packageUnsuitable',
  '00079': 'access.clientUnknown',
  '00080': 'access.clientLacksPackage',
};
const OF_THE_REGISTER: Readonly<Record<string, ErrorCode>> = {
  '00000': 'system.idRefused',
  '00001': 'system.idRefused',
  '00003': 'system.rightsRefused',
  '00004': 'system.clientIdTaken',
  '00005': 'system.redirectRefused',
  '00006': 'system.rightsRefused',
  '00007': 'system.packagesRefused',
  '00008': 'system.packagesRefused',
  '00009': 'system.rightsRefused',
  '00011': 'system.clientIdsRefused',
  '00012': 'system.idRefused',
  '00013': 'system.idRefused',
  '00017': 'system.rightsRefused',
  '00018': 'system.notVisible',
};
const OF_LISTING: Readonly<Record<string, ErrorCode>> = {
  '00043': 'idporten.expired',
  '00044': 'access.clientListForbidden',
  '00045': 'access.clientListFailed',
  'AUTH.VLD-00014': 'access.systemUserUnknown',
  'AUTH.VLD-00015': 'access.notForClients',
};
const OF_LINKING: Readonly<Record<string, ErrorCode>> = {
  '00002': 'access.delegationFailed',
  '00063': 'access.packageNotInSystem',
  '00079': 'access.clientUnknown',
  '00080': 'access.clientLacksPackage',
  'AUTH.VLD-00016': 'access.clientIdRefused',
};

/** What happened, what it means and what to do, in every language; and whether anything was changed. */
function isTold(error: Failure, authorityCode: string): void {
  expect(errorCodes).toContain(error.code);
  expect(error.params.authorityCode).toBe(authorityCode);
  const meaning = authorityCodes[authorityCode];
  expect(meaning, authorityCode).toBeDefined();
  for (const language of ['nb', 'nn', 'en'] as const) {
    expect(errors[language][error.code]).toMatch(/\w/);
    expect(authority[language][`is.${meaning}` as 'is.general']).toMatch(/\w/);
  }
  expect(error.retryable || error.action !== undefined).toBe(true);
  expect(error.sent).toBeDefined();
}

function refused(outcome: Outcome<unknown>): Failure {
  if (outcome.ok) throw new Error('it was not refused');
  return outcome.error;
}

async function ready(): Promise<Rig> {
  const own = await rig();
  await setUp(own);
  return own;
}

/** Id of a system user that was asked for and approved. */
async function approved(own: Rig, kind: 'agent' | 'standard', urn: string): Promise<string> {
  const { requests } = await own.must('access.requestSystemUser', { kind, title: 'Prøve', packages: [urn] });
  const page = await (await new PaperBrowser().open(requests[0]?.confirmUrl ?? '')).press(/Daglig leder/);
  await page.press('Godkjenn systemtilgang');
  const { systemUsers } = await own.must('access.refreshRequests', {});
  return systemUsers.find((user) => user.kind === kind)?.id ?? '';
}

/** Logs in as client administrator, unless that login still holds. */
async function administering(own: Rig): Promise<void> {
  const purpose = 'clientAdministration';
  if ((await own.must('access.login', { purpose })).state !== 'loggedIn') await logInAndList(own);
}

describe('a code of Altinn’s reaches the person in words', () => {
  it('where a system user is asked for: every AUTH code', async () => {
    const own = await ready();
    for (const code of padded(0, 80).filter((each) => !PASSED_BY.includes(each))) {
      await tellPractice(own, 'altinn', { match: PATHS.request, method: 'POST', code });
      const wish = { kind: 'agent' as const, title: 'Prøve', packages: [REGN] };
      const error = refused(await own.call('access.requestSystemUser', wish));
      expect([code, error.code]).toEqual([code, OF_REQUESTS[code] ?? 'access.altinnRefused']);
      isTold(error, `AUTH-${code}`);
    }
    expect((await own.must('access.overview', {})).requests).toEqual([]);
  }, 120_000);

  it('where a system user is changed', async () => {
    const own = await ready();
    const systemUserId = await approved(own, 'standard', VAT);
    for (const code of ['00010', '00011', '00015', '00021', '00026', '00061', '00063', '00064']) {
      await tellPractice(own, 'altinn', { match: PATHS.change, method: 'POST', code });
      const wish = { systemUserId, packages: [VAT, `${PREFIX}skattegrunnlag`] };
      const error = refused(await own.call('changes.request', wish));
      expect([code, error.code]).toEqual([code, OF_REQUESTS[code]]);
      isTold(error, `AUTH-${code}`);
      expect((await own.must('changes.list', {})).changes).toEqual([]);
    }
  }, 120_000);

  it('where the system is registered: every AUTH.VLD code, and several at once', async () => {
    const own = await ready();
    const codes = padded(0, 18).filter((code) => code !== '00002');
    for (const code of [...codes.map((each) => `AUTH.VLD-${each}`), 'STD-00001']) {
      await tellPractice(own, 'altinn', { match: PATHS.register, method: 'POST', code });
      const error = refused(await own.call('access.registerSystem', { name: 'Klientbro' }));
      const ours = OF_THE_REGISTER[code.replace('AUTH.VLD-', '')];
      if (ours) expect([code, error.code]).toEqual([code, ours]);
      isTold(error, code);
    }
    // One that exists is found, and gets what it lacks (AUTH.VLD-00002).
    expect((await own.call('access.registerSystem', { name: 'Klientbro' })).ok).toBe(true);
  }, 120_000);

  it('where the id is taken at the same moment: 409 in plain text', async () => {
    const own = await rig();
    await setUp(own);
    await tellPractice(own, 'race', {});
    expect((await own.call('access.registerSystem', { name: 'Klientbro' })).ok).toBe(true);
  }, 120_000);

  it('where clients are listed and added', async () => {
    const own = await ready();
    const systemUserId = await approved(own, 'agent', REGN);
    for (const [code, ours] of Object.entries(OF_LISTING)) {
      await administering(own);
      await tellPractice(own, 'altinn', { match: PATHS.clients, method: 'GET', code });
      const error = refused(await own.call('clients.candidates', { systemUserId }));
      expect([code, error.code]).toEqual([code, ours]);
      for (const language of ['nb', 'nn', 'en'] as const) expect(errors[language][ours]).toMatch(/\w/);
      if (ours !== 'idporten.expired') isTold(error, code.length === 5 ? `AUTH-${code}` : code);
    }
    await administering(own);
    const { rows } = await own.must('clients.candidates', { systemUserId });
    const client = rows.find((row) => !row.linked);
    for (const [code, ours] of Object.entries(OF_LINKING)) {
      await tellPractice(own, 'altinn', { match: PATHS.clients, method: 'POST', code });
      const view = await linkClients(own, systemUserId, [client?.clientId ?? '']);
      expect([code, view.rows[0]?.problem?.code]).toEqual([code, ours]);
      expect(view.rows[0]?.problem?.params.authorityCode).toBe(code.length === 5 ? `AUTH-${code}` : code);
    }
    const ended = await linkClients(own, systemUserId, [client?.clientId ?? '']);
    expect(ended.rows[0]?.state).toBe('done');
  }, 120_000);

  it('where the owner of a system user is unknown to Altinn: 404 without a code', async () => {
    const own = await ready();
    const systemUserId = await approved(own, 'agent', REGN);
    own.practice.context.database.run("UPDATE system_user SET owner = '999999999'");
    await logIn(own, 'clientAdministration', /Klientadministrator/);
    const error = refused(await own.call('clients.candidates', { systemUserId }));
    expect(error).toMatchObject({ code: 'access.altinnRefused', params: { authorityCode: 'HTTP 404' } });
  }, 120_000);
});

describe('the codes of access management', () => {
  const codes = ['06', '07', '10', '26', '27', '28', '33'].map((code) => `AM.VLD-000${code}`);

  it('that the portal gives a person by telephone have sentences too', () => {
    for (const code of codes)
      for (const language of ['nb', 'nn', 'en'] as const)
        expect(authority[language][`is.${authorityCodes[code]}` as 'is.general']).toMatch(/\w/);
  });
});
