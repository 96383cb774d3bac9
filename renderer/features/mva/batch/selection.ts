/** Which returns go together: those that stand out are ticked one by one. No words, no components. */
import type { Candidate } from '../../../../shared/contract/batch.ts';
import { lacking } from './rights.ts';

export const isReady = ({ notSent }: Candidate): boolean => notSent === null;
export const canRelease = ({ notReleased, release }: Candidate): boolean => notReleased === null && release === null;
const canBeTicked = (row: Candidate): boolean => isReady(row) || canRelease(row);
/** The login is known to lack the right: tried only when a person ticks it. */
export const mayNot = ({ right }: Candidate): boolean => lacking(right) !== undefined;
const isUnusual = ({ outliers }: Candidate): boolean => outliers.length > 0;
export const standsOut = (row: Candidate): boolean => isUnusual(row) || mayNot(row);

/** A tick is of the figures that were seen: changed ones are looked at anew. */
export const tickOf = ({ returnId, figuresHash }: Candidate): string => `${returnId} ${figuresHash}`;

export type Ticks = ReadonlyMap<string, boolean>;

/** Until a person says otherwise, what is ready and does not stand out is chosen. */
export function isTicked(row: Candidate, ticks: Ticks): boolean {
  return canBeTicked(row) && (ticks.get(tickOf(row)) ?? (isReady(row) && !standsOut(row)));
}

/** All those that may be ticked together become so, or none is. */
export function tickAll(rows: readonly Candidate[], ticks: Ticks, ticked: boolean): Ticks {
  const next = new Map(ticks);
  for (const row of rows)
    if (!ticked) next.set(tickOf(row), false);
    else if (isReady(row) && !standsOut(row)) next.set(tickOf(row), true);
  return next;
}

export const shownKinds = ['all', 'ready', 'unusual', 'stopped'] as const;
export type ShownKind = (typeof shownKinds)[number];

export function isOfKind(row: Candidate, kind: ShownKind): boolean {
  if (kind === 'ready') return isReady(row) && !mayNot(row);
  if (kind === 'unusual') return isUnusual(row);
  return kind === 'all' || !isReady(row) || mayNot(row);
}

/** Whole kroner to pay and to receive, each by itself: one does not make up for the other. */
export function sumsOf(rows: readonly { readonly amount: number }[]): { toPay: number; toReceive: number } {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return {
    toPay: sum(rows.map(({ amount }) => Math.max(0, amount))),
    toReceive: sum(rows.map(({ amount }) => Math.max(0, -amount))),
  };
}
