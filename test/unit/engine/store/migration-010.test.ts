import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

describe('migration 010', () => {
  it('keeps one note of each order', () => {
    const at = migratedTo(10);
    const add = `INSERT INTO order_notes VALUES ('dialogporten', 'ordered', '2026-11-20', '', 'Ida', '2026-11-20T08:00:00.000Z')`;
    at.run(add);
    expect(() => at.run(add)).toThrow('UNIQUE');
  });
});
