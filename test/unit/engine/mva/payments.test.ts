import { describe, expect, it } from 'vitest';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import { createPayments } from '../../../../electron/engine/mva/payments.ts';
import { SEES_ALL, type Sight } from '../../../../electron/engine/people/sight.ts';
import { ok } from '../../../../shared/outcome.ts';
import { file, importReturn, isOver, must, newWorld, run, startEngine } from '../../../fixtures/mva/engine.ts';
import { sampleReturn } from '../../../fixtures/mva/samples.ts';

const PERIOD = { kind: 'toMaaneder' as const, number: 5, year: 2026 };

/** One filing with its verdict, and the room that lists what is to be paid. */
async function paid(sight: Sight = SEES_ALL) {
  const world = await newWorld();
  const engine = startEngine(world);
  must(await file(engine, await importReturn(engine, sampleReturn())));
  await run(world, engine, isOver(world));
  await engine.jobs.drain();
  const { store, clock } = world;
  const saved = new Map<string, Uint8Array>();
  const room = createPayments({
    ...{ store, sight: async () => sight },
    audit: createAudit({ store, clock, push: () => undefined, person: () => 'Ida Fjellheim' }),
    files: {
      save: async (name: string, bytes: Uint8Array) => {
        saved.set(name, bytes);
        return ok({ handle: name, name, size: bytes.length });
      },
    } as never,
  });
  const change = (set: Record<string, string | null>) => store.db.updateTable('filings').set(set).execute();
  return { world, room, saved, change };
}

const headings = ['Klient', 'Nummer', 'Termin', 'Beløp', 'KID', 'Konto', 'Mottaker', 'Forfall', 'Status'];
const wish = {
  ...{ period: PERIOD, name: 'Betalinger 5. termin 2026', headings, periodName: '5. termin 2026' },
  ...{ preliminary: 'Foreløpig', final: 'Endelig' },
};

describe('the payment list', () => {
  it('has what each client is to pay for the term, final once the verdict is in', async () => {
    const { room, change } = await paid();
    const list = must(await room['payments.list']({}));
    expect(list).toMatchObject({ period: PERIOD, periods: [PERIOD] });
    expect(list.rows).toHaveLength(1);
    expect(list.rows[0]).toMatchObject({ client: { organisationNumber: '310000019' }, preliminary: false });
    await change({ verdict: null });
    expect(must(await room['payments.list']({})).rows[0]).toMatchObject({ preliminary: true });
    expect(must(await room['payments.list']({ period: { ...PERIOD, number: 4 } })).rows).toEqual([]);
  });

  it('leaves out what was rejected, what is nothing to pay, and clients that whoever asks may not see', async () => {
    const { room, change } = await paid();
    await change({ verdict: 'ugyldig skattemelding' });
    expect(must(await room['payments.list']({}))).toEqual({ period: null, periods: [], rows: [] });
    await change({
      verdict: 'ingen avvik',
      payment: JSON.stringify({ amount: 0, kid: '', account: '', payee: '', due: '' }),
    });
    expect(must(await room['payments.list']({})).rows).toEqual([]);
    const { sql } = await import('kysely');
    const blind = await paid({ all: false, sees: () => false, where: () => sql`0` });
    expect(must(await blind.room['payments.list']({})).rows).toEqual([]);
  });

  it('is saved as CSV that a Norwegian spreadsheet opens in columns, and runs nothing', async () => {
    const { world, room, saved, change } = await paid();
    await change({ client_name: '=HYPERLINK("http://x";"y")' });
    const { amount, kid, account, payee, due } = must(await room['payments.list']({})).rows[0] ?? fail();
    must(await room['payments.save']({ ...wish, format: 'csv' }));
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(saved.get('Betalinger 5. termin 2026.csv'));
    expect(text.split('\r\n')).toEqual([
      `\ufeff${headings.join(';')}`,
      `"'=HYPERLINK(""http://x"";""y"")";310000019;5. termin 2026;${amount};${kid};${account};${payee};${due};Endelig`,
      '',
    ]);
    const logged = await world.store.db.selectFrom('audit').select('act').where('act', '=', 'payments.save').execute();
    expect(logged).toHaveLength(1);
  });

  it('is saved as a workbook of texts', async () => {
    const { room, saved } = await paid();
    must(await room['payments.save']({ ...wish, format: 'xlsx' }));
    expect(saved.get('Betalinger 5. termin 2026.xlsx')?.subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });
});

function fail(): never {
  throw new Error('nothing to pay');
}
