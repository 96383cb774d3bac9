import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { isOrganisationNumber } from '../../../../shared/ids.ts';
import { Firm } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

const ROOT = '/brreg/enhetsregisteret/api';
let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
});
afterAll(() => harness.stop());

describe('Enhetsregisteret', () => {
  it('answers a unit in the open API’s shape', async () => {
    const answer = await firm.call('GET', `${ROOT}/enheter/${firm.number}`);
    expect(answer.json).toMatchObject({
      organisasjonsnummer: firm.number,
      navn: 'Fjordtall Regnskap AS',
      organisasjonsform: { kode: 'AS', beskrivelse: 'Aksjeselskap' },
      konkurs: false,
      registrertIMvaregisteret: true,
      forretningsadresse: { landkode: 'NO' },
    });
  });

  it('knows sub-units apart from main units, and nothing else', async () => {
    const sub = harness.practice.context.world.units.find((unit) => unit.parent !== undefined);
    const answer = await firm.call('GET', `${ROOT}/underenheter/${sub?.organisationNumber}`);
    expect(answer.json).toMatchObject({ overordnetEnhet: sub?.parent, organisasjonsform: { kode: 'BEDR' } });
    expect((await firm.call('GET', `${ROOT}/enheter/${sub?.organisationNumber}`)).status).toBe(404);
    expect((await firm.call('GET', `${ROOT}/enheter/999999999`)).status).toBe(404);
  });

  it('is searched by part of a name and by numbers, a page at a time, and answers no hits without a list', async () => {
    const { world } = harness.practice.context;
    const byName = await firm.call('GET', `${ROOT}/enheter?navn=fjell%20og&size=1`);
    expect(byName.json).toMatchObject({
      _embedded: { enheter: [{ navn: 'Fjell og Fjord AS' }] },
      page: { size: 1, number: 0 },
    });
    const numbers = world.clients.slice(0, 3).map((client) => client.organisationNumber);
    const some = await firm.call('GET', `${ROOT}/enheter?organisasjonsnummer=${numbers.join(',')}`);
    expect(some.json).toMatchObject({ page: { totalElements: 3 } });
    const sub = world.units.find((unit) => unit.parent !== undefined)?.organisationNumber ?? '';
    expect((await firm.call('GET', `${ROOT}/enheter?organisasjonsnummer=${sub}`)).json).not.toHaveProperty('_embedded');
    expect((await firm.call('GET', `${ROOT}/underenheter?organisasjonsnummer=${sub}`)).json).toMatchObject({
      _embedded: { underenheter: [{ organisasjonsnummer: sub }] },
    });
    expect((await firm.call('GET', `${ROOT}/enheter?size=10001`)).status).toBe(400);
  });

  it('names the firm as accountant until the client ends it', async () => {
    const client = harness.practice.context.world.clients[0]?.organisationNumber ?? '';
    const before = await firm.call('GET', `${ROOT}/enheter/${client}/roller`);
    expect(before.json).toMatchObject({
      rollegrupper: [
        { type: { kode: 'DAGL' } },
        { type: { kode: 'REGN' }, roller: [{ enhet: { organisasjonsnummer: firm.number } }] },
      ],
    });
    await harness.fault({ client, kind: 'role', value: 'REGN' }, 'revoke');
    expect((await firm.call('GET', `${ROOT}/enheter/${client}/roller`)).text).not.toContain('REGN');
  });
});

describe('the world', () => {
  it('has forty clients of every kind, the same each time, with right numbers and invented people', async () => {
    const { world } = harness.practice.context;
    expect(world.clients).toHaveLength(40);
    expect(world.units.every((unit) => isOrganisationNumber(unit.organisationNumber))).toBe(true);
    expect(new Set(world.clients.map((client) => client.name)).size).toBe(40);
    expect(world.clients.filter((client) => client.bankrupt)).toHaveLength(1);
    expect(world.clients.filter((client) => client.form === 'ENK')).toHaveLength(1);
    expect(world.clients.filter((client) => client.vat?.category === 'primaernaering')).toHaveLength(1);
    expect(new Set(world.clients.map((client) => client.vat?.kind))).toEqual(new Set(['toMaaneder', 'aar', undefined]));
    for (const { id } of world.people) expect(Number(id.slice(2, 4))).toBeGreaterThan(80);
    const names = world.clients.map((client) => client.organisationNumber + client.name);
    await harness.restart();
    expect(harness.practice.context.world.clients.map((client) => client.organisationNumber + client.name)).toEqual(
      names,
    );
  });

  it('has four hundred when it is large', async () => {
    const large = await startHarness({ rooms: accessRooms, size: 'large' });
    expect(large.practice.context.world.clients).toHaveLength(400);
    await large.stop();
  });
});
