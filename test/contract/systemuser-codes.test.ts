import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../electron/practice/rooms.ts';
import { ADMINISTRATOR, Cases, FOREIGN, MVA_APP, PATHS, right } from '../support/systemuser-codes.ts';
import { type Answer, PEOPLE, REQUEST, SIGNING, TAX_BASE, VAT } from '../unit/practice/firm.ts';
import { startHarness } from '../unit/practice/harness.ts';

/** Every code of reference/systemuser.md 3 to 6 and 9 with its status; written off the sheet, not off practice. */
const LISTED: Readonly<Record<number, string>> = {
  400: '00 01 02 03 04 06 07 08 09 21 22 25 26 27 28 31 32 33 34 35 36 37 38 39 40 45 46 47 48 49 50 51 52 53 54 56 57 58 59 63 64 65 67 79 80',
  401: '23 43',
  403: '14 16 18 19 20 24 41 42 44 66 68 69 70 71',
  404: '10 11 12 15 17 30 60',
  409: '13 61',
  500: '55 62',
};
/** Named without a status: a general one, one not in use, and those of self-identified users. */
const WITHOUT_STATUS = '05 29 72 73 74 75 76 77 78'.split(' ');
const padded = (code: string) => code.padStart(5, '0');
const AUTH = [...Object.values(LISTED).flatMap((list) => list.split(' ')), ...WITHOUT_STATUS].map(padded).sort();
const statusOf = (code: string) =>
  Number(Object.entries(LISTED).find(([, list]) => list.split(' ').map(padded).includes(code))?.[0] ?? 400);

/** The sheet gives no rule for when these come, or one that needs what practice does not have; a test asks for them. */
const ON_DEMAND =
  '02 03 05 08 12 14 16 18 19 20 22 25 27 28 29 32 33 35 37 38 40 43 44 45 46 47 48 49 50 51 52 54 55 56 57 60 62 69 70 71 72 73 74 75 76 77 78'
    .split(' ')
    .map(padded);

let cases: Cases;

beforeAll(async () => {
  cases = new Cases(await startHarness({ rooms: accessRooms }));
  await cases.prepare();
}, 60_000);
afterAll(() => cases.harness.stop());

const approve = async (made: Answer, kind: 'agent' | 'standard', person?: string, partyId = cases.partyId) =>
  cases.portal('POST', `/request/${kind === 'agent' ? 'agent/' : ''}${partyId}/${made.json.id}/approve`, person);
const self = (id: string) => `/agent/${cases.partyId}/${id}/self?partyUuid=${cases.partyUuid}`;
const linkPath = (agent: string, client: string) => `${PATHS.clients}?agent=${agent}&client=${client}`;

/** The request that provokes each code by practice's own rules. */
const BY_RULE: Readonly<Record<string, () => Promise<Answer>>> = {
  '00000': () => cases.ask('agent', [SIGNING], { partyOrgNo: '999999999' }),
  '00001': () => cases.ask('standard', [VAT], { rights: [right('ske-krav-og-betalinger')] }),
  '00004': async () => {
    await cases.user('agent', [SIGNING], 'taken');
    return cases.ask('agent', [SIGNING], { externalRef: 'taken' });
  },
  '00006': async () => {
    const id = await cases.user('standard', [VAT], 'accepted');
    cases.harness.practice.context.access.deleteSystemUser(id);
    return cases.ask('agent', [SIGNING], { externalRef: 'accepted' });
  },
  '00007': async () => {
    await cases.ask('standard', [VAT], { externalRef: 'waiting' });
    return cases.ask('agent', [SIGNING], { externalRef: 'waiting' });
  },
  '00009': async () => {
    const made = await cases.ask('standard', [VAT], { externalRef: 'rejected' });
    await cases.portal('POST', `/request/${cases.partyId}/${made.json.id}/reject`);
    return cases.ask('agent', [SIGNING], { externalRef: 'rejected' });
  },
  '00010': () => cases.vendor('GET', `${PATHS.request}/${randomUUID()}`),
  '00011': () => cases.ask('agent', [SIGNING], { systemId: `${FOREIGN}_unknown` }),
  '00013': async () => {
    const made = await cases.ask('agent', [SIGNING]);
    expect((await approve(made, 'agent')).status).toBe(200);
    return approve(made, 'agent');
  },
  '00015': async () => cases.change(await cases.user('agent', [SIGNING]), {}),
  '00017': async () => {
    const systemId = `${cases.firm.number}_nameless`;
    await cases.system({ id: systemId, name: { en: 'Nameless' } });
    return approve(await cases.ask('standard', [VAT], { systemId }), 'standard');
  },
  '00021': () => cases.ask('agent', [SIGNING], { redirectUrl: 'https://firma.example.no/annet' }),
  '00023': async () => {
    const token = await cases.portalToken(PEOPLE.manager, REQUEST);
    return cases.firm.call('POST', PATHS.request, { token, json: {} });
  },
  '00024': async () =>
    cases.portal('DELETE', `/${cases.partyId}/${await cases.user('standard', [VAT])}`, PEOPLE.employee),
  '00026': async () => {
    const systemId = `${cases.firm.number}_closed`;
    await cases.system({ id: systemId });
    return cases.ask('standard', [VAT], { systemId, redirectUrl: 'https://firma.example.no/ferdig' });
  },
  '00030': () => cases.portal('GET', `/request/agent/${randomUUID()}`),
  '00031': async () =>
    cases.person('DELETE', linkPath(await cases.user('agent', [SIGNING]), cases.clientOfFirm.partyUuid)),
  '00034': async () => cases.portal('DELETE', `/agent/${cases.partyId}/${await cases.user('standard', [VAT])}`),
  '00036': async () => cases.portal('DELETE', `/${cases.partyId}/${await cases.user('agent', [SIGNING])}`),
  '00039': async () => {
    const id = await cases.user('agent', [SIGNING]);
    return cases.portal('DELETE', `/agent/${cases.partyId}/${id}?facilitatorId=${randomUUID()}`);
  },
  '00041': async () =>
    approve(await cases.ask('standard', [VAT]), 'standard', PEOPLE.manager, cases.clientOfFirm.partyId),
  '00042': async () =>
    approve(await cases.ask('agent', [SIGNING]), 'agent', PEOPLE.manager, cases.clientOfFirm.partyId),
  '00053': async () => approve(await cases.ask('standard', [VAT]), 'standard', PEOPLE.steering),
  '00058': () => cases.ask('agent', []),
  '00059': () => cases.ask('standard', []),
  '00061': async () => {
    const changed = await cases.change(await cases.user('standard', [VAT]), {
      requiredAccessPackages: [{ urn: TAX_BASE }],
    });
    const path = `/changerequest/${cases.partyId}/${changed.json.id}/approve`;
    expect((await cases.portal('POST', path)).status).toBe(200);
    return cases.portal('POST', path);
  },
  '00063': () => cases.ask('agent', ['urn:altinn:accesspackage:a-ordning']),
  '00064': () => cases.ask('standard', [SIGNING]),
  '00065': () => cases.ask('agent', [ADMINISTRATOR]),
  '00066': async () => approve(await cases.ask('agent', [SIGNING]), 'agent', PEOPLE.employee),
  '00067': async () => cases.portal('POST', self(await cases.user('agent', [SIGNING]))),
  '00068': async () =>
    approve(await cases.ask('standard', [], { rights: [right(MVA_APP)] }), 'standard', PEOPLE.steering),
  '00079': async () => cases.person('POST', linkPath(await cases.user('agent', [SIGNING]), randomUUID())),
  '00080': async () =>
    cases.person('POST', linkPath(await cases.user('agent', [SIGNING, TAX_BASE]), cases.clientOfFirm.partyUuid)),
};

describe('Altinn’s codes', () => {
  it('are all here: each comes by rule or on demand, none by both', () => {
    expect(AUTH).toEqual(Array.from({ length: 81 }, (_, code) => padded(String(code))));
    expect([...Object.keys(BY_RULE), ...ON_DEMAND].sort()).toEqual(AUTH);
  });

  it.each(Object.keys(BY_RULE))('AUTH-%s comes of the request that deserves it', async (code) => {
    const answer = await (BY_RULE[code] ?? (() => Promise.reject(new Error('no case'))))();
    expect([answer.json.code, answer.status]).toEqual([`AUTH-${code}`, statusOf(code)]);
    expect(answer.json).toMatchObject({ type: `urn:altinn:error:AUTH-${code}`, status: statusOf(code) });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(String(answer.json.traceId)).toMatch(/^00-/);
  });

  it.each(ON_DEMAND)('AUTH-%s comes when a test asks for it', async (code) => {
    const answer = await cases.failing(code);
    expect([answer.json.code, answer.status]).toEqual([`AUTH-${code}`, statusOf(code)]);
    expect('Problem Detail : ' in (answer.json as object)).toBe(['00043', '00044', '00045'].includes(code));
  });

  it('AUTH-00008 meets the agent request too, once a request was denied', async () => {
    const made = await cases.ask('standard', [VAT], { externalRef: 'denied' });
    await cases.harness.fault({ id: made.json.id, status: 'Denied' }, 'request');
    expect((await cases.ask('agent', [SIGNING], { externalRef: 'denied' })).json.code).toBe('AUTH-00008');
    // A timed-out one counts for nothing.
    await cases.harness.fault({ id: made.json.id, status: 'Timedout' }, 'request');
    expect((await cases.ask('agent', [SIGNING], { externalRef: 'denied' })).status).toBe(201);
  });
});

const OTHER = () => ({ id: `${cases.firm.number}_other`, clientId: [] });

/** AUTH.VLD (9.3): the case, and whether the code stands alone in the answer. */
const FINDINGS: Readonly<Record<string, () => Promise<Answer>>> = {
  '00000': () => cases.system({ vendor: { ID: cases.firm.number } }),
  '00001': () => cases.system({ id: 'nothing' }),
  '00002': () => cases.system({ id: cases.firm.systemId }),
  '00003': () => cases.system({ rights: [right('unknown')] }),
  '00004': () => cases.system({ clientId: [cases.firm.clientId] }),
  '00005': () => cases.system({ allowedRedirectUrls: ['http://127.0.0.1/ferdig'] }),
  '00006': () => cases.system({ rights: [right(MVA_APP), right(MVA_APP)] }),
  '00007': () => cases.system({}, [VAT, VAT]),
  '00008': () => cases.system({}, ['urn:altinn:accesspackage:unknown']),
  '00009': () => cases.system({ rights: [{ resource: [{ id: 'urn:altinn:other', value: MVA_APP }] }] }),
  '00011': () => cases.system({ clientId: ['twice', 'twice'] }),
  '00012': () => cases.register('PUT', `/${cases.firm.systemId}`, { ...cases.firm.system([VAT]), ...OTHER() }),
  '00013': () => cases.system({ id: `${cases.firm.number}_two words` }),
  '00014': () => cases.person('GET', `${PATHS.clients}?agent=${randomUUID()}`),
  '00015': async () => cases.person('GET', `${PATHS.clients}?agent=${await cases.user('standard', [VAT])}`),
  '00016': async () => cases.person('POST', `${PATHS.clients}?agent=${await cases.user('agent', [SIGNING])}`),
  '00017': () => cases.system({ rights: [right('skd-mva-melding-paa-vegne-av')] }),
  '00018': () => cases.system({ isVisible: true }, [SIGNING]),
};

/** AM.VLD (6.4). */
const DELEGATION: Readonly<Record<string, () => Promise<Answer>>> = {
  '00006': () => cases.delegation('GET', '/clients', { party: randomUUID() }),
  '00007': () => cases.delegation('GET', '/agents/accesspackages', {}),
  '00010': async () => {
    const to = await cases.user('agent', [SIGNING]);
    await cases.person('POST', linkPath(to, cases.clientOfFirm.partyUuid));
    return cases.delegation('DELETE', '/agents', { to });
  },
  '00026': () => cases.person('GET', `${PATHS.delegation}/clients?party=${cases.partyUuid}`, PEOPLE.accountant),
  '00027': async () =>
    delegate(
      await cases.user('agent', [ADMINISTRATOR.replace('klientadministrator', 'skattegrunnlag')]),
      'revisor',
      'skattegrunnlag',
    ),
  '00028': () => cases.delegation('DELETE', '/agents', { to: employee() }),
  '00033': async () => delegate(await cases.user('agent', [SIGNING]), 'regnskapsforer', 'klientadministrator'),
};

const employee = () => cases.harness.practice.context.world.people[4]?.partyUuid ?? '';
const delegate = (to: string, role: string, code: string, method = 'POST') =>
  cases.delegation(
    method,
    '/agents/accesspackages',
    { from: cases.clientOfFirm.partyUuid, to },
    { values: [{ role, packages: [code] }] },
  );

describe('validation codes', () => {
  const codes = (answer: Answer) =>
    (answer.json as unknown as { validationErrors: { code: string; paths: string[] }[] }).validationErrors;

  it('are all here', () => {
    const listed = Array.from({ length: 19 }, (_, code) => padded(String(code)));
    expect([...Object.keys(FINDINGS), '00010'].sort()).toEqual(listed);
    expect(Object.keys(DELEGATION)).toEqual(['06', '07', '10', '26', '27', '28', '33'].map(padded));
  });

  it.each(Object.keys(FINDINGS))('AUTH.VLD-%s comes of what deserves it, in an answer of STD-00000', async (code) => {
    const answer = await (FINDINGS[code] ?? (() => Promise.reject(new Error('no case'))))();
    expect(answer.json).toMatchObject({ status: 400, code: 'STD-00000', type: 'urn:altinn:error:STD-00000' });
    expect(codes(answer).map((each) => each.code)).toEqual([`AUTH.VLD-${code}`]);
    expect(codes(answer)[0]?.paths[0]).toMatch(/^[/?]/);
  });

  it.each(Object.keys(DELEGATION))('AM.VLD-%s comes of what deserves it', async (code) => {
    const answer = await (DELEGATION[code] ?? (() => Promise.reject(new Error('no case'))))();
    expect([answer.status, codes(answer).map((each) => each.code)]).toEqual([400, [`AM.VLD-${code}`]]);
  });

  it('that are not in use, and several problems at once, come when a test asks for them', async () => {
    expect(codes(await cases.failing('AUTH.VLD-00010')).map((each) => each.code)).toEqual(['AUTH.VLD-00010']);
    const several = await cases.failing('STD-00001');
    expect(several.json).toMatchObject({ status: 400, code: 'STD-00001' });
    expect((several.json.problems as unknown as { code: string }[]).map(({ code }) => code)).toEqual([
      'AUTH-00063',
      'AUTH-00021',
    ]);
  });
});
