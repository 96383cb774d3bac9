/**
 * What a log line may never hold is taken out here, at the destination, so that no caller can forget it. Order matters:
 * whole structures first, then what is left of them.
 */
const RULES: readonly [RegExp, string][] = [
  // Also when the end is cut off.
  [/-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g, '[pem]'],
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)*/g, '[jwt]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [token]'],
  // Private members of a JWK, in JSON or in JSON within JSON.
  [/(\\*["'](?:d|p|q|dp|dq|qi|k)\\*["']\s*:\s*\\*["'])[^"'\\]+/g, '$1[key]'],
  [
    /\b((?:access_token|refresh_token|id_token|token|assertion|client_assertion|client_secret|code_verifier|password)["']?\s*[=:]\s*["']?)[^&\s"',}]+/gi,
    '$1[secret]',
  ],
  [/([?&](?:code|state|nonce)=)[^&\s"']+/gi, '$1[secret]'],
  [/\b[0-9a-f]{32,}\b/gi, '[hex]'],
  // National identity numbers, D-numbers and account numbers: eleven digits, perhaps with a sign after six.
  [/(?<!\d)\d{6}[ .\u00a0\u202f-]?\d{5}(?!\d)/g, '[number]'],
  [/(?<!\d)\d{4}[ .\u00a0\u202f]\d{2}[ .\u00a0\u202f]\d{5}(?!\d)/g, '[number]'],
];

/** Random bytes as text: long, with upper case, lower case and digits all three. A UUID has 36 characters. */
const LONG = /[\w-]{40,}={0,2}|[A-Za-z0-9+/]{64,}={0,2}/g;
const looksRandom = (text: string): boolean => /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);

/** @param homes folders whose path names a person; they become `~`. */
export function redactor(homes: readonly string[]): (text: string) => string {
  const folders = homes.filter((home) => home.length > 1);
  return (text) => {
    let out = text;
    for (const home of folders) out = out.replaceAll(home, '~');
    for (const [pattern, replacement] of RULES) out = out.replace(pattern, replacement);
    return out.replace(LONG, (long) => (looksRandom(long) ? '[secret]' : long));
  };
}
