import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

describe('migration 012', () => {
  it('keeps returns and filings as they were, of nobody known by id', () => {
    const at = migratedTo(11);
    at.run(
      `INSERT INTO returns (id, organisation_number, client_name, category, period, document, figures_hash, file_name, file_hash,
        imported_at, imported_by) VALUES ('r', '310000001', 'A', 'alminnelig', '2026-toMaaneder-5', '{}', 'h', 'f', 'h',
        '2026-11-21T08:00:00.000Z', 'Kari')`,
    );
    at.next(12);
    expect(at.rows('SELECT id, imported_by, prepared_by FROM returns')).toEqual([
      { id: 'r', imported_by: 'Kari', prepared_by: null },
    ]);
    expect(at.rows('SELECT count(*) AS people FROM people')).toEqual([{ people: 0 }]);
  });

  it('lets one proof belong to one person', () => {
    const at = migratedTo(12);
    const add = (id: string) =>
      at.run(
        `INSERT INTO people (id, name, os_user, set_up, grants, blocked, proof, created_at)
          VALUES ('${id}', '${id}', '', 0, '[]', '[]', 'p', '')`,
      );
    add('1');
    expect(() => add('2')).toThrow('UNIQUE');
  });
});
