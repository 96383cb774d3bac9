import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 028 keeps clients as they were: nobody delivers more than one kind until somebody says so', () => {
  const at = migratedTo(27);
  at.run(`INSERT INTO clients (organisation_number, name, form, bankrupt, vat_category)
    VALUES ('310000019', 'Fjell', 'AS', 0, 'alminnelig')`);
  at.next(28);
  expect(at.rows('SELECT vat_category, also_delivers FROM clients')).toEqual([
    { vat_category: 'alminnelig', also_delivers: '[]' },
  ]);
});
