import { extname } from 'node:path';
import type { NamingRule } from '../../../../shared/contract/client-folders.ts';
import { dayInNorway } from '../../../../shared/mva/periods.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { safeName } from '../../files.ts';

/** What a file's place is made of. */
export interface Named {
  readonly organisationNumber: string;
  readonly clientName: string;
  readonly sender: string;
  readonly title: string;
  /** The message's, as received. */
  readonly at: string;
  /** The sender's own name of the file. */
  readonly fileName: string;
}

export const DEFAULT_RULE: NamingRule = {
  folder: '{orgnr} {klient}/{år}',
  file: '{dato} {avsender} {filnavn}',
};

export const EXAMPLE: Named = {
  organisationNumber: '310000019',
  clientName: 'Fjell og Fjord AS',
  sender: 'Skatteetaten',
  title: 'Vedtak om tvangsmulkt',
  at: '2026-11-20T09:12:33.1234560Z',
  fileName: 'vedtak.pdf',
};

const FIELDS: Readonly<Record<string, (of: Named) => string>> = {
  klient: (of) => of.clientName,
  orgnr: (of) => of.organisationNumber,
  år: (of) => dayOf(of).slice(0, 4),
  dato: dayOf,
  avsender: (of) => of.sender,
  tittel: (of) => of.title,
  filnavn: (of) => of.fileName.slice(0, of.fileName.length - extname(of.fileName).length),
};
const FIELD = /\{([^{}]*)\}/g;

/** With the chosen folder the whole stays under what Windows allows for a path. */
const MAX_FOLDER = 60;
const MAX_FILE = 110;
const MAX_FOLDERS = 4;

/** A rule that keeps clients apart and files recognisable, else what it lacks. */
export function checkedRule(rule: NamingRule): Outcome<NamingRule> {
  const folder = rule.folder.trim();
  const file = rule.file.trim();
  for (const [, field = ''] of [...folder.matchAll(FIELD), ...file.matchAll(FIELD)])
    if (!Object.hasOwn(FIELDS, field))
      return fail('folders.ruleField', { params: { field: `{${field}}` }, action: 'fixInput' });
  if (!/\{(klient|orgnr)\}/.test(folder)) return fail('folders.ruleClient', { action: 'fixInput' });
  if (!file.includes('{filnavn}')) return fail('folders.ruleName', { action: 'fixInput' });
  if (folder.split('/').length > MAX_FOLDERS)
    return fail('folders.ruleDeep', { params: { limit: MAX_FOLDERS }, action: 'fixInput' });
  return ok({ folder, file });
}

/** Folders below the chosen one, and the file's name with the ending it came with. Every part is safe on every system. */
export function placeBy(rule: NamingRule, of: Named): { readonly folders: readonly string[]; readonly name: string } {
  const folders = rule.folder.split('/').map((part) => safeName(filled(part, of).slice(0, MAX_FOLDER).trim()));
  const end = extname(of.fileName).slice(0, 12);
  return { folders, name: safeName(`${filled(rule.file, of).slice(0, MAX_FILE).trim()}${end}`) };
}

/** A field's value is text, never more rule; folders are divided by the rule alone. */
function filled(part: string, of: Named): string {
  return part.replace(FIELD, (_, field: string) => (FIELDS[field]?.(of) ?? '').replaceAll('/', '_'));
}

function dayOf({ at }: Named): string {
  return dayInNorway(Date.parse(at));
}
