import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

describe('migration 005', () => {
  it('holds one open filing per client, category and period, and any number of finished ones', () => {
    const at = migratedTo(5);
    at.run(`INSERT INTO returns VALUES ('r', '310000019', 'Fjell og Fjord AS', 'alminnelig', '2026-toMaaneder-5', '{}', 'h',
            'melding.xml', 'f', '2026-11-21T08:00:00.000Z', 'Ida', NULL)`);
    const add = (id: string, open: number, period = '2026-toMaaneder-5') =>
      at.run(`INSERT INTO filings (id, return_id, organisation_number, client_name, category, period, channel, person, figures_hash,
              reference, job_id, state, sent, open, started_at) VALUES ('${id}', 'r', '310000019', 'Fjell og Fjord AS', 'alminnelig',
              '${period}', 'systemUser', 'Ida', 'h', 'ref', 'j', 'running', 'notSent', ${open}, '2026-11-21T08:00:00.000Z')`);
    add('a', 0);
    add('b', 0);
    add('c', 1);
    add('d', 1, '2026-toMaaneder-6');
    expect(() => add('e', 1)).toThrow('UNIQUE');
    expect(() => at.run(`INSERT INTO filing_steps VALUES ('missing', 'prepared', '2026', NULL)`)).toThrow(
      'FOREIGN KEY',
    );
  });
});
