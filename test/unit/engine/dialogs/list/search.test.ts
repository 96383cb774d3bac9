import { beforeEach, describe, expect, it } from 'vitest';
import { keepText } from '../../../../../electron/engine/dialogs/list/words.ts';
import { BAKERI, listed, messageStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await messageStage();
  await stage.save([
    listed(1, { title: 'Vedtak om merverdiavgift' }),
    listed(2, { title: 'Purring på årsregnskap', summary: 'Årsregnskapet er ikke mottatt.' }),
    listed(3, { title: 'Arsenikk i grunnvann' }),
    listed(4, { title: 'Mva-melding for 5. termin', summary: 'Frist 10. desember' }),
    listed(5, { title: 'Mva-melding for 4. termin', summary: 'Side 5 av 5. Frist 10. oktober' }),
  ]);
  await stage.save([listed(6, { title: 'Ærlig ØKONOMI', org: 'brg' })], BAKERI);
});
const found = (search: string) => stage.titles({ search });

describe('a search', () => {
  it('finds words by any part of them, the newest first', async () => {
    expect(await found('avgift')).toEqual(['Vedtak om merverdiavgift']);
    expect(await found('melding')).toEqual(['Mva-melding for 4. termin', 'Mva-melding for 5. termin']);
  });

  it('wants every word, wherever it stands: title, summary, sender or client', async () => {
    expect(await found('oktober mva')).toEqual(['Mva-melding for 4. termin']);
    expect(await found('brønnøysund bakeri')).toEqual(['Ærlig ØKONOMI']);
    expect(await found('oktober bakeri')).toEqual([]);
  });

  it('takes capital and small letters for the same, and æ, ø, å for letters of their own', async () => {
    expect(await found('økonomi æRLIG')).toEqual(['Ærlig ØKONOMI']);
    expect(await found('års')).toEqual(['Purring på årsregnskap']);
    expect(await found('ars')).toEqual(['Arsenikk i grunnvann']);
    expect(await found('okonomi')).toEqual([]);
  });

  it('takes one or two letters as the beginning of a word', async () => {
    expect(await found('år')).toEqual(['Ærlig ØKONOMI', 'Purring på årsregnskap']);
    expect(await found('ø')).toEqual(['Ærlig ØKONOMI']);
    expect(await found('gi')).toEqual([]);
    expect(await found('des 5')).toEqual(['Mva-melding for 5. termin']);
  });

  it('takes what stands in quotation marks as it stands, also before they are closed', async () => {
    expect(await found('"5. termin"')).toEqual(['Mva-melding for 5. termin']);
    expect(await found('"5 term')).toEqual(['Mva-melding for 5. termin']);
    expect(await found('"termin 5"')).toEqual([]);
  });

  it.each(['"', '*', 'AND', 'OR NOT', 'title:x', '(', '-', "'; DROP TABLE dialogs", 'NEAR(', '^', '""""', '\u0000'])(
    'takes %s as text, never as a query language',
    async (text) => {
      await expect(found(text)).resolves.toBeDefined();
      expect((await stage.list()).total).toBe(6);
    },
  );

  it('finds letters written with a mark of its own as one letter', async () => {
    expect(await found('a\u030arsregnskap')).toEqual(['Purring på årsregnskap']);
  });

  it('finds the text that is held of a message, and shows where', async () => {
    const text = `${'Innledning som ingen leser. '.repeat(30)}Beløpet er skjønnsfastsatt til 12 000 kroner, og kan klages på.`;
    await stage.store.transaction((trx) => keepText(trx, listed(3).id, 'body', text));
    const { rows } = await stage.list({ search: 'skjønn arsen' });
    expect(rows.map((row) => row.title)).toEqual(['Arsenikk i grunnvann']);
    expect(rows[0]?.snippet).toMatch(/^… .*skjønnsfastsatt til 12 000 kroner/);
    expect(rows[0]?.snippet?.length).toBeLessThan(200);
  });

  it('says nothing of where, when what is shown anyway holds it', async () => {
    const { rows } = await stage.list({ search: 'avgift vedtaket' });
    expect(rows.map((row) => row.snippet)).toEqual([null]);
  });

  it('follows a message whose text changes, and keeps the text that was held of it', async () => {
    await stage.store.transaction((trx) => keepText(trx, listed(1).id, 'body', 'Forsinkelsesrente'));
    await stage.save([listed(1, { title: 'Nytt vedtak', contentUpdatedAt: '2026-05-30T00:00:00.0000000Z' })]);
    expect(await found('merverdi')).toEqual([]);
    expect(await found('nytt rente')).toEqual(['Nytt vedtak']);
    expect((await stage.titles())[0]).toBe('Nytt vedtak');
  });
});
