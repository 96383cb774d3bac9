import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

describe('migration 013', () => {
  it('keeps every system user as one of the firm’s own system, and lets the other system hold the same reference', () => {
    const at = migratedTo(12);
    const add = (id: string, columns = '', values = '') =>
      at.run(
        `INSERT INTO system_users (id, kind, title, external_ref, packages, approved_at, health, origin, access_manager,
          client_administrator${columns}) VALUES ('${id}', 'standard', 'Eget firma', 'ref', '[]', '', 'ok', 'found', '', ''${values})`,
      );
    add('a');
    at.next(13);
    expect(at.rows('SELECT id, system FROM system_users')).toEqual([{ id: 'a', system: 'firm' }]);
    expect(() => add('b')).toThrow('UNIQUE');
    add('b', ', system', ", 'visible'");
    expect(() => add('c', ', system', ", 'visible'")).toThrow('UNIQUE');
  });
});
