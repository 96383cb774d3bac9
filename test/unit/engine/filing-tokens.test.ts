import { describe, expect, it } from 'vitest';
import { filingTokens } from '../../../electron/engine/filing-tokens.ts';
import { ok } from '../../../shared/outcome.ts';

type Sources = Parameters<typeof filingTokens>[0];

const VAT = 'urn:altinn:accesspackage:merverdiavgift';
const SIGNS = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';
const FILLS_IN = 'urn:altinn:accesspackage:regnskapsforer-uten-signeringsrettighet';
const FIRM = { organisationNumber: '310000001', name: 'Fjordtall Regnskap AS', form: 'AS' };
const CLIENT = '310000019';

const user = (id: string, urn: string, kind: 'agent' | 'standard' = 'agent') => ({
  id,
  kind,
  title: id,
  externalRef: `ref-${id}`,
  packages: [urn],
  health: 'ok',
});
const link = (systemUserId: string, more: object = {}) => ({
  organisationNumber: CLIENT,
  name: 'Fjell og Fjord AS',
  systemUserId,
  registered: { status: 'active', form: 'AS' },
  vatScheduled: true,
  deliversFrom: null,
  roleEnded: null,
  ...more,
});

interface Given {
  readonly users?: readonly object[];
  readonly links?: readonly object[];
  readonly firm?: typeof FIRM | null;
  readonly lastEnd?: string;
}

/** What the room asks for, and the tokens it asked and forgot. */
function world({ users = [], links = [], firm = FIRM, lastEnd }: Given) {
  const asked: string[] = [];
  const forgotten: string[] = [];
  const sources = {
    clients: {
      linked: async (only = CLIENT) => (only === CLIENT ? links : []),
      dutyOf: async () => ({ registered: { status: 'bankrupt', form: 'AS' } }),
      nameOf: async (number: string) => (number === CLIENT ? 'Fjell og Fjord AS' : undefined),
      lastEnd: async () => lastEnd,
    },
    systemUsers: { all: async () => users },
    state: { firm: async () => firm },
    tokens: {
      altinn: async ({ externalRef }: { externalRef: string }, scopes: readonly string[]) => {
        asked.push(`${externalRef} ${scopes.join(' ')}`);
        return ok(`token of ${externalRef}`);
      },
      forget: (refused: string) => forgotten.push(refused),
    },
    login: {
      altinnToken: async (purpose: string) => ok(`altinn for ${purpose}`),
      idportenToken: async (purpose: string) => ok(`idporten for ${purpose}`),
      refused: (purpose: string, token: string) => forgotten.push(`${purpose} ${token}`),
    },
  } as unknown as Sources;
  return { ...filingTokens(sources), asked, forgotten };
}

describe('the token a return is filed with', () => {
  it('is that of the system user which reaches the client and may submit', async () => {
    const own = world({
      users: [user('fills', FILLS_IN), user('signs', SIGNS), user('elsewhere', VAT)],
      links: [link('fills'), link('signs')],
    });
    expect(await own.systemUserToken(CLIENT)).toEqual(ok('token of ref-signs'));
    expect(own.asked).toEqual(['ref-signs altinn:instances.read altinn:instances.write']);
  });

  it('is for the firm itself that of its own standard system user, never of one for clients', async () => {
    const own = world({ users: [user('clients', SIGNS), user('own', VAT, 'standard')] });
    expect(await own.systemUserToken(FIRM.organisationNumber)).toEqual(ok('token of ref-own'));
    const none = world({ users: [user('clients', SIGNS)] });
    expect(await none.systemUserToken(FIRM.organisationNumber)).toMatchObject({
      error: { code: 'mva.notLinked', params: { client: FIRM.name } },
    });
  });

  it('is none when no system user reaches the client with the right package, and names the client', async () => {
    for (const links of [[], [link('fills')]]) {
      const own = world({ users: [user('fills', FILLS_IN)], links });
      expect(await own.systemUserToken(CLIENT)).toMatchObject({
        error: {
          code: 'mva.notLinked',
          params: { client: 'Fjell og Fjord AS' },
          action: 'openAccess',
          sent: 'notSent',
        },
      });
      expect(own.asked).toEqual([]);
    }
  });

  it('is none of a role that ended, and says so; a package given by hand goes on', async () => {
    const ended = { roleEnded: '2026-11-21T08:00:00.000Z' };
    const gone = world({ users: [user('signs', SIGNS)], links: [link('signs', ended)] });
    expect(await gone.systemUserToken(CLIENT)).toMatchObject({ error: { code: 'access.endedRole' } });
    const byHand = world({ users: [user('vat', VAT)], links: [link('vat', ended)] });
    expect(await byHand.systemUserToken(CLIENT)).toEqual(ok('token of ref-vat'));
  });

  it('is none of a system user that is gone, or of an access that somebody took away', async () => {
    const gone = world({ links: [link('deleted')] });
    expect(await gone.systemUserToken(CLIENT)).toMatchObject({ error: { code: 'access.endedSystemUser' } });
    const removed = world({ lastEnd: 'other' });
    expect(await removed.systemUserToken(CLIENT)).toMatchObject({ error: { code: 'access.endedRemoved' } });
  });

  it('is forgotten alone when it is refused; a person’s login is another matter', async () => {
    const own = world({});
    own.forgetSystemUserToken('refused one');
    own.forgetPerson('person');
    expect(own.forgotten).toEqual(['refused one', 'filing person']);
    expect(await own.personAltinnToken()).toEqual(ok('altinn for filing'));
    expect(await own.personIdportenToken()).toEqual(ok('idporten for filing'));
  });
});

describe('whom a return may be filed for', () => {
  it('is each client once, the firm first, with how it delivers', async () => {
    const own = world({
      users: [user('a', SIGNS), user('b', VAT), user('own', VAT, 'standard')],
      links: [link('a', { term: 'aar' }), link('b'), link('a', { organisationNumber: FIRM.organisationNumber })],
    });
    const linked = await own.clients.linked();
    expect(linked.map(({ organisationNumber, systemUser }) => [organisationNumber, systemUser?.id])).toEqual([
      [FIRM.organisationNumber, 'own'],
      [CLIENT, 'a'],
    ]);
    expect(linked[1]).toMatchObject({ term: 'aar', vatScheduled: true });
  });

  it('is also one of the list that nothing reaches, as the register has it, and nobody else', async () => {
    const own = world({});
    expect(await own.clients.find(CLIENT)).toEqual({
      organisationNumber: CLIENT,
      name: 'Fjell og Fjord AS',
      registered: { status: 'bankrupt', form: 'AS' },
      systemUser: null,
    });
    expect(await own.clients.find('999999999')).toBeUndefined();
    expect(await world({ firm: null }).clients.find(FIRM.organisationNumber)).toBeUndefined();
  });
});
