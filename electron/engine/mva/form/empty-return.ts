import type { Category, Period } from '../../../../shared/contract/mva.ts';
import { newReference } from '../figures.ts';
import type { MvaReturn } from '../model.ts';

/** A return without lines: the beginning of one by hand, and all there is of a nullmelding (reference/mva-melding.md 4.9). */
export function emptyReturn(organisationNumber: string, category: Category, period: Period): MvaReturn {
  return {
    reference: newReference(organisationNumber, period),
    system: { name: 'Klientbro', version: null },
    period,
    fastsattMerverdiavgift: '0',
    lines: [],
    payoutKid: null,
    organisationNumber,
    identificationNumber: null,
    category,
    note: null,
  };
}

/** Two categories have one kind of period each (R095, R106). */
export function takesPeriod(category: Category, { kind }: Period): boolean {
  if (category === 'kompensasjon') return kind === 'toMaaneder';
  return category !== 'omvendtAvgiftsplikt' || kind === 'treMaaneder';
}
