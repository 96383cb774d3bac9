import { describe, expect, it } from 'vitest';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import { Units } from '../../../../electron/engine/brreg/units.ts';
import { ClientRecords } from '../../../../electron/engine/clients/records.ts';
import { RegisterWatch } from '../../../../electron/engine/clients/register-watch.ts';
import { scriptedHttp } from '../http-double.ts';
import { manualClock, openTestStore, settle, silentLog } from '../support.ts';

const FIRM = '310000900';
const A = '310000019';
const B = '310000027';
const HOUR = 3_600_000;

interface Unit {
  readonly [key: string]: unknown;
}

/** A register that a test writes in, over the list of two clients. */
async function room() {
  const clock = manualClock();
  const store = openTestStore({ clock });
  const register = {
    units: new Map<string, Unit>(),
    roles: new Map<string, readonly [string, string][]>(),
    status: 200,
    /** Deleted units: in no page, but told one by one. */
    deleted: new Map<string, Unit>(),
  };
  const body = (number: string, unit: Unit) => ({
    organisasjonsnummer: number,
    navn: 'Fjell AS',
    organisasjonsform: { kode: 'AS' },
    registrertIMvaregisteret: true,
    ...unit,
  });
  const http = scriptedHttp((request) => {
    if (register.status !== 200) return { status: register.status };
    const url = new URL(request.url);
    const numbers = url.searchParams.get('organisasjonsnummer')?.split(',');
    if (numbers) {
      if (!url.pathname.endsWith('/enheter')) return { status: 200, body: { page: { totalElements: 0 } } };
      const found = numbers.flatMap((each) => {
        const unit = register.units.get(each);
        return unit ? [body(each, unit)] : [];
      });
      return { status: 200, body: { _embedded: { enheter: found }, page: { totalElements: found.length } } };
    }
    const number = url.pathname.match(/\d{9}/)?.[0] ?? '';
    if (url.pathname.endsWith('/roller')) {
      if (!register.units.has(number)) return { status: 404 };
      const groups = (register.roles.get(number) ?? []).map(([kode, holder]) => ({
        type: { kode },
        roller: [{ enhet: { organisasjonsnummer: holder }, fratraadt: false }],
      }));
      return { status: 200, body: { rollegrupper: groups } };
    }
    const gone = register.deleted.get(number);
    return gone && url.pathname.includes('/enheter/') ? { status: 200, body: body(number, gone) } : { status: 404 };
  });
  const audit = createAudit({ store, clock, push: () => undefined, person: () => 'Kari' });
  const records = new ClientRecords(store, clock);
  let changed = 0;
  const ended: string[] = [];
  const watch = new RegisterWatch({
    store,
    records,
    units: new Units(http, 'https://brreg.example'),
    audit,
    clock,
    log: silentLog(),
    push: () => undefined,
    firm: async () => FIRM,
    linked: async () => new Set(),
    onRoleEnded: (organisationNumber) => ended.push(`role ${organisationNumber}`),
    onStopped: async (organisationNumber) => {
      ended.push(`over ${organisationNumber}`);
    },
    onChanged: () => {
      changed += 1;
    },
  });
  await records.add([A, B].map((organisationNumber) => ({ organisationNumber, name: '', fields: {} })));
  register.units.set(A, {});
  register.units.set(B, {});
  /** Runs to the end: it pauses between units, so time must move. */
  const run = async () => {
    const done = watch.run();
    for (let step = 0; step < 20; step += 1) {
      await settle(40);
      await clock.advance(200);
    }
    await done;
  };
  const changes = async () =>
    (await records.changes()).map(({ kind, before, after }) => [kind, before, after].join(' '));
  return { clock, register, http, audit, records, watch, run, changes, changed: () => changed, ended };
}

describe('the daily look at Enhetsregisteret', () => {
  it('tells nothing at the first look, only what changed later, in the list and in the log, once', async () => {
    const { clock, register, run, changes, audit, changed } = await room();
    register.roles.set(A, [['REGN', FIRM]]);
    await run();
    expect(await changes()).toEqual([]);
    register.roles.set(A, []);
    register.units.set(A, { konkurs: true, konkursdato: '2026-01-30' });
    await clock.advance(21 * HOUR);
    await run();
    expect((await changes()).sort()).toEqual(['accountant true false', 'status active bankrupt']);
    await clock.advance(21 * HOUR);
    await run();
    expect(await changes()).toHaveLength(2);
    expect((await audit.list({ act: 'client.changed', limit: 9 })).rows).toHaveLength(2);
    expect(changed()).toBe(1);
  });

  it('asks for units by the hundred and leaves alone what was read within the day', async () => {
    const { http, clock, run } = await room();
    await run();
    const pages = http.requests.filter((request) => request.url.includes('organisasjonsnummer='));
    expect(pages).toHaveLength(1);
    await clock.advance(5 * HOUR);
    await run();
    expect(http.requests.filter((request) => request.url.includes('organisasjonsnummer='))).toHaveLength(1);
  });

  it('keeps what is known when the register does not answer, and asks again within the hour', async () => {
    const { clock, register, run, records, changes } = await room();
    await run();
    register.status = 503;
    await clock.advance(21 * HOUR);
    await run();
    expect((await records.find(A))?.status).toBe('active');
    register.status = 200;
    register.units.set(A, { underAvvikling: true });
    await clock.advance(HOUR + 1);
    await run();
    expect(await changes()).toEqual(['status active dissolving']);
  });

  it('tells a deleted unit from one that another took over, and from one that never was', async () => {
    const { clock, register, run, records } = await room();
    register.roles.set(A, [['FUSJ', '310000035']]);
    await records.add([{ organisationNumber: '310000043', name: 'Skrivefeil AS', fields: {} }]);
    await run();
    register.units.clear();
    register.deleted.set(A, { slettedato: '2026-02-01' });
    register.deleted.set(B, { slettedato: '2026-02-01' });
    await clock.advance(21 * HOUR);
    await run();
    expect(await records.find(A)).toMatchObject({
      status: 'takenOver',
      mergingWith: '310000035',
      statusSince: '2026-02-01',
    });
    expect(await records.find(B)).toMatchObject({ status: 'deleted', name: 'Fjell AS' });
    expect(await records.find('310000043')).toMatchObject({ status: 'notFound', name: 'Skrivefeil AS' });
  });

  it('names the reporting unit of a joint registration', async () => {
    const { register, run, records } = await room();
    register.roles.set(A, [['FEMV', B]]);
    await run();
    expect((await records.find(A))?.registerJointUnit).toBe(B);
  });

  it('says at once when a role ended and when a client is over, and not again the next day', async () => {
    const { clock, register, run, ended } = await room();
    register.roles.set(A, [['REGN', FIRM]]);
    await run();
    expect(ended).toEqual([]);
    register.roles.delete(A);
    register.units.set(B, { konkurs: true });
    await clock.advance(21 * HOUR);
    await run();
    expect(ended).toEqual([`role ${A}`, `over ${B}`]);
    await clock.advance(21 * HOUR);
    await run();
    expect(ended).toHaveLength(2);
  });
});
