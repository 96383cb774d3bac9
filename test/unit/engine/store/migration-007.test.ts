import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

const wish = (act: string, client: string, state = 'open') =>
  `INSERT INTO client_link_tasks (system_user_id, act, client_id, organisation_number, name, job_id, person, state, at)
   VALUES ('u', '${act}', '${client}', '310000019', 'Fjell AS', 'j', 'Kari', '${state}', '2026-11-21T08:00:00.000Z')`;

describe('migration 007', () => {
  it('keeps links, and holds one wish per client, act and system user', () => {
    const at = migratedTo(6);
    at.run(`INSERT INTO clients (organisation_number, name, form, bankrupt) VALUES ('310000019', 'Fjell AS', 'AS', 0)`);
    at.run(`INSERT INTO client_links (system_user_id, client_id, organisation_number, linked_at)
            VALUES ('u', 'c', '310000019', '2026-11-21T08:00:00.000Z')`);
    at.next(7);
    expect(at.rows('SELECT client_id FROM client_links')).toEqual([{ client_id: 'c' }]);
    at.run(wish('link', 'c'));
    at.run(wish('unlink', 'c'));
    expect(() => at.run(wish('link', 'c'))).toThrow('UNIQUE');
  });

  it('knows no other act and no other state', () => {
    const at = migratedTo(7);
    expect(() => at.run(wish('move', 'c'))).toThrow('CHECK');
    expect(() => at.run(wish('link', 'c', 'lost'))).toThrow('CHECK');
  });

  it('finds what is open in a job by an index', () => {
    const plan = migratedTo(7).rows(
      `EXPLAIN QUERY PLAN SELECT client_id FROM client_link_tasks WHERE job_id = 'j' AND state = 'open'`,
    );
    expect(JSON.stringify(plan)).toContain('client_link_tasks_by_job');
  });
});
