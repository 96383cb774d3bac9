import type { ClientRow } from '../../../shared/contract/clients.ts';

/** What a row is found by, made once: letters of the name, digits of the number, names of people and groups. */
export function searchTexts(rows: readonly ClientRow[]): readonly string[] {
  return rows.map((row) =>
    [row.name, row.organisationNumber, row.responsible, ...row.groups].join('\n').toLocaleLowerCase('nb'),
  );
}

/** Name in any part, or the number with or without spaces ("123 456 789"). */
export function matcher(search: string): (text: string) => boolean {
  const words = search.trim().toLocaleLowerCase('nb');
  if (words === '') return () => true;
  const digits = words.replace(/\s/g, '');
  const isNumber = /^\d+$/.test(digits);
  return (text) => text.includes(words) || (isNumber && text.includes(digits));
}
