const MINUS = /^[-\u2010-\u2013\u2212]|[-\u2010-\u2013\u2212]$/;
/** More than Skatteetaten's own fields hold, and still exact everywhere. */
const MAX_DIGITS = 15;

/**
 * Whole kroner of what a person typed or pasted, as the return writes them; null when it cannot be told. Spaces of every width, both
 * kinds of minus (also behind), `kr` and `,-` are passed over; øre are cut toward zero (reference/mva-melding.md 1.6).
 */
export function readKroner(text: string): string | null {
  let body = text
    .replace(/[\s'’]/g, '')
    .replace(/^(kr\.?|nok)|(kr\.?|nok)$/gi, '')
    .replace(/,[-\u2010-\u2013\u2212]$/, '');
  let negative = false;
  const inBrackets = /^\((.*)\)$/.exec(body)?.[1];
  if (inBrackets !== undefined) {
    negative = true;
    body = inBrackets;
  } else if (MINUS.test(body)) {
    negative = true;
    body = body.replace(MINUS, '');
  } else body = body.replace(/^\+/, '');
  const whole = wholePart(body)?.replace(/^0+(?=\d)/, '');
  if (whole === undefined || whole.length > MAX_DIGITS) return null;
  return negative && whole !== '0' ? `-${whole}` : whole;
}

function wholePart(body: string): string | undefined {
  if (/^\d+$/.test(body)) return body;
  if (!/^\d[\d.,]*$/.test(body)) return undefined;
  // Thousands: `1.250`, `1.250.000`, `1,250,000`. A single comma before three digits could be either, so it is asked again.
  if (/^\d{1,3}(\.\d{3})+$/.test(body) || /^\d{1,3}(,\d{3}){2,}$/.test(body)) return body.replace(/[.,]/g, '');
  if (/^\d{1,3},\d{3}$/.test(body)) return undefined;
  const decimals = /^(\d+|\d{1,3}(?:\.\d{3})+),\d*$|^(\d+|\d{1,3}(?:,\d{3})+)\.\d*$/.exec(body);
  return (decimals?.[1] ?? decimals?.[2])?.replace(/[.,]/g, '');
}
