import { deadline, type Period } from './periods.ts';
import { escapeXml } from './xml.ts';

const NAMESPACE = 'no:skatteetaten:fastsetting:avgift:mva:skattemeldingformerverdiavgift:betalingsinformasjon:v1.0';
/** A well-formed account number that belongs to nobody. */
const ACCOUNT = '86010517198';

export interface Payment {
  /** `{partyId}/{instanceGuid}` */
  readonly reference: string;
  readonly organisationNumber: string;
  readonly category: string;
  readonly period: Period;
  /** Whole kroner, as in the return; below 0 when money is owed the taxpayer. */
  readonly total: bigint;
}

/** A KID with a mod 10 check digit, always the same for one submission. */
export function kidFor({ organisationNumber, reference }: Payment): string {
  const tail = [...reference].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7);
  const body = `${organisationNumber}${String(tail).padStart(4, '0')}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** Made by the app when the return is confirmed, before anyone has judged it (reference mva-melding 4.8). */
export function paymentXml(payment: Payment): string {
  const { period, total } = payment;
  return `<?xml version="1.0" encoding="UTF-8"?>
<betalingsinformasjon xmlns="${NAMESPACE}">
  <innsendingsreferanse>${escapeXml(payment.reference)}</innsendingsreferanse>
  <skattepliktig>
    <organisasjonsnummer>${escapeXml(payment.organisationNumber)}</organisasjonsnummer>
  </skattepliktig>
  <skattleggingsperiode>
    <periode>
      <${period.kind}>${escapeXml(period.value)}</${period.kind}>
    </periode>
    <aar>${period.year}</aar>
  </skattleggingsperiode>
  <kundeidentifikasjonsnummer>${kidFor(payment)}</kundeidentifikasjonsnummer>
  <beloep>${total > 0n ? total : 0n}</beloep>
  <betaleTil>Skatteetaten</betaleTil>
  <betalingsfrist>${deadline(period, payment.category).toISODate()}</betalingsfrist>
  <betalesTilKonto>
    <norskKontonummer>${ACCOUNT}</norskKontonummer>
  </betalesTilKonto>
</betalingsinformasjon>
`;
}
