import type { Numbers } from './numbers.ts';
import { MANAGER_PACKAGES } from './packages.ts';
import { uuidOf } from './random.ts';

/** Somebody at the firm. All of them are invented. */
export interface Person {
  /** Synthetic national identity number. */
  readonly id: string;
  readonly name: string;
  /** What the person pickers show. */
  readonly role: string;
  readonly userId: number;
  readonly partyId: number;
  readonly partyUuid: string;
  /** Package codes for the firm itself. */
  readonly firmPackages: readonly string[];
  /** Signing right as an accountant; decides which of the accountant packages reach the person at the clients. */
  readonly signing: 'with' | 'without' | 'none';
  readonly birthYear: number;
}

const PEOPLE = [
  ['Ingrid Solvang', 'Daglig leder og tilgangsstyrer', 1971, MANAGER_PACKAGES, 'none'],
  ['Hege Strand', 'Tilgangsstyrer', 1983, ['tilgangsstyrer'], 'none'],
  ['Marius Aune', 'Klientadministrator', 1988, ['klientadministrator'], 'none'],
  ['Kari Nordlie', 'Regnskapsfører med signeringsrett', 1979, [], 'with'],
  ['Jonas Berg', 'Regnskapsfører uten signeringsrett', 1994, [], 'without'],
  ['Sara Lien', 'Medarbeider uten fullmakter', 1999, [], 'none'],
] as const;

export function makePeople(seed: number, numbers: Numbers): readonly Person[] {
  return PEOPLE.map(([name, role, birthYear, firmPackages, signing], index) => ({
    id: numbers.person(birthYear),
    name,
    role,
    userId: 20_000_001 + index,
    partyId: 51_000_001 + index,
    partyUuid: uuidOf(seed, `person:${name}`),
    firmPackages,
    signing,
    birthYear,
  }));
}
