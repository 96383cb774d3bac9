import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Imports } from '../../../electron/engine/clients/import/imports.ts';
import { Files } from '../../../electron/engine/files.ts';
import { xlsxOf } from '../../../electron/engine/xlsx.ts';
import { temporaryFolder } from './support.ts';

describe('a workbook', () => {
  it('holds every cell as text, so that nothing runs as a formula and numbers keep their zeros', () => {
    const sheet = strFromU8(unzipSync(xlsxOf([['=1+1', '012', '']]))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(sheet).toContain('>012<');
    expect(sheet).not.toContain('<f>');
  });

  it('is well-formed whatever stands in a cell', () => {
    const sheet = strFromU8(
      unzipSync(xlsxOf([['<&>"\u0000\u0007\uffff å']]))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    );
    expect(sheet).toContain('&lt;&amp;&gt;" å');
  });

  it('is read back by the import as it was written', async () => {
    const downloadFolder = temporaryFolder();
    const paths = new Map<string, string>();
    const files = new Files({ downloadFolder, onSaved: (handle, path) => paths.set(handle, path) });
    const saved = await files.save(
      'klienter.xlsx',
      xlsxOf([
        ['Orgnr', 'Navn'],
        ['310000019', 'Fjell & Fjord AS'],
      ]),
    );
    if (!saved.ok) throw new Error(saved.error.code);
    files.grant('list', paths.get(saved.value.handle) ?? '');
    const read = await new Imports(files).read({ handle: 'list' }, {}, async () => new Set());
    expect(read).toMatchObject({
      ok: true,
      value: { kind: 'xlsx', good: 1, preview: [['310000019', 'Fjell & Fjord AS']] },
    });
  });
});
