import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../../electron/practice/core/types.ts';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Firm, PEOPLE, SIGNING, VAT } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const RETURN = 'app_skd_mva-melding-innsending-v1';
const WITHOUT_SIGNING = 'urn:altinn:accesspackage:regnskapsforer-uten-signeringsrettighet';
let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
  await firm.registerSystem([SIGNING, VAT]);
});
afterAll(() => harness.stop());

function person(name: string): Caller {
  const found = harness.practice.context.world.people.find((candidate) => candidate.name === name);
  return { kind: 'person', personId: found?.id ?? '', name, scopes: new Set(), clientId: '', issuer: 'altinn' };
}

function systemUser(systemUserId: string): Caller {
  return {
    kind: 'systemUser',
    systemUserId,
    ownerOrganisationNumber: firm.number,
    vendorOrganisationNumber: firm.number,
    systemId: firm.systemId,
    scopes: new Set(),
    clientId: firm.clientId,
    issuer: 'altinn',
  };
}

/** One client of each way in. */
function clients() {
  const { world, access } = harness.practice.context;
  const find = (keep: (number: string) => boolean) =>
    world.clients.find((client) => keep(client.organisationNumber))?.organisationNumber ?? '';
  return {
    byRole: find((number) => access.roles(number).includes('REGN') && world.subUnits(number).length > 0),
    byHand: find((number) => access.roles(number).length === 0 && access.delegated(number).has(VAT)),
    neither: find((number) => access.firmPackages(number).size === 0),
  };
}

describe('who may what', () => {
  it('splits filling in and confirming by the accountant’s signing right', () => {
    const { authority } = harness.practice.context;
    const { byRole, byHand, neither } = clients();
    const [signs, fills] = [person(PEOPLE.accountant), person(PEOPLE.assistant)];
    expect(authority.packagesFor(signs, byRole)).toEqual(new Set([SIGNING, WITHOUT_SIGNING]));
    expect(authority.packagesFor(fills, byRole)).toEqual(new Set([WITHOUT_SIGNING]));
    expect(['write', 'confirm'].map((action) => authority.may(signs, byRole, RETURN, action))).toEqual([true, true]);
    expect(['write', 'confirm'].map((action) => authority.may(fills, byRole, RETURN, action))).toEqual([true, false]);
    expect([signs, fills].map((caller) => authority.may(caller, byHand, RETURN, 'confirm'))).toEqual([true, false]);
    for (const caller of [signs, person(PEOPLE.employee), person(PEOPLE.clientAdministrator)]) {
      expect(authority.may(caller, neither, RETURN, 'read')).toBe(false);
    }
    expect(authority.parties(person(PEOPLE.employee))).toEqual([]);
  });

  it('lets an agent act for linked clients and their sub-units, never for its owner', async () => {
    const { authority, access, world } = harness.practice.context;
    const { byRole } = clients();
    const agent = systemUser(await firm.systemUser('agent', [SIGNING], 'agent'));
    expect(authority.parties(agent)).toEqual([]);
    access.link((agent as { systemUserId: string }).systemUserId, byRole);
    const reached = [byRole, ...world.subUnits(byRole).map((unit) => unit.organisationNumber)];
    expect([...authority.parties(agent)].sort()).toEqual(reached.sort());
    expect(authority.may(agent, byRole, RETURN, 'confirm')).toBe(true);
    access.revoke(byRole, 'role', 'REGN');
    expect(authority.parties(agent)).toEqual([]);
    access.grant(byRole, 'role', 'REGN');
  });

  it('lets a standard user act for its owner only', async () => {
    const { authority } = harness.practice.context;
    const own = systemUser(await firm.systemUser('standard', [VAT], 'own'));
    expect(authority.parties(own)).toEqual([firm.number]);
    expect(authority.may(own, firm.number, RETURN, 'confirm')).toBe(true);
    expect(authority.may(own, clients().byHand, RETURN, 'read')).toBe(false);
  });
});
