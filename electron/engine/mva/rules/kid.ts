/** R079: digits with at most one hyphen at the end, 2 to 25 characters, right by mod 10 or mod 11 (reference/mva-melding.md 3.3). */
export function isKid(text: string): boolean {
  return /^\d{1,24}[\d-]$/.test(text) && (isMod10(text) || isMod11(text));
}

/** Luhn. */
function isMod10(text: string): boolean {
  if (text.endsWith('-')) return false;
  const sum = [...text].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** Weights 2 to 7 from the right; a check digit of 10 is written as a hyphen. */
function isMod11(text: string): boolean {
  const sum = [...text.slice(0, -1)]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (2 + (index % 6)), 0);
  const check = (11 - (sum % 11)) % 11;
  return text.endsWith(check === 10 ? '-' : String(check));
}
