import { describe, expect, it } from 'vitest';
import { registeredLeaders } from '../../../../electron/engine/brreg/roles.ts';
import { scriptedHttp } from '../http-double.ts';

const person = (code: string, etternavn: string, more: object = {}) => ({
  type: { kode: code },
  roller: [
    {
      type: { kode: code },
      person: { navn: { fornavn: 'Kari', etternavn }, erDoed: false },
      fratraadt: false,
      ...more,
    },
  ],
});

async function leaders(rollegrupper: readonly object[]) {
  const answer = await registeredLeaders(
    scriptedHttp(() => ({ status: 200, body: { rollegrupper } })),
    'https://x',
    '1',
  );
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

describe('who at least can approve and link', () => {
  it.each(['DAGL', 'LEDE', 'INNH', 'DTSO', 'DTPR', 'KOMP', 'BEST', 'BOBE'])('%s can do both', async (role) => {
    expect(await leaders([person(role, 'Vik')])).toEqual([
      { name: 'Kari Vik', role, accessManager: true, clientAdministrator: true },
    ]);
  });

  it('the contact person of a foreign company can approve, but needs to be given the other', async () => {
    expect(await leaders([person('KNUF', 'Vik')])).toMatchObject([{ accessManager: true, clientAdministrator: false }]);
  });

  it('leaves out those who resigned or died, units, and roles that bring nothing', async () => {
    const unit = { type: { kode: 'REGN' }, roller: [{ type: { kode: 'REGN' }, enhet: { organisasjonsnummer: '1' } }] };
    const dead = { person: { navn: { fornavn: 'A', etternavn: 'B' }, erDoed: true } };
    expect(
      await leaders([
        person('MEDL', 'Vik'),
        person('DAGL', 'Vik', { fratraadt: true }),
        person('LEDE', 'Vik', dead),
        unit,
      ]),
    ).toEqual([]);
  });

  it('are none at a unit without roles, and unknown when the register does not answer', async () => {
    expect(
      await registeredLeaders(
        scriptedHttp(() => ({ status: 404 })),
        'https://x',
        '1',
      ),
    ).toEqual({ ok: true, value: [] });
    expect(
      await registeredLeaders(
        scriptedHttp(() => ({ status: 503 })),
        'https://x',
        '1',
      ),
    ).toMatchObject({
      error: { code: 'brreg.failed', retryable: true },
    });
  });
});
