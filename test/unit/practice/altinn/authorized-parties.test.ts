import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Firm, PEOPLE } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const PATH = '/platform/accessmanagement/api/v1/enduser/authorizedparties';
const SCOPE = 'openid altinn:accessmanagement/authorizedparties';
let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
});
afterAll(() => harness.stop());

interface Party {
  readonly name: string;
  readonly type: string;
  readonly organizationNumber: string | null;
  readonly authorizedAccessPackages: readonly string[];
}

async function partiesOf(person: string, query = '?includeAccessPackages=true'): Promise<readonly Party[]> {
  const token = await firm.personToken(person, SCOPE);
  const answer = await firm.call('GET', `${PATH}${query}`, { token });
  expect(answer.status).toBe(200);
  return (JSON.parse(answer.text) as { data: Party[] }).data;
}

const registered = () => {
  const { access, world } = harness.practice.context;
  return world.clients.find(({ organisationNumber }) => access.roles(organisationNumber).includes('REGN'));
};
const packagesAtClient = async (person: string) =>
  (await partiesOf(person)).find((party) => party.organizationNumber === registered()?.organisationNumber)
    ?.authorizedAccessPackages;

describe('whom a person may act for', () => {
  it('comes with the packages that reach the person, without their prefix', async () => {
    expect(await packagesAtClient(PEOPLE.accountant)).toEqual(
      expect.arrayContaining(['regnskapsforer-uten-signeringsrettighet', 'regnskapsforer-med-signeringsrettighet']),
    );
    const assistant = await packagesAtClient(PEOPLE.assistant);
    expect(assistant).toContain('regnskapsforer-uten-signeringsrettighet');
    expect(assistant).not.toContain('regnskapsforer-med-signeringsrettighet');
    expect(await packagesAtClient(PEOPLE.employee)).toBeUndefined();
  });

  it('always has the person, and packages only when they are asked for', async () => {
    expect(await partiesOf(PEOPLE.employee)).toMatchObject([{ type: 'Person', name: PEOPLE.employee }]);
    const bare = await partiesOf(PEOPLE.accountant, '');
    expect(bare.length).toBeGreaterThan(1);
    expect(bare.every((party) => party.authorizedAccessPackages.length === 0)).toBe(true);
  });

  it('is told to nobody without the scope', async () => {
    const token = await firm.personToken(PEOPLE.accountant);
    expect((await firm.call('GET', PATH, { token })).status).toBe(403);
    expect((await firm.call('GET', PATH)).status).toBe(401);
  });
});
