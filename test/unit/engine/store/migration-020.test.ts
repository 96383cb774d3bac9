import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

describe('migration 020', () => {
  it('has room for drafts from SAF-T, one for each return, beside the returns there are', () => {
    const at = migratedTo(19);
    at.run(`INSERT INTO returns (id, organisation_number, client_name, category, period, document, figures_hash, file_name,
      file_hash, imported_at, imported_by) VALUES ('r', '310000019', 'Fjell og Fjord AS', 'alminnelig', '2026-toMaaneder-2', '{}', '', '', '', '', '')`);
    at.next(20);
    const draft = (job: string, of: string) =>
      at.run(`INSERT INTO saft_drafts (job_id, return_id, organisation_number, mapping_version, files, ledger, answers, remembered)
        VALUES ('${job}', ${of}, '310000019', 1, '[]', '', '[]', '[]')`);
    draft('a', "'r'");
    draft('b', 'NULL');
    draft('c', 'NULL');
    expect(() => draft('d', "'r'")).toThrow('UNIQUE');
    expect(() => draft('e', "'unknown'")).toThrow('FOREIGN KEY');
    expect(at.rows('SELECT id, source_kind FROM returns')).toEqual([{ id: 'r', source_kind: 'xml' }]);
  });
});
