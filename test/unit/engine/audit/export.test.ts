import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import { auditCsv } from '../../../../electron/engine/audit/export.ts';
import { manualClock, openTestStore } from '../support.ts';

const headings = ['Nr.', 'Tid', 'Person', 'Handling', 'Orgnr', 'Klient', 'Utfall', 'Detaljer', 'Kode', 'Kontrollsum'];
const words = { 'act.client.link': 'La til klient', 'outcome.done': 'Utført', 'param.file': 'Fil' };

function log(person = 'Kari Lunde') {
  const clock = manualClock(Date.UTC(2026, 1, 2, 8));
  return createAudit({ store: openTestStore(), clock, push: () => undefined, person: () => person });
}
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('the log as a spreadsheet', () => {
  it('gives every row a filter finds, oldest first, in words where there are some', async () => {
    const audit = log();
    const client = { organisationNumber: '910075918', name: '=Solbakken; Rør' };
    await audit.note({ act: 'client.link', client, params: { file: 'a.csv', odd: 1 } });
    await audit.note({ act: 'key.use' });
    const lines = text(auditCsv(headings, await audit.all({}), words)).split('\r\n');
    expect(lines[0]).toBe(`\ufeff${headings.join(';')}`);
    expect(lines[1]).toMatch(
      /^1;2026-02-02T08:00:00\.000Z;Kari Lunde;La til klient;910075918;"'=Solbakken; Rør";Utført;Fil: a\.csv · odd: 1;client\.link;[0-9a-f]{64}$/,
    );
    expect(lines[2]).toMatch(/^2;.*;key\.use;;;Utført;;key\.use;[0-9a-f]{64}$/);
    expect((await audit.all({ act: 'key.use' })).map((row) => row.sequence)).toEqual([2]);
  });

  it('carries hashes that an auditor can follow from row to row', async () => {
    const audit = log();
    await audit.note({ act: 'key.use' });
    await audit.note({ act: 'key.retire' });
    const [first, second] = await audit.all({});
    const content = JSON.stringify([2, second?.at, 'Kari Lunde', 'key.retire', null, null, 'done', '{}', null]);
    const expected = createHash('sha256').update(`${first?.hash}\n${content}`).digest('hex');
    expect(second?.hash).toBe(expected);
  });

  it('reads a log longer than one batch whole, and names everybody in it', async () => {
    const audit = log('Ola Vik');
    for (let at = 0; at < 1203; at += 1)
      await audit.note({ act: 'key.try', ...(at === 7 ? { person: 'Kari Lunde' } : {}) });
    const rows = await audit.all({});
    expect(rows.map((row) => row.sequence)).toEqual(Array.from({ length: 1203 }, (_, at) => at + 1));
    expect((await audit.persons()).sort()).toEqual(['Kari Lunde', 'Ola Vik']);
  });
});
