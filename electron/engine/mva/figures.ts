import { createHash, randomBytes } from 'node:crypto';
import type { Period } from '../../../shared/contract/mva.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import type { MvaReturn } from './model.ts';

/**
 * SHA-256 over what a person releases: who, which period, every figure and note. The reference and the name of the
 * accounting system are left out; they change nothing about the tax.
 */
export function figuresHash(value: MvaReturn): string {
  const { period, lines, ...rest } = value;
  const canonical = [
    rest.organisationNumber,
    rest.identificationNumber,
    rest.category,
    periodKey(period),
    rest.fastsattMerverdiavgift,
    rest.payoutKid,
    rest.note,
    lines.map((line) => [
      line.mvaKode,
      line.spesifikasjon,
      line.mvaKodeRegnskapsystem,
      line.grunnlag,
      line.sats,
      line.merverdiavgift,
      line.merknad,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

/** A regnskapssystemsreferanse that no other submission has. */
export function newReference(organisationNumber: string, period: Period): string {
  return `klientbro/${organisationNumber}/${periodKey(period)}/${randomBytes(6).toString('hex')}`;
}
