import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

const INSERT = `INSERT INTO system_users (id, kind, title, external_ref, packages, approved_at, health, checked_at`;

describe('migration 009', () => {
  it('keeps requests and system users, and lets a reference be used again after its system user is gone', () => {
    const at = migratedTo(8);
    at.run(`${INSERT}) VALUES ('u', 'agent', 'Klienter', 'ref', '["urn:a"]', '2026-11-21T08:00:00.000Z', 'ok', NULL)`);
    at.run(
      `INSERT INTO system_user_requests VALUES ('r', 'agent', 'Klienter', 'r', '["urn:a"]', 'New', 0, 'https://x', 'a', 'b')`,
    );
    at.next(9);
    expect(at.rows('SELECT id, packages, origin, verified_at, gone_at FROM system_users')).toEqual([
      { id: 'u', packages: '["urn:a"]', origin: 'requested', verified_at: null, gone_at: null },
    ]);
    expect(at.rows('SELECT wanted, access_manager FROM system_user_requests')).toEqual([
      { wanted: '["urn:a"]', access_manager: '' },
    ]);
    const again = () =>
      at.run(
        `${INSERT}, origin, access_manager, client_administrator) VALUES ('v', 'agent', 'Klienter', 'ref', '[]', 'x', 'ok', NULL, 'found', '', '')`,
      );
    expect(again).toThrow('UNIQUE');
    at.run(`UPDATE system_users SET gone_at = '2026-11-22T08:00:00.000Z'`);
    again();
  });
});
