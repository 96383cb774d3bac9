import { describe, expect, it } from 'vitest';
import { authorizedParties } from '../../../../electron/engine/altinn/authorized-parties.ts';
import { scriptedHttp } from '../http-double.ts';

const ask = (status: number, body: unknown) =>
  authorizedParties(
    scriptedHttp(() => ({ status, body: body as object })),
    'https://platform.example',
    'token',
  );
const unit = (organizationNumber: string, authorizedAccessPackages?: string[], more: object = {}) => ({
  organizationNumber,
  authorizedAccessPackages,
  ...more,
});

describe('the list of parties', () => {
  it('is read with and without prefixes, with what is not told left empty, and down to sub-units', async () => {
    const subunits = [unit('310000027', ['a-ordning'])];
    const read = await ask(200, {
      data: [
        unit('310000019', ['urn:altinn:accesspackage:merverdiavgift', 'a-ordning'], {
          authorizedRoles: ['DAGL'],
          subunits,
          unknown: 1,
        }),
        { organizationNumber: null, name: 'Kari', type: 'Person' },
      ],
    });
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.complete).toBe(true);
    expect([...read.value.organisations]).toEqual([
      [
        '310000019',
        {
          packages: ['urn:altinn:accesspackage:merverdiavgift', 'urn:altinn:accesspackage:a-ordning'],
          roles: ['DAGL'],
        },
      ],
      ['310000027', { packages: ['urn:altinn:accesspackage:a-ordning'], roles: [] }],
    ]);
  });

  it('says nothing of who is missing when it is empty or goes on elsewhere', async () => {
    expect(await ask(200, { data: [] })).toMatchObject({ value: { complete: false } });
    expect(await ask(200, { data: [unit('310000019')], links: { next: 'https://x' } })).toMatchObject({
      value: { complete: false },
    });
  });

  it.each([
    [403, ''],
    [500, '<html></html>'],
    [200, '<html></html>'],
    [200, [unit('310000019')]],
    [200, { data: 'all' }],
  ])('%i %j is a failure, never an empty list', async (status, body) => {
    expect((await ask(status, body)).ok).toBe(false);
  });
});
