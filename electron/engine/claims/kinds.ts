import type { Claim } from './model.ts';

export type ClaimKind = 'claim' | 'interest' | 'fine' | 'fee';

/** From the words, since the types are each ledger's own and no list of them is whole (skatteetaten-systembruker.md 2.7). */
export function kindOf({ type, description, principalId }: Claim): ClaimKind {
  const words = [type, ...Object.values(description)].join(' ').toLowerCase();
  if (principalId !== null || words.includes('rente')) return 'interest';
  if (words.includes('tvangsmulkt')) return 'fine';
  return words.includes('gebyr') ? 'fee' : 'claim';
}

export const GROUPS = ['vat', 'employer', 'withheld', 'tax', 'duty', 'other'] as const;
export type Group = (typeof GROUPS)[number];

const BEGINNINGS: readonly (readonly [beginning: string, group: Group])[] = [
  ['merverdiavgift', 'vat'],
  ['arbeidsgiveravgift', 'employer'],
  ['forskuddstrekk', 'withheld'],
  ['skatt', 'tax'],
  ['særavgift', 'duty'],
  ['saeravgift', 'duty'],
];

/** Singular, plural and the code list's technical names are one group; one we do not know is among the others, under its own name. */
export function groupOf(name: string | null): Group {
  const plain = name?.trim().toLowerCase() ?? '';
  return BEGINNINGS.find(([beginning]) => plain.startsWith(beginning))?.[1] ?? 'other';
}
