import { expect, it } from 'vitest';
import { migratedTo } from './migration-kit.ts';

it('migration 039 has the files that are held already read for the search', () => {
  const at = migratedTo(38);
  at.next(39);
  expect(at.rows("SELECT dflt_value FROM pragma_table_info('dialog_attachments') WHERE name = 'text_read'")).toEqual([
    { dflt_value: '0' },
  ]);
});
