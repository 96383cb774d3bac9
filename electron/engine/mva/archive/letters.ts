/** What the standard fonts of PDF hold beyond Latin 1 (WinAnsi). Others would throw when they are drawn. */
const SHOWN = /[\u0020-\u007e\u00a1-\u00ffŠšŽžŒœŸ€…•]/;
/** Letters that are no other letter with a mark on it. */
const nearest: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ŋ: 'N',
  ŋ: 'n',
  Ŧ: 'T',
  ŧ: 't',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  ẞ: 'SS',
};

/** A letter the fonts lack stands as the nearest they have, anything else as a question mark. */
export function printable(text: string): string {
  return [...plain(text)].map((sign) => (SHOWN.test(sign) ? sign : stripped(sign))).join('');
}

/** Whether all of it can be shown as it is. */
export function isPrintable(text: string): boolean {
  return [...plain(text)].every((sign) => SHOWN.test(sign));
}

/** Marks on their letters, and blanks, dashes and quotes in one form each: that changes no word. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u202f\u00a0]/g, ' ')
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\r\n\t]+/g, ' ');
}

function stripped(sign: string): string {
  const [base = ''] = sign.normalize('NFD');
  return nearest[base] ?? (SHOWN.test(base) ? base : '?');
}
