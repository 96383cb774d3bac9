import type { Letter } from '../letter.ts';
import { OTHER_LETTERS } from './others.ts';
import { VAT_RECEIPT } from './receipt.ts';
import { SKATTEETATEN_LETTERS } from './skatteetaten.ts';

export const LETTERS: readonly Letter[] = [...SKATTEETATEN_LETTERS, ...OTHER_LETTERS, VAT_RECEIPT];

const byKey = new Map(LETTERS.map((letter) => [letter.key, letter]));

export function letterOf(key: string): Letter {
  const letter = byKey.get(key);
  if (!letter) throw new Error(`no letter named ${key}`);
  return letter;
}
