/** Formats that the engine, the practice environment and the renderer all know. No messages, no behaviour of an authority. */

const ORGANISATION_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/** The mod 11 check digit of the first eight digits of an organisation number, or undefined where none exists (10). */
export function organisationCheckDigit(eightDigits: string): number | undefined {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, index) => total + weight * Number(eightDigits[index]), 0);
  const remainder = sum % 11;
  if (remainder === 0) return 0;
  return remainder === 1 ? undefined : 11 - remainder;
}

/** True for nine digits with a right check digit. Spaces are not tolerated: normalise first. */
export function isOrganisationNumber(text: string): boolean {
  return /^\d{9}$/.test(text) && organisationCheckDigit(text.slice(0, 8)) === Number(text[8]);
}

/** Nine digits out of what a person types or pastes ("123 456 789", "NO 123 456 789 MVA"), or undefined. */
export function parseOrganisationNumber(text: string): string | undefined {
  const digits = text.replace(/[^0-9]/g, '');
  return digits.length === 9 ? digits : undefined;
}

export function organisationUrn(organisationNumber: string): string {
  return `urn:altinn:organization:identifier-no:${organisationNumber}`;
}
