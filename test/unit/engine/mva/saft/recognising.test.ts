import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { must, newWorld, startEngine } from '../../../../fixtures/mva/engine.ts';
import { CLIENT } from '../../../../fixtures/mva/samples.ts';
import { ended, ledger, NOTHING, put, rows, start } from './drafting.ts';
import { saftFile } from './saft-file.ts';

describe('a file that cannot become a draft', () => {
  it('of another company is refused before anything is kept', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'other.xml', saftFile({ ...ledger, organisation: '999888777' }));
    expect(await start(engine, [handle])).toMatchObject({
      ok: false,
      error: {
        code: 'saft.otherClient',
        params: { file: 'other.xml', found: '999888777', expected: CLIENT.organisationNumber },
      },
    });
    expect(await engine.jobs.list()).toEqual([]);
    expect(await rows(world)).toEqual(NOTHING);
  });

  it('leaves nothing when it is broken at its end', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'cut.xml', saftFile(ledger).slice(0, -40));
    const { job, returnId } = await ended(engine, must(await start(engine, [handle])).jobId);
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'mva.notXml', params: { file: 'cut.xml' } } });
    expect(returnId).toBe(null);
    expect(await rows(world)).toEqual(NOTHING);
  });

  it.each([
    ['encrypted or empty', zipSync({ 'a.txt': strToU8('x') }), 'saft.zip'],
    ['no zip behind its first bytes', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)]), 'saft.zip'],
    ['a zip of something else', zipSync({ 'a.xml': strToU8('<mvaMeldingDto/>') }), 'saft.zip'],
  ])('%s', async (_what, bytes, code) => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'a.zip', bytes);
    expect(await engine.mva.handlers['saft.recognise']({ handle })).toMatchObject({ ok: false, error: { code } });
  });
});

describe('what a chosen file is', () => {
  it.each([
    ['SAF-T, whatever its name', saftFile(ledger), 'saft'],
    ['SAF-T in UTF-16', Buffer.from(`\ufeff${saftFile(ledger).replace('UTF-8', 'UTF-16')}`, 'utf16le'), 'saft'],
    ['SAF-T in a zip', zipSync({ 'a.XML': strToU8(saftFile(ledger)) }), 'saft'],
    ['a return', '<?xml version="1.0"?>\n<mvaMeldingDto/>', 'return'],
    ['broken XML', '<mvaMeldingDto', 'return'],
    ['a table', 'Kode;Beløp\n3;100', 'sheet'],
    [
      'a workbook',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<x/>') }),
      'sheet',
    ],
    ['nothing', '', 'sheet'],
  ])('%s', async (_what, content, kind) => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'file.bin', content);
    const found = must(await engine.mva.handlers['saft.recognise']({ handle }));
    expect(found.kind).toBe(kind);
    if (kind === 'saft') {
      expect(found.ledger).toEqual({
        organisationNumber: CLIENT.organisationNumber,
        companyName: 'Åsen Drift AS',
        covers: { start: '2026-01-01', end: '2026-12-31' },
      });
    }
  });

  it('of a text that squeezes to nothing is told from its beginning', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const handle = put(world, 'bomb.zip', zipSync({ 'a.xml': strToU8(`<AuditFile>${'x'.repeat(5_000_000)}`) }));
    expect(await engine.mva.handlers['saft.recognise']({ handle })).toMatchObject({ error: { code: 'saft.zip' } });
  });
});
