import type { Environment } from '../../../../shared/contract/common.ts';
import { dayInNorway } from '../../../../shared/mva/periods.ts';
import { safeName } from '../../files.ts';

/** What of a filing decides where its papers lie. */
export interface Placed {
  readonly id: string;
  readonly organisation_number: string;
  readonly client_name: string;
  readonly category: string;
  /** `2026-toMaaneder-5`. */
  readonly period: string;
  readonly started_at: string;
}

/** With folders and file the whole stays under what Windows allows for a path. */
const MAX_NAME = 60;

/** What is no firm's real work lies apart from what is, should both go to the same folder. */
const tops: Readonly<Record<Environment, readonly string[]>> = {
  practice: ['Øving'],
  tt02: ['Test (TT02)'],
  production: [],
};
const kinds: Readonly<Record<string, (number: string) => string>> = {
  toMaaneder: (number) => `termin ${number}`,
  aar: () => 'året',
  maaned: (number) => `måned ${number.padStart(2, '0')}`,
  treMaaneder: (number) => `kvartal ${number}`,
  seksMaaneder: (number) => `halvår ${number}`,
  halvMaaned: (number) => `halvmåned ${number.padStart(2, '0')}`,
  uke: (number) => `uke ${number.padStart(2, '0')}`,
};
const categories: Readonly<Record<string, string>> = {
  primaernaering: ' primærnæring',
  omvendtAvgiftsplikt: ' omvendt avgiftsplikt',
  kompensasjon: ' kompensasjon',
};

/** One folder name, safe on every system. */
export function folderName(text: string): string {
  return safeName(text.slice(0, MAX_NAME).trim());
}

/** A client keeps its folder when its name changes: the number at its beginning is what counts. */
export function clientFolder({ organisation_number, client_name }: Placed, there: readonly string[]): string {
  const own = (name: string) => name === organisation_number || name.startsWith(`${organisation_number} `);
  return there.filter(own).sort()[0] ?? folderName(`${organisation_number} ${client_name}`);
}

export function topOf(environment: Environment): readonly string[] {
  return tops[environment];
}

/** Year, term, and the filing itself: a correction has a folder of its own beside the one it corrects. */
export function placeOf({ id, category, period, started_at }: Placed): readonly string[] {
  const [year = '', kind = '', number = ''] = period.split('-');
  const term = `${kinds[kind]?.(number) ?? kind}${categories[category] ?? ''}`;
  const day = dayInNorway(Date.parse(started_at));
  return [folderName(year), folderName(term), folderName(`innsending ${day} ${id.slice(0, 8)}`)];
}
