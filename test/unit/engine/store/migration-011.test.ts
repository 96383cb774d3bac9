import { describe, expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

describe('migration 011', () => {
  it('keeps filings and links as they were, told to stop by nobody and refused by nobody', () => {
    const at = migratedTo(10);
    at.run(`INSERT INTO clients (organisation_number, name, form, bankrupt) VALUES ('310000019', 'Fjell AS', 'AS', 0)`);
    at.run(`INSERT INTO client_links (system_user_id, client_id, organisation_number, linked_at)
            VALUES ('u', 'c', '310000019', '2026-11-21T08:00:00.000Z')`);
    at.run(`INSERT INTO returns (id, organisation_number, client_name, category, period, document, figures_hash, file_name,
            file_hash, imported_at, imported_by) VALUES ('r', '310000019', 'Fjell AS', 'alminnelig', '2026-toMaaneder-5', '{}',
            'h', 'a.xml', 'h', '2026-11-21T08:00:00.000Z', 'Kari')`);
    at.run(`INSERT INTO filings (id, return_id, organisation_number, client_name, category, period, channel, person,
            figures_hash, reference, job_id, state, sent, open, started_at) VALUES ('f', 'r', '310000019', 'Fjell AS',
            'alminnelig', '2026-toMaaneder-5', 'systemUser', 'Kari', 'h', 'ref', 'j', 'running', 'notSent', 1, 'x')`);
    at.next(11);
    expect(at.rows('SELECT id, stopped FROM filings')).toEqual([{ id: 'f', stopped: null }]);
    expect(at.rows('SELECT client_id, refused_at FROM client_links')).toEqual([{ client_id: 'c', refused_at: null }]);
  });

  it('takes leave only of clients that are there, each once', () => {
    const at = migratedTo(11);
    const begin = (number: string) =>
      at.run(`INSERT INTO client_endings (organisation_number, begun_at, begun_by) VALUES ('${number}', 'x', 'Kari')`);
    expect(() => begin('310000019')).toThrow('FOREIGN KEY');
    at.run(`INSERT INTO clients (organisation_number, name, form, bankrupt) VALUES ('310000019', 'Fjell AS', 'AS', 0)`);
    begin('310000019');
    expect(() => begin('310000019')).toThrow('UNIQUE');
  });
});
