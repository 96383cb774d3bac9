import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

describe('migration 008', () => {
  it('takes every client there was into the list, and lets the register be asked anew', () => {
    const at = migratedTo(7);
    at.run(`INSERT INTO clients VALUES ('310000019', 'Fjell og Fjord AS', 'AS', 1, 1, '2026-11-21T08:00:00.000Z')`);
    at.run(`INSERT INTO clients VALUES ('310000027', 'Vik AS', '', 0, NULL, NULL)`);
    at.run(`INSERT INTO client_links VALUES ('u', 'c', '310000019', '2026-11-21T08:00:00.000Z', NULL, NULL, 1, NULL)`);
    at.next(8);
    expect(
      at.rows('SELECT organisation_number, in_list, status, looked_up_at, groups, notes FROM clients ORDER BY 1'),
    ).toEqual([
      { organisation_number: '310000019', in_list: 1, status: 'bankrupt', looked_up_at: null, groups: '[]', notes: '' },
      { organisation_number: '310000027', in_list: 1, status: 'unknown', looked_up_at: null, groups: '[]', notes: '' },
    ]);
    expect(at.rows('SELECT missed_since FROM client_links')).toEqual([{ missed_since: null }]);
  });
});
