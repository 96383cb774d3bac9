import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

describe('migration 023', () => {
  it('keeps clients as they were, and one mark and one standing mark of each term', () => {
    const at = migratedTo(22);
    at.run(`INSERT INTO clients (organisation_number, name, form, bankrupt) VALUES ('310000019', 'Fjell', 'AS', 0)`);
    at.next(23);
    expect(at.rows('SELECT name, vat_category, listed_at FROM clients')).toEqual([
      { name: 'Fjell', vat_category: null, listed_at: null },
    ]);
    const mark = (id: string, standing: number) =>
      `INSERT INTO term_marks VALUES ('${id}', '310000019', 'alminnelig', '2026-toMaaneder-5', 'notLiable', ${standing},
        '2026-09-01', NULL, NULL, '', '', 'Ida', '2026-11-20T08:00:00.000Z')`;
    at.run(mark('a', 0));
    at.run(mark('b', 1));
    expect(() => at.run(mark('c', 0))).toThrow('UNIQUE');
  });
});
