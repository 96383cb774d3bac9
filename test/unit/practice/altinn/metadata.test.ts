import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { Firm, SIGNING, VAT } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;
let firm: Firm;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
});
afterAll(() => harness.stop());

describe('open metadata', () => {
  const meta = '/platform/accessmanagement/api/v1/meta/info/accesspackages';
  const registry = '/platform/resourceregistry/api/v1/resource';

  it('says what a package is for', async () => {
    const signing = await firm.call('GET', `${meta}/package/urn/${SIGNING}`);
    expect(signing.json).toMatchObject({ urn: SIGNING, isDelegable: true, isAssignable: false });
    expect((await firm.call('GET', `${meta}/package/urn/urn:altinn:accesspackage:unknown`)).status).toBe(404);
    expect((await firm.call('GET', `${meta}/package/${signing.json.id}`)).json).toEqual(signing.json);
    expect((await firm.call('GET', `${meta}/search?term=merverdi`)).json).toMatchObject([{ object: { urn: VAT } }]);
    expect((await firm.call('GET', `${meta}/search?term=nothing-like-it`)).status).toBe(204);
  });

  it('says which packages open the VAT return, and that confirming takes a signing right', async () => {
    const subjects = await firm.call('GET', `${registry}/app_skd_mva-melding-innsending-v1/policy/subjects`);
    expect((subjects.json.data as unknown as { urn: string }[]).map((item) => item.urn)).toEqual(
      expect.arrayContaining([SIGNING, VAT]),
    );
    const rights = await firm.call('GET', `${registry}/app_skd_mva-melding-innsending-v1/policy/rights`);
    const confirm = (rights.json as unknown as { action: { value: string }; subjects: { urn: string }[] }[]).find(
      (right) => right.action.value === 'confirm',
    );
    expect(confirm?.subjects.map((item) => item.urn)).toEqual([VAT, SIGNING]);
    expect((await firm.call('GET', `${registry}/unknown`)).status).toBe(404);
    const opened = await firm.call('POST', `${registry}/bysubjects/`, { json: [VAT] });
    expect(opened.text).toContain('app_skd_mva-melding-innsending-v1');
  });
});
