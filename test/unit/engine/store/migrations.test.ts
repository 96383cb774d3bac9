import { describe, expect, it } from 'vitest';
import { migrations } from '../../../../electron/engine/store/migrations/index.ts';
import { migratedTo } from './migration-kit.ts';

describe('migrations', () => {
  it('are listed by growing number, each once', () => {
    const numbers = migrations.map((migration) => migration.number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it('001 keeps audit rows from being changed or removed', () => {
    const at = migratedTo(1);
    at.run(`INSERT INTO audit (sequence, at, person, act, outcome, params, previous, hash)
            VALUES (1, '2026-02-02T08:00:00.000Z', 'Kari', 'key.create', 'done', '{}', '', 'aa')`);
    expect(() => at.run(`UPDATE audit SET person = 'Ola'`)).toThrow('append-only');
    expect(() => at.run('DELETE FROM audit')).toThrow('append-only');
    expect(at.rows('SELECT sequence, hash FROM audit_head')).toEqual([{ sequence: 1, hash: 'aa' }]);
  });

  it('002 holds one open job per key, and any number of finished ones', () => {
    const at = migratedTo(2);
    const add = (id: string, state: string) =>
      at.run(`INSERT INTO job (id, kind, key, params, payload, progress_state, state, created_at)
              VALUES ('${id}', 'sync', 'k', '{}', '{}', '{}', '${state}', '2026-02-02T08:00:00.000Z')`);
    add('a', 'done');
    add('b', 'done');
    add('c', 'waiting');
    expect(() => add('d', 'queued')).toThrow('UNIQUE');
  });

  it('002 finds the next job by an index', () => {
    const plan = migratedTo(2).rows(
      `EXPLAIN QUERY PLAN SELECT id FROM job WHERE state = 'waiting' AND due_at <= '2026-02-02' ORDER BY due_at`,
    );
    expect(JSON.stringify(plan)).toContain('job_state');
  });
});
